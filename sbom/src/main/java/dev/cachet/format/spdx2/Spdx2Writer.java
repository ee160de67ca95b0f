package dev.cachet.format.spdx2;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.completeness.Composition;
import dev.cachet.completeness.CompositionAggregate;
import dev.cachet.format.content.Chunks;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.Json;
import dev.cachet.format.content.Losses;
import dev.cachet.format.content.WrittenSbom;
import dev.cachet.format.cyclonedx.DocumentReading;
import dev.cachet.format.cyclonedx.Words;
import dev.cachet.format.spdx.OwnLicence;
import dev.cachet.format.spdx.SpdxNames;
import dev.cachet.identity.InputDigest;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Contact;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes SPDX 2.3 JSON. */
public final class Spdx2Writer {
  static final String DOCUMENT = "SPDXRef-DOCUMENT";

  private static final String WHY = "SPDX 2.3 has no place for it; CycloneDX 1.6 has";

  private final Sbom sbom;
  private final SbomContent content;
  private final String created;
  private final SpdxNames names = new SpdxNames(true);
  private final Losses losses = new Losses(WHY);
  private final Spdx2Packages packages;
  private final Set<String> known = new HashSet<>();

  private Spdx2Writer(Sbom sbom, String created) {
    this.sbom = sbom;
    this.content = sbom.content();
    this.created = created;
    this.packages = new Spdx2Packages(names, created, losses);
  }

  /**
   * Writes SPDX 2.3 as JSON.
   *
   * @param sbom the SBOM
   * @return the written sbom
   * @throws InvalidSbomException if the document is invalid, or over a limit; the message says
   *     where
   */
  public static WrittenSbom write(Sbom sbom) throws InvalidSbomException {
    Spdx2Writer writer = new Spdx2Writer(sbom, created(sbom));
    Chunks out = new Chunks();
    try (JsonGenerator json = Json.generator(out)) {
      writer.document(json);
    } catch (IOException e) {
      // Half a surrogate pair is the one text that UTF-8 has no bytes for.
      throw new InvalidSbomException("not writable as JSON: " + e.getMessage(), e);
    }
    out.write('\n');
    return new WrittenSbom(out, writer.losses.findings());
  }

  /**
   * The instant of creation as SPDX writes it.
   *
   * @param sbom the SBOM
   * @return the text
   * @throws InvalidSbomException if the document is invalid, or over a limit; the message says
   *     where
   */
  public static String created(Sbom sbom) throws InvalidSbomException {
    return sbom.timestamp()
        .map(timestamp -> timestamp.truncatedTo(ChronoUnit.SECONDS).toString())
        .orElseThrow(
            () ->
                new InvalidSbomException(
                    "/creationInfo/created: SPDX demands it and the SBOM does not say when it was"
                        + " made; make it anew"));
  }

  private void document(JsonGenerator json) throws IOException {
    ObjectNode frame = Json.object();
    frame.put("spdxVersion", "SPDX-2.3");
    frame.put("dataLicense", "CC0-1.0");
    frame.put("SPDXID", DOCUMENT);
    frame.put("name", content.subject().title());
    frame.put("documentNamespace", "urn:uuid:" + serial(sbom));
    frame.set("creationInfo", creationInfo());
    Json.list(frame, "annotations", documentProperties(), packages::annotation);
    json.writeStartObject();
    for (var field : frame.properties()) {
      json.writeFieldName(field.getKey());
      Json.write(json, field.getValue());
    }
    json.writeArrayFieldStart("packages");
    writePackage(content.subject(), json);
    for (Component component : content.all()) {
      writePackage(component, json);
    }
    json.writeEndArray();
    relationships(json);
    ownLicences(json);
    json.writeEndObject();
    tellLosses();
  }

  /**
   * A document that states no number still needs a name of its own.
   *
   * @param sbom the SBOM
   * @return the text
   */
  public static String serial(Sbom sbom) {
    return sbom.serial()
        .or(() -> Sbom.of(sbom.content(), sbom.timestamp().orElseThrow()).serial())
        .orElseThrow()
        .toString();
  }

  private List<Property> documentProperties() {
    List<Property> properties = new ArrayList<>(content.properties());
    for (InputDigest input : content.inputs()) {
      properties.add(new Property(DocumentReading.INPUT_PREFIX + input.path(), input.sha256()));
    }
    content.phases().forEach(p -> properties.add(new Property(Spdx2Reader.PHASE, Words.of(p))));
    return properties;
  }

