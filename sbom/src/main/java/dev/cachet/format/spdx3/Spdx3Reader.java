package dev.cachet.format.spdx3;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cachet.document.DocumentVersions;
import dev.cachet.format.content.Fields;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.JsonTrees;
import dev.cachet.format.content.Losses;
import dev.cachet.format.content.ReadContent;
import dev.cachet.format.content.Timestamps;
import dev.cachet.format.spdx.Spdx2Graph;
import dev.cachet.format.spdx.SpdxNames;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.vex.VexStatement;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads SPDX 3.0.1 JSON-LD, one element at a time: packages, files, licences, runtime needs and
 * containment. What else an element says is told as left out.
 */
public final class Spdx3Reader {
  private static final String WHY =
      "this library has no place for it; keep the document itself if it matters";

  /** Every output of a build is paired with every input, which a hostile document makes many. */
  private static final long MAX_PAIRS = 2_000_000;

  private final Losses losses = new Losses(WHY);
  private final Spdx2Graph graph = new Spdx2Graph(losses);
  private final Spdx3PackageReading packages = new Spdx3PackageReading();
  private final Map<String, List<String>> roots = new TreeMap<>();
  private final Set<String> documents = new TreeSet<>();
  private final Set<String> elements = new HashSet<>();
  private final Map<String, List<String>> inputs = new LinkedHashMap<>();
  private final Map<String, List<String>> outputs = new LinkedHashMap<>();
  private final List<Contained> contained = new ArrayList<>();
  private final Spdx3Vex vex = new Spdx3Vex();
  private final List<VexStatement> statements = new ArrayList<>();
  private long pairs;
  private @Nullable Instant created;

  /** A part and its whole. */
  private record Contained(String whole, String part) {}

  private Spdx3Reader() {}

  /**
   * Reads all tokens of a parser, and closes nothing.
   *
   * @param parser stands before the value
   * @return the read content
   * @throws InvalidSbomException if the document is invalid, or over a limit; the message says
   *     where
   * @throws IOException if the medium failed
   */
  public static ReadContent read(JsonParser parser) throws InvalidSbomException, IOException {
    return read(parser, work -> {});
  }

  /** The same, and says how much was done. */
  static ReadContent read(JsonParser parser, LongConsumer worked)
      throws InvalidSbomException, IOException {
    Spdx3Reader reader = new Spdx3Reader();
    try {
      reader.document(parser);
      Sbom sbom = reader.sbom();
      reader.vulnerabilities();
      worked.accept(reader.work());
      return new ReadContent(
          "SPDX 3", sbom, reader.losses.unknown(), reader.losses.findings(), reader.statements);
    } catch (IllegalArgumentException e) {
      throw new InvalidSbomException(String.valueOf(e.getMessage()), e);
    }
  }

