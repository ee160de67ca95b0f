package dev.cachet.format.cyclonedx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.format.content.EmailAddress;
import dev.cachet.format.content.IriReference;
import dev.cachet.format.content.Json;
import dev.cachet.identity.ComponentHash;
import dev.cachet.identity.IdentityEvidence;
import dev.cachet.identity.Occurrence;
import dev.cachet.identity.Swid;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.LicenceClaim.Acknowledgement;
import dev.cachet.licence.LicenceClaim.Form;
import dev.cachet.licence.SpdxLicences;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Contact;
import dev.cachet.sbom.ExternalReference;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Pedigree;
import dev.cachet.sbom.Property;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Our components as CycloneDX JSON; the exact counterpart of {@link ComponentReading}. */
final class ComponentWriting {
  private ComponentWriting() {}

  static ObjectNode component(Component component) {
    ObjectNode json = Json.object();
    json.put("bom-ref", component.ref());
    json.put("type", Words.of(component.type()));
    Json.put(json, "mime-type", component.mimeType());
    Json.set(json, "supplier", organisation(component.supplier()));
    Json.set(json, "manufacturer", organisation(component.manufacturer()));
    contacts(json, "authors", component.authors());
    Json.put(json, "publisher", component.publisher());
    Json.put(json, "group", component.group());
    json.put("name", component.name());
    Json.put(json, "version", component.version());
    Json.put(json, "description", component.description());
    Json.put(json, "scope", component.scope() == null ? null : Words.of(component.scope()));
    Json.list(json, "hashes", component.hashes(), ComponentWriting::hash);
    licences(json, component.licences());
    Json.put(json, "copyright", component.copyright());
    Json.put(json, "cpe", component.cpe());
    Json.put(json, "purl", component.purl());
    Json.set(json, "swid", component.swid() == null ? null : swid(component.swid()));
    Json.set(
        json, "pedigree", component.pedigree() == null ? null : pedigree(component.pedigree()));
    references(json, component.references());
    Json.list(json, "components", component.parts(), ComponentWriting::component);
    evidence(json, component);
    properties(json, component.properties());
    Json.texts(json, "tags", component.tags());
    return json;
  }

  private static void evidence(ObjectNode json, Component component) {
    if (!component.identity().isEmpty() || !component.occurrences().isEmpty()) {
      ObjectNode evidence = json.putObject("evidence");
      Json.list(evidence, "identity", component.identity(), ComponentWriting::identity);
      Json.list(evidence, "occurrences", component.occurrences(), ComponentWriting::occurrence);
    }
  }

  private static JsonNode identity(IdentityEvidence identity) {
    ObjectNode json = Json.object().put("field", Words.of(identity.field()));
    if (identity.confidence() != null) {
      json.put("confidence", identity.confidence());
    }
    Json.put(json, "concludedValue", identity.value());
    Json.list(json, "methods", identity.methods(), ComponentWriting::method);
    return json;
  }

  private static JsonNode method(IdentityEvidence.Method method) {
    ObjectNode json = Json.object().put("technique", Words.of(method.technique()));
    json.put("confidence", method.confidence());
    Json.put(json, "value", method.value());
    return json;
  }

  private static JsonNode occurrence(Occurrence occurrence) {
    ObjectNode json = Json.object().put("location", occurrence.location());
    if (occurrence.line() != null) {
      json.put("line", occurrence.line());
    }
    if (occurrence.offset() != null) {
      json.put("offset", occurrence.offset());
    }
    Json.put(json, "symbol", occurrence.symbol());
    Json.put(json, "additionalContext", occurrence.context());
    return json;
  }

  private static JsonNode pedigree(Pedigree pedigree) {
    ObjectNode json = Json.object();
    Json.list(json, "ancestors", pedigree.ancestors(), ComponentWriting::component);
    Json.list(json, "descendants", pedigree.descendants(), ComponentWriting::component);
    Json.list(json, "variants", pedigree.variants(), ComponentWriting::component);
    Json.list(json, "patches", pedigree.patches(), ComponentWriting::patch);
    Json.put(json, "notes", pedigree.notes());
    return json;
  }

