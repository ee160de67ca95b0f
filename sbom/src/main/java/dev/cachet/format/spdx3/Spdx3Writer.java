package dev.cachet.format.spdx3;

import com.fasterxml.jackson.core.JsonGenerator;
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
import dev.cachet.format.spdx.SpdxNames;
import dev.cachet.format.spdx.SpdxProperties;
import dev.cachet.format.spdx2.Spdx2Writer;
import dev.cachet.identity.InputDigest;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.LifecyclePhase;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.vex.VexStatement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes SPDX 3.0.1 JSON-LD. */
public final class Spdx3Writer {
  private static final String WHY = "SPDX 3.0.1 has no place for it here; CycloneDX 1.6 has";
  private static final String CONTEXT = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld";
  private static final String NOTHING = "https://spdx.org/rdf/3.0.1/terms/Core/NoneElement";
  private static final String UNKNOWN = "https://spdx.org/rdf/3.0.1/terms/Core/NoAssertionElement";

  private static final Map<LifecyclePhase, String> PHASES =
      Map.of(
          LifecyclePhase.DESIGN, "design",
          LifecyclePhase.PRE_BUILD, "source",
          LifecyclePhase.BUILD, "build",
          LifecyclePhase.POST_BUILD, "analyzed",
          LifecyclePhase.OPERATIONS, "deployed");

  private final Sbom sbom;
  private final SbomContent content;
  private final String created;
  private final List<VexStatement> statements;
  private final Losses losses = new Losses(WHY);
  private final SpdxNames names = new SpdxNames(false);
  private final Spdx3Elements elements;
  private final Spdx3Packages packages;
  private final Map<String, CompositionAggregate> assemblies;
  private final Set<String> known = new HashSet<>();

  private Spdx3Writer(Sbom sbom, String created, List<VexStatement> statements) {
    this.sbom = sbom;
    this.statements = List.copyOf(statements);
    this.content = sbom.content();
    this.created = created;
    this.assemblies = completeness(content, true);
    this.elements = new Spdx3Elements(Spdx2Writer.serial(sbom));
    this.packages = new Spdx3Packages(elements, losses);
  }

