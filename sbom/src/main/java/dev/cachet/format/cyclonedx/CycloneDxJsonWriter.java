package dev.cachet.format.cyclonedx;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.format.content.Chunks;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.Json;
import dev.cachet.format.content.WrittenSbom;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Sbom;
import dev.cachet.vex.VexStatement;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes CycloneDX JSON; each component is checked, written and forgotten. */
public final class CycloneDxJsonWriter {
  private CycloneDxJsonWriter() {}

  /**
   * Writes CycloneDX 1.6 as JSON.
   *
   * @param sbom the SBOM
   * @return the written sbom
   * @throws InvalidSbomException if the document is invalid, or over a limit; the message says
   *     where
   */
  public static WrittenSbom write(Sbom sbom) throws InvalidSbomException {
    return write(sbom, List.of());
  }

  /**
   * Writes CycloneDX 1.6 as JSON.
   *
   * @param sbom the SBOM
   * @param statements in the order of the document
   * @return the written sbom
   * @throws InvalidSbomException if the document is invalid, or over a limit; the message says
   *     where
   */
  public static WrittenSbom write(Sbom sbom, List<VexStatement> statements)
      throws InvalidSbomException {
    // Nothing of it is given away before the last piece is known to be valid.
    Chunks out = new Chunks();
    try (JsonGenerator json = Json.generator(out)) {
      document(sbom, statements, json);
    } catch (IOException e) {
      // Half a surrogate pair is the one text that UTF-8 has no bytes for.
      throw new InvalidSbomException("not writable as JSON: " + e.getMessage(), e);
    }
    out.write('\n');
    return new WrittenSbom(out, CycloneDxLosses.of(sbom.content()));
  }

  private static void document(Sbom sbom, List<VexStatement> statements, JsonGenerator json)
      throws InvalidSbomException, IOException {
    ObjectNode frame = DocumentWriting.document(sbom);
    SchemaCheck.DOCUMENT.requireValid(frame, "");
    json.writeStartObject();
    for (var field : frame.properties()) {
      // In the order of the schema: what is long stands behind what says what it is.
      if (field.getKey().equals("compositions")) {
        continue;
      }
      json.writeFieldName(field.getKey());
      Json.write(json, field.getValue());
    }
    components(sbom.components(), json);
    dependencies(sbom, json);
    if (frame.has("compositions")) {
      json.writeFieldName("compositions");
      Json.write(json, frame.get("compositions"));
    }
    vulnerabilities(statements, json);
    json.writeEndObject();
  }

  private static void vulnerabilities(List<VexStatement> statements, JsonGenerator json)
      throws InvalidSbomException, IOException {
    if (statements.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("vulnerabilities");
    int index = 0;
    for (VexStatement each : statements) {
      ObjectNode item = VulnerabilityWriting.vulnerability(each);
      SchemaCheck.VULNERABILITY.requireValid(item, "/vulnerabilities/" + index++);
      Json.write(json, item);
    }
    json.writeEndArray();
  }

  private static void components(List<Component> components, JsonGenerator json)
      throws InvalidSbomException, IOException {
    json.writeArrayFieldStart("components");
    int index = 0;
    for (Component component : components) {
      ObjectNode item = ComponentWriting.component(component);
      SchemaCheck.COMPONENT.requireValid(item, "/components/" + index++);
      Json.write(json, item);
    }
    json.writeEndArray();
  }

  private static void dependencies(Sbom sbom, JsonGenerator json)
      throws InvalidSbomException, IOException {
    json.writeArrayFieldStart("dependencies");
    int index = 0;
    for (Map.Entry<String, List<String>> edges : sbom.dependencies().edges().entrySet()) {
      ObjectNode item = DocumentWriting.dependency(edges);
      SchemaCheck.DEPENDENCY.requireValid(item, "/dependencies/" + index++);
      Json.write(json, item);
    }
    json.writeEndArray();
  }
}