  private void document(JsonParser parser) throws InvalidSbomException, IOException {
    boolean graphSeen = false;
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (name.equals("@graph") && token == JsonToken.START_ARRAY) {
        graphSeen = true;
        elements(parser);
      } else if (name.equals("@context")) {
        parser.skipChildren();
      } else {
        losses.add("/" + name, JsonTrees.MAPPER.readTree(parser));
      }
    }
    if (!graphSeen) {
      throw new InvalidSbomException("/@graph: missing; it lists the elements of SPDX 3");
    }
    if (parser.nextToken() != null) {
      throw new InvalidSbomException("not JSON: something follows the document");
    }
  }

  private void elements(JsonParser parser) throws IOException {
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      JsonNode item = JsonTrees.MAPPER.readTree(parser);
      if (!item.isObject()) {
        throw new IllegalArgumentException("/@graph/" + i + ": is no object");
      }
      Fields.read(item, "/@graph", i, losses, this::element);
    }
  }

  private String element(Fields from) {
    String type = from.text("type", "");
    if (type.equals("CreationInfo")) {
      return creation(from);
    }
    String id = from.text("spdxId", "");
    elements.add(id);
    if (!from.isObject("creationInfo")) {
      from.text("creationInfo");
    }
    switch (type) {
      case "software_Package", "software_File" ->
          packages.add(id, type.equals("software_File"), from);
      case "Relationship", "LifecycleScopedRelationship" -> relate(from);
      case "simplelicensing_LicenseExpression" -> packages.expression(id, from);
      case "simplelicensing_SimpleLicensingText" -> packages.text(id, from);
      case "Organization", "Person", "Agent", "SoftwareAgent", "Tool" ->
          packages.agent(id, from.text("name", ""));
      case "SpdxDocument" -> {
        documents.add(id);
        roots.put(id, from.texts("rootElement"));
        from.objects("import", this::external);
      }
      case "software_Sbom", "Bom", "Bundle" -> {
        roots.put(id, from.texts("rootElement"));
        from.texts("element");
      }
      case "security_Vulnerability" -> vex.vulnerability(id, from);
      default -> {
        if (type.startsWith(Spdx3Vex.PREFIX)) {
          vex.relationship(from);
        } else {
          from.lose("type");
        }
      }
    }
    return type;
  }

  private String external(Fields from) {
    String id = from.text("externalSpdxId", "");
    from.unknown(
        "format.external-missing", "", "'" + id + "' is said in another document, not in this one");
    return id;
  }

  private String creation(Fields from) {
    String version = from.text("specVersion", "");
    if (!DocumentVersions.readsSpdx3(version)) {
      throw new IllegalArgumentException(DocumentVersions.unread("SPDX " + version));
    }
    String text = from.text("created");
    Instant at = text == null ? null : Timestamps.read(text, from, "created");
    if (at != null && (created == null || at.isAfter(created))) {
      created = at;
    }
    from.text("@id");
    from.texts("createdBy");
    from.texts("createdUsing");
    return version;
  }

  private void relate(Fields from) {
    String one = from.text("from", "");
    List<String> others = from.texts("to");
    String scope = from.text("scope", "runtime");
    switch (from.text("relationshipType", "")) {
      case "dependsOn" -> {
        if (scope.equals("runtime")) {
          others.forEach(other -> graph.depend(one, none(other)));
          if (others.isEmpty() || !from.text("completeness", "complete").equals("complete")) {
            graph.needsMore(one);
          }
        } else {
          from.lose("relationshipType");
        }
      }
      case "contains" -> others.forEach(other -> contained.add(new Contained(one, other)));
      case "hasConcludedLicense" -> packages.licences(one, others, true);
      case "hasDeclaredLicense" -> packages.licences(one, others, false);
      case "hasAssociatedVulnerability" -> vex.associate(one, others);
      case "generates" -> {
        vex.generates(one, others);
        from.lose("relationshipType");
      }
      case "hasInput" -> inputs.computeIfAbsent(one, id -> new ArrayList<>()).addAll(others);
      case "hasOutput" -> outputs.computeIfAbsent(one, id -> new ArrayList<>()).addAll(others);
      default -> from.lose("relationshipType");
    }
  }

  private void vulnerabilities() {
    vex.tellUnsaid(losses);
    statements.addAll(vex.statements());
    if (!statements.isEmpty()) {
      losses.add("/vulnerabilities", statements.size() + " statements");
    }
  }

  private static String none(String id) {
    if (id.endsWith("NoneElement")) {
      return "NONE";
    }
    return id.endsWith("NoAssertionElement") ? SpdxNames.NO_ASSERTION : id;
  }

  private Sbom sbom() {
    Map<String, Component> components = packages.components(losses);
    outputs.forEach(this::installed);
    Set<String> described = described();
    described.forEach(graph::describe);
    for (Contained one : contained) {
      for (String id : List.of(one.whole(), one.part())) {
        if (!elements.contains(id)) {
          graph.elsewhere(id);
        }
      }
      // What is in the subject alone stands beside it, as CycloneDX lists it.
      if (!(described.size() == 1 && described.contains(one.whole()))
          && !graph.contain(one.whole(), one.part())) {
        losses.add("/@graph", one.whole() + " contains " + one.part());
      }
    }
    Component subject = graph.subject(components);
    if (subject == null) {
      losses.unknown(
          "format.no-subject",
          "/@graph",
          "the document does not say which one package it describes; name it, for example with"
              + " --device");
      subject = SbomContent.builderWithoutSubject().build().subject();
    }
    return Sbom.asStated(graph.content(subject, components).build(), created, null);
  }

  /** What a build installs into an image is no part of the image by any other word. */
  private void installed(String build, List<String> made) {
    List<String> images = made.stream().filter(packages::isPackage).toList();
    List<String> installed =
        inputs.getOrDefault(build, List.of()).stream().filter(packages::isInstalled).toList();
    pairs += (long) images.size() * installed.size();
    if (pairs > MAX_PAIRS) {
      throw new IllegalArgumentException(
          "/@graph: builds put more than " + MAX_PAIRS + " packages into images");
    }
    images.forEach(image -> installed.forEach(input -> graph.depend(image, input)));
  }

  /** What was done beyond one step for each element; a test holds it to be linear. */
  long work() {
    return pairs + graph.work();
  }

  /** Over the lists of elements that stand between the document and what it is about. */
  private Set<String> described() {
    Set<String> seen = new TreeSet<>();
    Set<String> found = new TreeSet<>();
    (documents.isEmpty() ? roots.keySet() : documents).forEach(id -> follow(id, seen, found));
    return found;
  }

  private void follow(String id, Set<String> seen, Set<String> found) {
    if (!seen.add(id) || seen.size() > Losses.MAX_LISTED) {
      return;
    }
    if (packages.isPackage(id)) {
      found.add(id);
    }
    roots.getOrDefault(id, List.of()).forEach(root -> follow(root, seen, found));
  }
}
