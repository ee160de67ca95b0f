package dev.cachet.format.spdx2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.format.content.Json;
import dev.cachet.format.content.Losses;
import dev.cachet.format.cyclonedx.Words;
import dev.cachet.format.spdx.SpdxNames;
import dev.cachet.format.spdx.SpdxProperties;
import dev.cachet.identity.ComponentHash;
import dev.cachet.identity.Swid;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Contact;
import dev.cachet.sbom.ExternalReference;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Pedigree;
import dev.cachet.sbom.Property;
import dev.cachet.support.SupportStatement;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Our components as packages of SPDX 2.3 JSON. */
public final class Spdx2Packages {
  static final String ANNOTATOR = "Tool: cachet-sbom";

  /** The words of SPDX where they are not those of CycloneDX; what is neither is OTHER. */
  static final Map<String, String> PURPOSES =
      Map.of(
          "application", "APPLICATION",
          "framework", "FRAMEWORK",
          "library", "LIBRARY",
          "container", "CONTAINER",
          "operating-system", "OPERATING_SYSTEM",
          "device", "DEVICE",
          "firmware", "FIRMWARE",
          "file", "FILE");

  /** What SPDX 2.3 takes for a place to download from; a longer top-level domain it does not. */
  private static final Pattern WEB =
      Pattern.compile(
          "(https?|ftp)://[a-z0-9]+([.-][a-z0-9]+){0,100}\\.[a-z]{2,5}(:[0-9]{1,5})?(/\\S*)?");

  private static final Pattern CPE_23 = Pattern.compile("cpe:2\\.3:[aho*-](:\\S+){10}");
  private static final Pattern CPE_22 =
      Pattern.compile("cpe:/[aho](:\\S*)*", Pattern.CASE_INSENSITIVE);
  private static final Pattern NO_SPACE = Pattern.compile("\\S+");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private final SpdxNames names;
  private final String created;
  private final Losses losses;

  Spdx2Packages(SpdxNames names, String created, Losses losses) {
    this.names = names;
    this.created = created;
    this.losses = losses;
  }

  static String id(String ref) {
    return SpdxNames.id("SPDXRef-Package-", ref);
  }

  ObjectNode of(Component component) {
    ObjectNode json = Json.object();
    json.put("SPDXID", id(component.ref()));
    json.put("name", component.name());
    Json.put(json, "versionInfo", component.version());
    Json.put(json, "supplier", agent(component, "supplier", component.supplier()));
    Json.put(json, "originator", agent(component, "manufacturer", component.manufacturer()));
    json.put("downloadLocation", location(component, "distribution", SpdxNames.NO_ASSERTION));
    json.put("filesAnalyzed", false);
    Json.list(json, "checksums", component.hashes(), Spdx2Packages::checksum);
    Json.put(json, "homepage", location(component, "website", null));
    Pedigree pedigree = component.pedigree();
    Json.put(json, "sourceInfo", pedigree == null ? null : pedigree.notes());
    json.put("licenseConcluded", names.expression(component.licences(), true));
    json.put("licenseDeclared", names.expression(component.licences(), false));
    String copyright = component.copyright();
    json.put("copyrightText", copyright == null ? SpdxNames.NO_ASSERTION : copyright);
    Json.put(json, "description", component.description());
    json.put("primaryPackagePurpose", PURPOSES.getOrDefault(Words.of(component.type()), "OTHER"));
    Json.put(json, "validUntilDate", validUntil(component));
    externalReferences(json, component);
    Json.list(json, "annotations", SpdxProperties.of(component), this::annotation);
    tellLosses(component, pedigree);
    return json;
  }

  JsonNode annotation(Property property) {
    return Json.object()
        .put("annotationType", "OTHER")
        .put("annotator", ANNOTATOR)
        .put("annotationDate", created)
        .put("comment", property.name() + "=" + property.value());
  }

