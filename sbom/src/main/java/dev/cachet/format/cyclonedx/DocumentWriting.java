package dev.cachet.format.cyclonedx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.format.content.Json;
import dev.cachet.sbom.Composition;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import java.util.List;
import java.util.Map;

/** All of an SBOM but its components and dependencies, as CycloneDX JSON. */
final class DocumentWriting {
  private DocumentWriting() {}

  static ObjectNode document(Sbom sbom) {
    ObjectNode json = Json.object();
    json.put("bomFormat", "CycloneDX");
    json.put("specVersion", "1.6");
    sbom.serial().ifPresent(serial -> json.put("serialNumber", "urn:uuid:" + serial));
    json.put("version", 1);
    json.set("metadata", metadata(sbom));
    SbomContent content = sbom.content();
    Json.list(json, "services", content.services(), ServiceWriting::service);
    ComponentWriting.references(json, content.references());
    Json.list(json, "compositions", content.compositions(), DocumentWriting::composition);
    return json;
  }

  private static ObjectNode metadata(Sbom sbom) {
    SbomContent content = sbom.content();
    ObjectNode json = Json.object();
    sbom.timestamp().ifPresent(timestamp -> json.put("timestamp", timestamp.toString()));
    Json.list(
        json, "lifecycles", content.phases(), phase -> Json.object().put("phase", Words.of(phase)));
    if (!content.tools().isEmpty()) {
      Json.list(
          json.putObject("tools"), "components", content.tools(), ComponentWriting::component);
    }
    Json.set(json, "manufacturer", ComponentWriting.organisation(content.manufacturer()));
    ComponentWriting.contacts(json, "authors", content.authors());
    if (content.statesSubject()) {
      json.set("component", ComponentWriting.component(content.subject()));
    }
    Json.set(json, "supplier", ComponentWriting.organisation(content.supplier()));
    ComponentWriting.licences(json, content.licences());
    properties(json, content);
    return json;
  }

  private static void properties(ObjectNode json, SbomContent content) {
    List<Property> inputs =
        content.inputs().stream()
            .map(i -> new Property(DocumentReading.INPUT_PREFIX + i.path(), i.sha256()))
            .toList();
    if (!inputs.isEmpty() || !content.properties().isEmpty()) {
      ArrayNode array = json.putArray("properties");
      content.properties().forEach(p -> array.add(ComponentWriting.property(p)));
      inputs.forEach(p -> array.add(ComponentWriting.property(p)));
    }
  }

  private static JsonNode composition(Composition composition) {
    ObjectNode json = Json.object();
    json.put("aggregate", Words.underscored(composition.aggregate()));
    Json.texts(json, "assemblies", composition.assemblies());
    Json.texts(json, "dependencies", composition.dependencies());
    return json;
  }

  static ObjectNode dependency(Map.Entry<String, List<String>> edges) {
    ObjectNode json = Json.object().put("ref", edges.getKey());
    Json.texts(json, "dependsOn", edges.getValue());
    return json;
  }
}
