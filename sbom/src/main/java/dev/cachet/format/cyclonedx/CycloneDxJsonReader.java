package dev.cachet.format.cyclonedx;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.document.DocumentVersions;
import dev.cachet.format.content.Fields;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.JsonTrees;
import dev.cachet.format.content.Losses;
import dev.cachet.format.content.ReadContent;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Dependencies;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContentBuilder;
import dev.cachet.vex.VexStatement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads CycloneDX JSON; components and dependencies one by one, the rest as one tree. */
public final class CycloneDxJsonReader {
  private static final String WHY =
      "this library has no place for it; keep the document itself if it matters";

  private final Losses losses = new Losses(WHY);
  private final List<Component> components = new ArrayList<>();
  private final Map<String, List<String>> edges = new TreeMap<>();
  private final List<VexStatement> statements = new ArrayList<>();
  private final Set<JsonNode> nameless = new HashSet<>();

  private final CycloneDxVersion version;

  private CycloneDxJsonReader(CycloneDxVersion version) {
    this.version = version;
  }

  /**
   * Reads all tokens of a parser, and closes nothing.
   *
   * @param parser stands before the value
   * @param specVersion the spec version
   * @return the read content
   * @throws InvalidSbomException if the document is invalid, or over a limit; the message says
   *     where
   * @throws IOException if the medium failed
   */
  public static ReadContent read(JsonParser parser, String specVersion)
      throws InvalidSbomException, IOException {
    String form = "CycloneDX " + specVersion;
    CycloneDxJsonReader reader =
        new CycloneDxJsonReader(
            CycloneDxVersion.of(specVersion)
                .orElseThrow(() -> new InvalidSbomException(DocumentVersions.unread(form))));
    try {
      Sbom sbom = reader.document(parser);
      return new ReadContent(
          form, sbom, reader.losses.unknown(), reader.losses.findings(), reader.statements);
    } catch (IllegalArgumentException e) {
      throw new InvalidSbomException(String.valueOf(e.getMessage()), e);
    }
  }

  private Sbom document(JsonParser parser) throws InvalidSbomException, IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new InvalidSbomException("not CycloneDX JSON: the document is no JSON object");
    }
    ObjectNode root = JsonTrees.MAPPER.createObjectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      boolean list = parser.nextToken() == JsonToken.START_ARRAY;
      if (list && name.equals("components")) {
        root.putArray(name);
        components(parser);
      } else if (list && name.equals("dependencies")) {
        root.putArray(name);
        dependencies(parser);
      } else {
        root.set(name, JsonTrees.MAPPER.readTree(parser));
      }
    }
    if (parser.nextToken() != null) {
      throw new InvalidSbomException("not JSON: something follows the document");
    }
    SchemaCheck.DOCUMENT.requireValid(root, "", version);
    statements.addAll(VulnerabilityReading.read(root.path("vulnerabilities"), losses));
    return Fields.read(root, "", losses, new DocumentReading(this::fill)::sbom);
  }

  private SbomContentBuilder fill(SbomContentBuilder content) {
    return content.components(components).dependencies(Dependencies.of(edges));
  }

  private void components(JsonParser parser) throws InvalidSbomException, IOException {
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      String pointer = "/components/" + i;
      JsonNode item = JsonTrees.MAPPER.readTree(parser);
      SchemaCheck.COMPONENT.requireValid(item, pointer, version);
      // With references the model refuses repetition, which the schema forbids; without, we do.
      if (!item.has("bom-ref") && !nameless.add(item)) {
        throw new InvalidSbomException(pointer + ": the same as a component before it");
      }
      components.add(Fields.read(item, pointer, losses, ComponentReading::component));
    }
  }

  private void dependencies(JsonParser parser) throws InvalidSbomException, IOException {
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      String pointer = "/dependencies/" + i;
      JsonNode item = JsonTrees.MAPPER.readTree(parser);
      SchemaCheck.DEPENDENCY.requireValid(item, pointer, version);
      Fields.read(item, pointer, losses, this::dependency);
    }
  }

  private String dependency(Fields from) {
    String ref = from.text("ref", "");
    List<String> targets = from.texts("dependsOn");
    if (targets.contains(ref)) {
      from.lose("dependsOn");
    }
    edges.computeIfAbsent(ref, r -> new ArrayList<>()).addAll(targets);
    return ref;
  }
}
