package dev.cachet.format.cyclonedx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.format.content.Json;
import dev.cachet.sbom.DataFlow;
import dev.cachet.sbom.Service;

/** Our services as CycloneDX JSON; the exact counterpart of {@link ServiceReading}. */
final class ServiceWriting {
  private ServiceWriting() {}

  static ObjectNode service(Service service) {
    ObjectNode json = Json.object();
    json.put("bom-ref", service.ref());
    Json.set(json, "provider", ComponentWriting.organisation(service.provider()));
    Json.put(json, "group", service.group());
    json.put("name", service.name());
    Json.put(json, "version", service.version());
    Json.put(json, "description", service.description());
    Json.texts(json, "endpoints", service.endpoints());
    if (service.authenticated() != null) {
      json.put("authenticated", service.authenticated());
    }
    if (service.crossesTrustBoundary() != null) {
      json.put("x-trust-boundary", service.crossesTrustBoundary());
    }
    Json.put(json, "trustZone", service.trustZone());
    Json.list(json, "data", service.data(), ServiceWriting::flow);
    ComponentWriting.licences(json, service.licences());
    ComponentWriting.references(json, service.references());
    Json.list(json, "services", service.parts(), ServiceWriting::service);
    ComponentWriting.properties(json, service.properties());
    Json.texts(json, "tags", service.tags());
    return json;
  }

  private static JsonNode flow(DataFlow flow) {
    ObjectNode json = Json.object().put("flow", Words.of(flow.direction()));
    json.put("classification", flow.classification());
    Json.put(json, "name", flow.name());
    Json.put(json, "description", flow.description());
    Json.texts(json, "source", flow.sources());
    Json.texts(json, "destination", flow.destinations());
    return json;
  }
}