  private @Nullable String agent(Component owner, String field, @Nullable Organisation agent) {
    if (agent == null) {
      return null;
    }
    Contact contact = agent.contacts().isEmpty() ? null : agent.contacts().get(0);
    String email = contact == null ? null : contact.email();
    boolean whole =
        agent.urls().isEmpty()
            && (contact == null
                || (agent.contacts().size() == 1
                    && contact.name() == null
                    && contact.phone() == null));
    if (!whole || agent.name() == null) {
      losses.add(owner.ref() + "/" + field, agent);
    }
    return agent.name() == null ? SpdxNames.NO_ASSERTION : organisation(agent.name(), email);
  }

  static String organisation(String name, @Nullable String email) {
    return "Organization: " + name + (email == null ? "" : " (" + email + ")");
  }

  /** The first of several; the others go to the external references. */
  private static @Nullable String location(
      Component component, String type, @Nullable String absent) {
    return component.references().stream()
        .filter(r -> r.type().equals(type) && WEB.matcher(r.url()).matches())
        .map(ExternalReference::url)
        .findFirst()
        .orElse(absent);
  }

  private static JsonNode checksum(ComponentHash hash) {
    // SPDX writes the older names without a hyphen.
    String algorithm = hash.algorithm().replaceFirst("^SHA-", "SHA");
    return Json.object().put("algorithm", algorithm).put("checksumValue", hash.hex());
  }

  /**
   * The last second of the last day.
   *
   * @param component the component
   * @return the text
   */
  public static @Nullable String validUntil(Component component) {
    String end = component.property(SupportStatement.END_OF_SUPPORT);
    return end == null || !DAY.matcher(end).matches() ? null : end + "T23:59:59Z";
  }

  private void externalReferences(ObjectNode json, Component component) {
    ArrayNode array = json.arrayNode();
    if (component.purl() != null) {
      add(array, "PACKAGE-MANAGER", "purl", component.purl(), null);
    }
    String cpe = component.cpe();
    if (cpe != null && CPE_23.matcher(cpe).matches()) {
      add(array, "SECURITY", "cpe23Type", cpe, null);
    } else if (cpe != null && CPE_22.matcher(cpe).matches()) {
      add(array, "SECURITY", "cpe22Type", cpe, null);
    } else if (cpe != null) {
      losses.add(component.ref() + "/cpe", cpe);
    }
    Swid swid = component.swid();
    if (swid != null && NO_SPACE.matcher(swid.tagId()).matches()) {
      add(array, "SECURITY", "swid", "swid:" + swid.tagId(), null);
    }
    for (ExternalReference reference : component.references()) {
      if (NO_SPACE.matcher(reference.url()).matches()) {
        add(array, "OTHER", reference.type(), reference.url(), reference.comment());
      } else {
        losses.add(component.ref() + "/externalReferences", reference);
      }
      if (!reference.hashes().isEmpty()) {
        losses.add(component.ref() + "/externalReferences/hashes", reference.hashes());
      }
    }
    if (!array.isEmpty()) {
      json.set("externalRefs", array);
    }
  }

  private static void add(
      ArrayNode array, String category, String type, String locator, @Nullable String comment) {
    ObjectNode json = array.addObject();
    json.put("referenceCategory", category);
    json.put("referenceType", type);
    json.put("referenceLocator", locator);
    Json.put(json, "comment", comment);
  }

  private void tellLosses(Component component, @Nullable Pedigree pedigree) {
    String ref = component.ref();
    lost(ref + "/authors", component.authors());
    lost(ref + "/evidence/identity", component.identity());
    lost(ref + "/evidence/occurrences", component.occurrences());
    if (component.swid() != null) {
      losses.add(ref + "/swid", component.swid());
    }
    if (pedigree != null) {
      lost(ref + "/pedigree/ancestors", pedigree.ancestors());
      lost(ref + "/pedigree/descendants", pedigree.descendants());
      lost(ref + "/pedigree/variants", pedigree.variants());
      lost(ref + "/pedigree/patches", pedigree.patches());
    }
    component.licences().stream()
        .filter(claim -> claim.url() != null)
        .forEach(claim -> losses.add(ref + "/licenses/url", claim));
  }

  private void lost(String pointer, List<?> values) {
    if (!values.isEmpty()) {
      losses.add(pointer, values);
    }
  }
}
