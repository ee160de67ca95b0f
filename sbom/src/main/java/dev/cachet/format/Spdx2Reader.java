package dev.cachet.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.document.DocumentVersions;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Contact;
import dev.cachet.sbom.InputDigest;
import dev.cachet.sbom.LifecyclePhase;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContentBuilder;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads SPDX 2.3 JSON; packages and relationships one by one, the rest as one tree. */
final class Spdx2Reader {
  /** A phase of life as an annotation of the document. */
  static final String PHASE = "cachet:spdx:phase";

  private static final String WHY =
      "this library has no place for it; keep the document itself if it matters";
  private static final String URN = "urn:uuid:";

  private final Losses losses = new Losses(WHY);
  private final Spdx2PackageReading packages = new Spdx2PackageReading();
  private final Spdx2Graph graph = new Spdx2Graph(losses);
  private final Map<String, OwnLicence> ownLicences = new TreeMap<>();

  private String form = "SPDX 2.3";

  private Spdx2Reader() {}

  /** Reads all tokens of a parser, and closes nothing. */
  static ReadSbom read(JsonParser parser) throws InvalidSbomException, IOException {
    Spdx2Reader reader = new Spdx2Reader();
    try {
      Sbom sbom = reader.document(parser);
      return new ReadSbom(
          SbomSpec.SPDX_2_3_JSON,
          reader.form,
          sbom,
          reader.losses.unknown(),
          reader.losses.findings());
    } catch (IllegalArgumentException e) {
      throw new InvalidSbomException(String.valueOf(e.getMessage()), e);
    }
  }

  private Sbom document(JsonParser parser) throws InvalidSbomException, IOException {
    parser.nextToken();
    ObjectNode root = Json.object();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      boolean list = parser.nextToken() == JsonToken.START_ARRAY;
      if (list && name.equals("packages")) {
        each(parser, "/packages/", packages::add);
      } else if (list && name.equals("relationships")) {
        each(parser, "/relationships/", graph::relate);
      } else {
        root.set(name, JsonTrees.MAPPER.readTree(parser));
      }
    }
    if (parser.nextToken() != null) {
      throw new InvalidSbomException("not JSON: something follows the document");
    }
    return Fields.read(root, "", losses, this::sbom);
  }

  private <T> void each(JsonParser parser, String pointer, Function<Fields, T> mapping)
      throws IOException {
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      JsonNode item = JsonTrees.MAPPER.readTree(parser);
      if (!item.isObject()) {
        throw new IllegalArgumentException(pointer + i + ": is no object");
      }
      Fields.read(item, pointer + i, losses, mapping);
    }
  }

  private Sbom sbom(Fields from) {
    String version = from.text("spdxVersion");
    if (version == null || !DocumentVersions.readsSpdx2(version)) {
      throw new IllegalArgumentException(DocumentVersions.unread(String.valueOf(version)));
    }
    form = version.replace('-', ' ');
    // Fixed by the format.
    from.text("dataLicense");
    from.text("SPDXID");
    from.texts("documentDescribes").forEach(graph::describe);
    from.objects("hasExtractedLicensingInfos", this::ownLicence);
    List<Property> properties = Spdx2PackageReading.properties(from);
    Map<String, Component> components = packages.components(ownLicences);
    packages.tellUnused(ownLicences, losses);
    Component described = graph.subject(components);
    String name = from.text("name", "unnamed");
    Component subject =
        described == null
            ? Component.builder(Spdx2Writer.DOCUMENT, ComponentType.APPLICATION, name).build()
            : described;
    SbomContentBuilder content = graph.content(subject, components);
    Creation creation = from.object("creationInfo", one -> creation(one, content));
    if (creation == null) {
      throw new IllegalArgumentException("/creationInfo: missing");
    }
    fill(content, properties);
    return Sbom.asStated(content.build(), creation.created(), serial(from));
  }

  private record Creation(@Nullable Instant created) {}

  private static void fill(SbomContentBuilder content, List<Property> properties) {
    List<Property> others = new ArrayList<>();
    List<InputDigest> inputs = new ArrayList<>();
    List<LifecyclePhase> phases = new ArrayList<>();
    for (Property property : properties) {
      if (property.name().startsWith(DocumentReading.INPUT_PREFIX)) {
        String path = property.name().substring(DocumentReading.INPUT_PREFIX.length());
        inputs.add(new InputDigest(path, property.value()));
      } else if (property.name().equals(PHASE)) {
        phases.add(Words.constant(LifecyclePhase.class, property.value()));
      } else {
        others.add(property);
      }
    }
    content.properties(others).inputs(inputs).phases(phases);
  }

  private String ownLicence(Fields from) {
    String id = from.text("licenseId", "");
    String text = from.text("extractedText", id);
    String name = from.text("name", text);
    ownLicences.put(id, new OwnLicence(name, text));
    return id;
  }

  private static Creation creation(Fields from, SbomContentBuilder content) {
    List<Component> tools = new ArrayList<>();
    List<Contact> people = new ArrayList<>();
    Organisation organisation = null;
    for (String creator : from.texts("creators")) {
      if (creator.startsWith("Tool:")) {
        String name = creator.substring("Tool:".length()).strip();
        tools.add(Component.builder("tool:" + name, ComponentType.APPLICATION, name).build());
      } else if (creator.startsWith("Organization:") && organisation == null) {
        organisation = Spdx2PackageReading.agent(creator);
      } else {
        Organisation person = Spdx2PackageReading.agent(creator);
        String email = person.contacts().isEmpty() ? null : person.contacts().get(0).email();
        String name = person.name();
        people.add(new Contact(name == null || name.isEmpty() ? null : name, email, null));
      }
    }
    content.tools(tools.stream().distinct().toList()).authors(people).manufacturer(organisation);
    return new Creation(Timestamps.read(from.text("created", ""), from, "created"));
  }

  private static @Nullable UUID serial(Fields from) {
    String namespace = from.text("documentNamespace", "");
    if (!namespace.startsWith(URN)) {
      from.lose("documentNamespace");
      return null;
    }
    return UUID.fromString(namespace.substring(URN.length()));
  }
}