  private static JsonNode patch(Pedigree.Patch patch) {
    ObjectNode json = Json.object().put("type", Words.of(patch.type()));
    if (patch.url() != null) {
      json.putObject("diff").put("url", patch.url());
    }
    Json.list(json, "resolves", patch.resolves(), ComponentWriting::issue);
    return json;
  }

  private static JsonNode issue(Pedigree.Issue issue) {
    ObjectNode json = Json.object().put("type", issue.type());
    Json.put(json, "id", issue.id());
    Json.put(json, "name", issue.name());
    return json;
  }

  private static JsonNode swid(Swid swid) {
    ObjectNode json = Json.object().put("tagId", swid.tagId()).put("name", swid.name());
    Json.put(json, "version", swid.version());
    if (swid.tagVersion() != null) {
      json.put("tagVersion", swid.tagVersion());
    }
    if (swid.patch() != null) {
      json.put("patch", swid.patch());
    }
    Json.put(json, "url", swid.url());
    return json;
  }

  static @Nullable ObjectNode organisation(@Nullable Organisation organisation) {
    if (organisation == null) {
      return null;
    }
    ObjectNode json = Json.object();
    Json.put(json, "name", organisation.name());
    Json.texts(json, "url", organisation.urls());
    contacts(json, "contact", organisation.contacts());
    return json;
  }

  static void contacts(ObjectNode json, String name, List<Contact> contacts) {
    List<Contact> told = contacts.stream().filter(ComponentWriting::isTold).toList();
    Json.list(json, name, told, ComponentWriting::contact);
  }

  /** Nothing is left of one that is an address alone, if that is not taken. */
  private static boolean isTold(Contact contact) {
    return contact.name() != null
        || contact.phone() != null
        || contact.email() == null
        || email(contact) != null;
  }

  private static JsonNode contact(Contact contact) {
    ObjectNode json = Json.object();
    Json.put(json, "name", contact.name());
    Json.put(json, "email", email(contact));
    Json.put(json, "phone", contact.phone());
    return json;
  }

  /** One address that the schema does not take would make the whole document invalid. */
  private static @Nullable String email(Contact contact) {
    String email = contact.email();
    return email != null && EmailAddress.isTaken(email) ? email : null;
  }

  static void references(ObjectNode json, List<ExternalReference> references) {
    Json.list(
        json,
        "externalReferences",
        references.stream().filter(one -> IriReference.fault(one.url()).isEmpty()).toList(),
        ComponentWriting::reference);
  }

  private static JsonNode reference(ExternalReference reference) {
    ObjectNode json = Json.object().put("type", reference.type()).put("url", reference.url());
    Json.put(json, "comment", reference.comment());
    Json.list(json, "hashes", reference.hashes(), ComponentWriting::hash);
    return json;
  }

  private static JsonNode hash(ComponentHash hash) {
    return Json.object().put("alg", hash.algorithm()).put("content", hash.hex());
  }

  static void properties(ObjectNode json, List<Property> properties) {
    Json.list(json, "properties", properties, ComponentWriting::property);
  }

  static JsonNode property(Property property) {
    return Json.object().put("name", property.name()).put("value", property.value());
  }

  /** The format takes one expression or any number of licences, so a second one is a name. */
  static void licences(ObjectNode json, List<LicenceClaim> claims) {
    if (claims.size() == 1 && claims.get(0).form() == Form.EXPRESSION) {
      ObjectNode alone = json.putArray("licenses").addObject();
      alone.put("expression", claims.get(0).text());
      acknowledge(alone, claims.get(0));
    } else {
      Json.list(json, "licenses", claims, ComponentWriting::licence);
    }
  }

  private static JsonNode licence(LicenceClaim claim) {
    ObjectNode licence = Json.object();
    // A validator with the list of the schema refuses a younger identifier; a name it takes.
    boolean listed = claim.form() == Form.ID && !SpdxLicences.later().contains(claim.text());
    licence.put(listed ? "id" : "name", claim.text());
    acknowledge(licence, claim);
    if (claim.wording() != null) {
      licence.putObject("text").put("content", claim.wording());
    }
    Json.put(licence, "url", claim.url());
    return Json.object().set("license", licence);
  }

  private static void acknowledge(ObjectNode json, LicenceClaim claim) {
    if (claim.acknowledgement() != Acknowledgement.UNSTATED) {
      json.put("acknowledgement", Words.of(claim.acknowledgement()));
    }
  }
}
