package dev.cachet.format.spdx3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.format.content.Json;
import dev.cachet.format.content.Losses;
import dev.cachet.format.cyclonedx.Words;
import dev.cachet.format.spdx2.Spdx2Packages;
import dev.cachet.identity.ComponentHash;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ExternalReference;
import dev.cachet.sbom.Pedigree;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Our components as packages of SPDX 3.0.1. */
final class Spdx3Packages {
  private static final Map<String, String> PURPOSES =
      Map.ofEntries(
          Map.entry("application", "application"),
          Map.entry("framework", "framework"),
          Map.entry("library", "library"),
          Map.entry("container", "container"),
          Map.entry("platform", "platform"),
          Map.entry("operating-system", "operatingSystem"),
          Map.entry("device", "device"),
          Map.entry("device-driver", "deviceDriver"),
          Map.entry("firmware", "firmware"),
          Map.entry("file", "file"),
          Map.entry("machine-learning-model", "model"),
          Map.entry("data", "data"));

  private static final Map<String, String> REFERENCES =
      Map.ofEntries(
          Map.entry("vcs", "vcs"),
          Map.entry("issue-tracker", "issueTracker"),
          Map.entry("website", "altWebPage"),
          Map.entry("advisories", "securityAdvisory"),
          Map.entry("mailing-list", "mailingList"),
          Map.entry("social", "socialMedia"),
          Map.entry("chat", "chat"),
          Map.entry("documentation", "documentation"),
          Map.entry("support", "support"),
          Map.entry("source-distribution", "sourceArtifact"),
          Map.entry("distribution", "binaryArtifact"),
          Map.entry("license", "license"),
          Map.entry("build-meta", "buildMeta"),
          Map.entry("build-system", "buildSystem"),
          Map.entry("release-notes", "releaseNotes"));

  /** From the states of support that this library writes to the words of SPDX. */
  private static final Map<String, String> LEVELS =
      Map.of(
          "SUPPORTED", "support",
          "SUPPORTED_DATE_UNKNOWN", "support",
          "ENDS_BEFORE_SERVICE_END", "support",
          "ENDS_WITHIN", "support",
          "ROLLING", "support",
          "SECURITY_ONLY", "limitedSupport",
          "EXTENDED_CONTRACT", "limitedSupport",
          "ENDED", "endOfSupport",
          "ENDED_DATE_UNKNOWN", "endOfSupport");

  private static final Pattern IRI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");

  private final Spdx3Elements elements;
  private final Losses losses;

  Spdx3Packages(Spdx3Elements elements, Losses losses) {
    this.elements = elements;
    this.losses = losses;
  }

  String id(String ref) {
    return elements.id("Package-", ref);
  }

  ObjectNode of(Component component) {
    ObjectNode json = elements.element("software_Package", id(component.ref()));
    json.put("name", component.name());
    Json.put(json, "description", component.description());
    Json.put(json, "software_packageVersion", component.version());
    Json.put(json, "software_copyrightText", component.copyright());
    Json.put(json, "software_packageUrl", component.purl());
    Json.put(json, "software_downloadLocation", location(component, "distribution"));
    Json.put(json, "software_homePage", location(component, "website"));
    Pedigree pedigree = component.pedigree();
    Json.put(json, "software_sourceInfo", pedigree == null ? null : pedigree.notes());
    json.put("software_primaryPurpose", PURPOSES.getOrDefault(Words.of(component.type()), "other"));
    Json.list(json, "verifiedUsing", component.hashes(), Spdx3Packages::hash);
    if (component.supplier() != null) {
      json.put("suppliedBy", elements.organisation(component.supplier()));
    }
    originators(json, component);
    json.putArray("supportLevel").add(level(component));
    Json.put(json, "validUntilTime", Spdx2Packages.validUntil(component));
    identifiers(json, component);
    references(json, component);
    tellLosses(component, pedigree);
    return json;
  }

  private void originators(ObjectNode json, Component component) {
    ArrayNode originators = json.arrayNode();
    if (component.manufacturer() != null) {
      originators.add(elements.organisation(component.manufacturer()));
    }
    component.authors().forEach(author -> originators.add(elements.person(author)));
    if (!originators.isEmpty()) {
      json.set("originatedBy", originators);
    }
  }

  /** Nobody said is not the same as not supported. */
  private static String level(Component component) {
    String state = component.property("cachet:support:state");
    return state == null ? "noAssertion" : LEVELS.getOrDefault(state, "noAssertion");
  }

  private static @Nullable String location(Component component, String type) {
    return component.references().stream()
        .filter(r -> r.type().equals(type) && IRI.matcher(r.url()).matches())
        .map(ExternalReference::url)
        .findFirst()
        .orElse(null);
  }

  private static JsonNode hash(ComponentHash hash) {
    String lower = hash.algorithm().toLowerCase(Locale.ROOT);
    String name = lower.startsWith("sha3-") ? lower.replace('-', '_') : lower.replace("-", "");
    return Json.object().put("type", "Hash").put("algorithm", name).put("hashValue", hash.hex());
  }

  private static void identifiers(ObjectNode json, Component component) {
    ArrayNode identifiers = json.arrayNode();
    if (component.purl() != null) {
      identifiers.add(Spdx3Elements.identifier("packageUrl", component.purl()));
    }
    if (component.cpe() != null) {
      boolean formatted = component.cpe().startsWith("cpe:2.3:");
      identifiers.add(Spdx3Elements.identifier(formatted ? "cpe23" : "cpe22", component.cpe()));
    }
    if (component.swid() != null) {
      identifiers.add(Spdx3Elements.identifier("swid", component.swid().tagId()));
    }
    if (!identifiers.isEmpty()) {
      json.set("externalIdentifier", identifiers);
    }
  }

  private void references(ObjectNode json, Component component) {
    Json.list(json, "externalRef", component.references(), Spdx3Packages::reference);
    component.references().stream()
        .filter(reference -> !reference.hashes().isEmpty())
        .forEach(
            reference ->
                losses.add(component.ref() + "/externalReferences/hashes", reference.hashes()));
  }

  private static JsonNode reference(ExternalReference reference) {
    String type = REFERENCES.get(reference.type());
    String comment = reference.comment();
    return Spdx3Elements.reference(
        type == null ? "other" : type,
        reference.url(),
        // The word of CycloneDX is kept where SPDX has none.
        type == null ? reference.type() + (comment == null ? "" : ": " + comment) : comment);
  }

  private void tellLosses(Component component, @Nullable Pedigree pedigree) {
    String ref = component.ref();
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
