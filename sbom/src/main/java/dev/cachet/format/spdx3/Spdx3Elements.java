package dev.cachet.format.spdx3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.format.content.Json;
import dev.cachet.format.spdx.OwnLicence;
import dev.cachet.format.spdx.SpdxNames;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Contact;
import dev.cachet.sbom.Organisation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes elements of SPDX 3.0.1 and remembers those that several others point to. Their names are
 * made of the number of the document and of what they stand for, so that the same content has the
 * same names.
 */
final class Spdx3Elements {
  static final String CREATION_INFO = "_:creationinfo";

  private final String nameSpace;
  private final SortedMap<String, ObjectNode> shared = new TreeMap<>();

  Spdx3Elements(String serial) {
    this.nameSpace = "urn:uuid:" + serial + "#";
  }

  String id(String prefix, String text) {
    return SpdxNames.id(nameSpace + prefix, text);
  }

  ObjectNode element(String type, String id) {
    return Json.object().put("type", type).put("spdxId", id).put("creationInfo", CREATION_INFO);
  }

  /** Remembers one element under its name, whoever asks first. */
  String share(ObjectNode element) {
    String id = element.get("spdxId").textValue();
    shared.putIfAbsent(id, element);
    return id;
  }

  Iterable<ObjectNode> shared() {
    return shared.values();
  }

  String organisation(Organisation organisation) {
    ObjectNode json = element("Organization", id("Agent-", organisation.toString()));
    Json.put(json, "name", organisation.name());
    addresses(json, organisation.contacts());
    Json.list(json, "externalRef", organisation.urls(), url -> reference("altWebPage", url, null));
    return share(json);
  }

  String person(Contact person) {
    ObjectNode json = element("Person", id("Agent-", person.toString()));
    Json.put(json, "name", person.name());
    addresses(json, List.of(person));
    return share(json);
  }

  /** For a document of which nobody says that he made it. */
  String softwareAgent(String name) {
    return share(element("SoftwareAgent", id("Agent-", name)).put("name", name));
  }

  String tool(Component tool) {
    String name = tool.group() == null ? tool.title() : tool.group() + "/" + tool.title();
    return share(element("Tool", id("Tool-", name)).put("name", name));
  }

  private static void addresses(ObjectNode json, List<Contact> contacts) {
    List<Contact> withEmail = contacts.stream().filter(c -> c.email() != null).toList();
    Json.list(
        json, "externalIdentifier", withEmail, c -> identifier("email", String.valueOf(c.email())));
  }

  static ObjectNode identifier(String type, String identifier) {
    return Json.object()
        .put("type", "ExternalIdentifier")
        .put("externalIdentifierType", type)
        .put("identifier", identifier);
  }

  static ObjectNode reference(String type, String url, @Nullable String comment) {
    ObjectNode json = Json.object().put("type", "ExternalRef").put("externalRefType", type);
    json.putArray("locator").add(url);
    Json.put(json, "comment", comment);
    return json;
  }

  /** One expression, with the licences that only this document knows. */
  String licence(String expression, SortedMap<String, OwnLicence> own) {
    ObjectNode json =
        element("simplelicensing_LicenseExpression", id("Licence-", expression))
            .put("simplelicensing_licenseExpression", expression);
    Set<String> named = SpdxNames.references(expression);
    List<Map.Entry<String, OwnLicence>> used =
        own.entrySet().stream().filter(each -> named.contains(each.getKey())).toList();
    Json.list(
        json,
        "simplelicensing_customIdToUri",
        used,
        each -> entry(each.getKey(), text(each.getKey(), each.getValue())));
    return share(json);
  }

  private static JsonNode entry(String key, String value) {
    return Json.object().put("type", "DictionaryEntry").put("key", key).put("value", value);
  }

  private String text(String ref, OwnLicence own) {
    return share(
        element("simplelicensing_SimpleLicensingText", id("LicenceText-", ref))
            .put("name", ref)
            .put("simplelicensing_licenseText", own.text()));
  }

  ObjectNode relationship(String from, String type, List<String> to) {
    ObjectNode json = element("Relationship", id("Relationship-", type + " " + from));
    json.put("from", from).put("relationshipType", type);
    Json.texts(json, "to", to);
    return json;
  }
}