  private ObjectNode creationInfo() {
    ObjectNode json = Json.object().put("created", created);
    ArrayNode creators = json.putArray("creators");
    for (Component tool : content.tools()) {
      // SPDX has one text for a tool; the group is part of no name in use.
      creators.add("Tool: " + tool.name() + (tool.version() == null ? "" : "-" + tool.version()));
    }
    Organisation manufacturer = content.manufacturer();
    if (manufacturer != null && manufacturer.name() != null) {
      Contact first = manufacturer.contacts().isEmpty() ? null : manufacturer.contacts().get(0);
      creators.add(
          Spdx2Packages.organisation(manufacturer.name(), first == null ? null : first.email()));
    }
    for (Contact author : content.authors()) {
      creators.add(person(author));
    }
    if (creators.isEmpty()) {
      // The format demands one, and this one is true of the document if not of its content.
      creators.add(Spdx2Packages.ANNOTATOR);
    }
    return json;
  }

  private static String person(Contact author) {
    String name = author.name() == null ? "" : author.name();
    return "Person: " + name + (author.email() == null ? "" : " (" + author.email() + ")");
  }

  private void writePackage(Component component, JsonGenerator json) throws IOException {
    known.add(component.ref());
    Json.write(json, packages.of(component));
  }

  private void relationships(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("relationships");
    relate(DOCUMENT, "DESCRIBES", id(content.subject().ref()), json);
    contain(content.subject(), json);
    for (Component component : content.components()) {
      contain(component, json);
    }
    Map<String, CompositionAggregate> completeness = completeness();
    for (Map.Entry<String, List<String>> edges : content.dependencies().edges().entrySet()) {
      depend(edges.getKey(), edges.getValue(), completeness, json);
    }
    json.writeEndArray();
  }

  private void contain(Component whole, JsonGenerator json) throws IOException {
    for (Component part : whole.parts()) {
      relate(id(whole.ref()), "CONTAINS", id(part.ref()), json);
      contain(part, json);
    }
  }

  /** NONE and NOASSERTION are the words of SPDX 2.3 for a known nothing and a known unknown. */
  private void depend(
      String from,
      List<String> targets,
      Map<String, CompositionAggregate> completeness,
      JsonGenerator json)
      throws IOException {
    if (!known.contains(from)) {
      losses.add(from + "/dependencies", targets);
      return;
    }
    for (String to : targets) {
      if (known.contains(to)) {
        relate(id(from), "DEPENDS_ON", id(to), json);
      } else {
        losses.add(from + "/dependencies", to);
      }
    }
    CompositionAggregate stated = completeness.get(from);
    if (targets.isEmpty() && (stated == null || stated == CompositionAggregate.COMPLETE)) {
      relate(id(from), "DEPENDS_ON", "NONE", json);
    } else if (stated != null && stated != CompositionAggregate.COMPLETE) {
      relate(id(from), "DEPENDS_ON", SpdxNames.NO_ASSERTION, json);
    }
  }

  private Map<String, CompositionAggregate> completeness() {
    Map<String, CompositionAggregate> stated = new HashMap<>();
    for (Composition composition : content.compositions()) {
      composition.dependencies().forEach(ref -> stated.put(ref, composition.aggregate()));
    }
    return stated;
  }

  private static String id(String ref) {
    return Spdx2Packages.id(ref);
  }

  private static void relate(String from, String type, String to, JsonGenerator json)
      throws IOException {
    JsonNode relationship =
        Json.object()
            .put("spdxElementId", from)
            .put("relationshipType", type)
            .put("relatedSpdxElement", to);
    Json.write(json, relationship);
  }

  private void ownLicences(JsonGenerator json) throws IOException {
    if (names.ownLicences().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("hasExtractedLicensingInfos");
    for (Map.Entry<String, OwnLicence> own : names.ownLicences().entrySet()) {
      JsonNode info =
          Json.object()
              .put("licenseId", own.getKey())
              .put("extractedText", own.getValue().text())
              .put("name", own.getValue().name());
      Json.write(json, info);
    }
    json.writeEndArray();
  }

  private void tellLosses() {
    sbom.timestamp()
        .filter(timestamp -> !timestamp.toString().equals(created))
        .ifPresent(timestamp -> losses.add("/metadata/timestamp", timestamp));
    for (Composition composition : content.compositions()) {
      losses.add("/compositions", composition.aggregate());
    }
    content.services().forEach(service -> losses.add("/services", service));
    content.references().forEach(reference -> losses.add("/externalReferences", reference));
    content.licences().forEach(claim -> losses.add("/metadata/licenses", claim));
    lost("/metadata/supplier", content.supplier());
    content.tools().stream()
        .filter(tool -> tool.group() != null || tool.purl() != null || !tool.hashes().isEmpty())
        .forEach(tool -> losses.add("/metadata/tools", tool));
  }

  private void lost(String pointer, @Nullable Object value) {
    if (value != null) {
      losses.add(pointer, value);
    }
  }
}