  /**
   * Writes SPDX 3.0.1 as JSON-LD.
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
   * Writes SPDX 3.0.1 as JSON-LD, with what is said on vulnerabilities.
   *
   * @param sbom the SBOM
   * @param statements bound to it by {@link dev.cachet.vex.VexList}
   * @return the written sbom
   * @throws InvalidSbomException if the document is invalid, or over a limit; the message says
   *     where
   */
  public static WrittenSbom write(Sbom sbom, List<VexStatement> statements)
      throws InvalidSbomException {
    Spdx3Writer writer = new Spdx3Writer(sbom, Spdx2Writer.created(sbom), statements);
    Chunks out = new Chunks();
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      json.writeStringField("@context", CONTEXT);
      json.writeArrayFieldStart("@graph");
      writer.graph(json);
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      // Half a surrogate pair is the one text that UTF-8 has no bytes for.
      throw new InvalidSbomException("not writable as JSON: " + e.getMessage(), e);
    }
    out.write('\n');
    return new WrittenSbom(out, writer.losses.findings());
  }

  private void graph(JsonGenerator json) throws IOException {
    write(creationInfo(), json);
    String document = elements.id("Document-", content.subject().ref());
    String bom = elements.id("Sbom-", content.subject().ref());
    write(document(document, bom), json);
    write(bom(bom), json);
    for (Property property : documentProperties()) {
      write(annotation(bom, property), json);
    }
    component(content.subject(), json);
    for (Component component : content.all()) {
      component(component, json);
    }
    contain(content.subject(), json);
    for (Component component : content.components()) {
      contain(component, json);
    }
    dependencies(json);
    vulnerabilities(json);
    for (ObjectNode element : elements.shared()) {
      write(element, json);
    }
    tellLosses();
  }

  private static void write(ObjectNode element, JsonGenerator json) throws IOException {
    Json.write(json, element);
  }

  private ObjectNode creationInfo() {
    ObjectNode json = Json.object().put("type", "CreationInfo");
    json.put("@id", Spdx3Elements.CREATION_INFO).put("specVersion", "3.0.1");
    json.put("created", created);
    ArrayNode creators = json.putArray("createdBy");
    if (content.manufacturer() != null) {
      creators.add(elements.organisation(content.manufacturer()));
    }
    content.authors().forEach(author -> creators.add(elements.person(author)));
    if (creators.isEmpty()) {
      // The format demands one, and this one is true of the document if not of its content.
      creators.add(elements.softwareAgent("cachet-sbom"));
    }
    Json.texts(json, "createdUsing", content.tools().stream().map(elements::tool).toList());
    return json;
  }

  private ObjectNode document(String id, String bom) {
    ObjectNode json = elements.element("SpdxDocument", id);
    json.put("name", content.subject().title());
    ArrayNode profiles = json.putArray("profileConformance");
    profiles.add("core").add("software").add("simpleLicensing");
    if (!statements.isEmpty()) {
      profiles.add("security");
    }
    json.putArray("rootElement").add(bom);
    return json;
  }

  private ObjectNode bom(String id) {
    ObjectNode json = elements.element("software_Sbom", id);
    List<String> all = new ArrayList<>();
    content.all().forEach(component -> all.add(packages.id(component.ref())));
    json.putArray("rootElement").add(packages.id(content.subject().ref()));
    Json.texts(json, "element", all);
    List<String> kinds =
        content.phases().stream().filter(PHASES::containsKey).map(PHASES::get).toList();
    Json.texts(json, "software_sbomType", kinds);
    return json;
  }

  private List<Property> documentProperties() {
    List<Property> properties = new ArrayList<>(content.properties());
    for (InputDigest input : content.inputs()) {
      properties.add(new Property(DocumentReading.INPUT_PREFIX + input.path(), input.sha256()));
    }
    return properties;
  }

  private ObjectNode annotation(String subject, Property property) {
    String statement = property.name() + "=" + property.value();
    ObjectNode json =
        elements.element("Annotation", elements.id("Annotation-", statement + " " + subject));
    return json.put("annotationType", "other").put("subject", subject).put("statement", statement);
  }

  private void component(Component component, JsonGenerator json) throws IOException {
    known.add(component.ref());
    String id = packages.id(component.ref());
    write(packages.of(component), json);
    for (Property property : SpdxProperties.of(component)) {
      write(annotation(id, property), json);
    }
    licence(id, "hasConcludedLicense", names.expression(component.licences(), true), json);
    licence(id, "hasDeclaredLicense", names.expression(component.licences(), false), json);
  }

  private void licence(String from, String type, String expression, JsonGenerator json)
      throws IOException {
    if (!expression.equals(SpdxNames.NO_ASSERTION)) {
      String to = elements.licence(expression, names.ownLicences());
      write(elements.relationship(from, type, List.of(to)), json);
    }
  }

  private void contain(Component whole, JsonGenerator json) throws IOException {
    if (whole.parts().isEmpty()) {
      return;
    }
    List<String> parts = whole.parts().stream().map(part -> packages.id(part.ref())).toList();
    ObjectNode relationship = elements.relationship(packages.id(whole.ref()), "contains", parts);
    complete(relationship, assemblies.get(whole.ref()));
    write(relationship, json);
    for (Component part : whole.parts()) {
      contain(part, json);
    }
  }

  private void dependencies(JsonGenerator json) throws IOException {
    Map<String, CompositionAggregate> completeness = completeness(content, false);
    for (Map.Entry<String, List<String>> edges : content.dependencies().edges().entrySet()) {
      String from = edges.getKey();
      CompositionAggregate stated = completeness.get(from);
      List<String> to = new ArrayList<>();
      for (String target : edges.getValue()) {
        if (known.contains(from) && known.contains(target)) {
          to.add(packages.id(target));
        } else {
          losses.add(from + "/dependencies", target);
        }
      }
      if (to.isEmpty()) {
        boolean nothing = stated == null || stated == CompositionAggregate.COMPLETE;
        to.add(nothing ? NOTHING : UNKNOWN);
      }
      if (known.contains(from)) {
        ObjectNode relationship = elements.relationship(packages.id(from), "dependsOn", to);
        complete(relationship, stated);
        write(relationship, json);
      }
    }
  }

  private void vulnerabilities(JsonGenerator json) throws IOException {
    if (statements.isEmpty()) {
      return;
    }
    Map<String, String> ids = new HashMap<>();
    known.forEach(ref -> ids.put(ref, packages.id(ref)));
    Spdx3VexWriting vex = new Spdx3VexWriting(elements, losses);
    for (VexStatement statement : statements) {
      Optional<ObjectNode> said = vex.relationship(statement, vex.known(statement, ids));
      if (said.isPresent()) {
        write(said.get(), json);
      }
    }
  }

  private static void complete(ObjectNode relationship, @Nullable CompositionAggregate stated) {
    if (stated != null) {
      relationship.put(
          "completeness",
          switch (stated.coarse()) {
            case COMPLETE -> "complete";
            case INCOMPLETE -> "incomplete";
            default -> "noAssertion";
          });
    }
  }

  private static Map<String, CompositionAggregate> completeness(
      SbomContent content, boolean assemblies) {
    Map<String, CompositionAggregate> stated = new HashMap<>();
    for (Composition composition : content.compositions()) {
      List<String> refs = assemblies ? composition.assemblies() : composition.dependencies();
      refs.forEach(ref -> stated.put(ref, composition.aggregate()));
    }
    return stated;
  }

  private void tellLosses() {
    for (Composition composition : content.compositions()) {
      // Of a whole without nested parts there is no relationship that could be complete.
      if (composition.aggregate() != composition.aggregate().coarse()
          || !composition.assemblies().isEmpty()) {
        losses.add("/compositions", composition.aggregate());
      }
    }
    content.phases().stream()
        .filter(phase -> !PHASES.containsKey(phase))
        .forEach(phase -> losses.add("/metadata/lifecycles", phase));
    content.services().forEach(service -> losses.add("/services", service));
    content.references().forEach(reference -> losses.add("/externalReferences", reference));
    content.licences().forEach(claim -> losses.add("/metadata/licenses", claim));
    if (content.supplier() != null) {
      losses.add("/metadata/supplier", content.supplier());
    }
    sbom.timestamp()
        .filter(timestamp -> !timestamp.toString().equals(created))
        .ifPresent(timestamp -> losses.add("/metadata/timestamp", timestamp));
  }
}
