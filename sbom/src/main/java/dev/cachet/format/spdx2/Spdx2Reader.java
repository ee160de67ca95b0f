package dev.cachet.format.spdx2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.document.DocumentVersions;
import dev.cachet.format.content.Fields;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.Losses;
import dev.cachet.format.content.ReadContent;
import dev.cachet.format.content.Timestamps;
import dev.cachet.format.cyclonedx.DocumentReading;
import dev.cachet.format.cyclonedx.Words;
import dev.cachet.format.spdx.OwnLicence;
import dev.cachet.format.spdx.Spdx2Graph;
import dev.cachet.identity.InputDigest;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Contact;
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
import org.jspecify.annotations.Nullable;

/** Reads one SPDX 2 document; packages and relationships one by one, the rest as one tree. */
public final class Spdx2Reader implements Spdx2Parts {
  /** A phase of life as an annotation of the document. */
  static final String PHASE = "cachet:spdx:phase";

  static final String WHY =
      "this library has no place for it; keep the document itself if it matters";
  private static final String URN = "urn:uuid:";

  private final Losses losses;
  private final Completion completion;
  private final Spdx2PackageReading packages = new Spdx2PackageReading();
  private final Spdx2Graph graph;
  private final Map<String, OwnLicence> ownLicences = new TreeMap<>();

  private String form = "SPDX 2.3";

  /** Changes what the packages make when all of them are known. */
  @FunctionalInterface
  interface Completion {
    Map<String, Component> complete(Map<String, Component> components, Spdx2Graph graph);
  }

  Spdx2Reader(Losses losses, Completion completion) {
    this.losses = losses;
    this.completion = completion;
    this.graph = new Spdx2Graph(losses);
  }

  /**
   * Reads one document whose long lists a reader of its syntax hands over.
   *
   * @param syntax the syntax
   * @return the read content
   * @throws InvalidSbomException if the document is invalid, or over a limit; the message says
   *     where
   * @throws IOException if the medium failed
   */
  public static ReadContent read(Syntax syntax) throws InvalidSbomException, IOException {
    Spdx2Reader reader = new Spdx2Reader(new Losses(WHY), (components, graph) -> components);
    try {
      return reader.finish(syntax.read(reader), "");
    } catch (IllegalArgumentException e) {
      throw new InvalidSbomException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void takeFile(String file, String whole) {
    graph.contain(whole, file);
  }

  /** Reads what is not in the long lists, when these are done. */
  ReadContent finish(ObjectNode root, String pointer) {
    Sbom sbom = Fields.read(root, pointer, losses, this::sbom);
    return new ReadContent(form, sbom, losses.unknown(), losses.findings());
  }

  /** Reads a document in one of the syntaxes of SPDX 2. */
  @FunctionalInterface
  public interface Syntax {
    /**
     * Reads a document, its packages and relations into the parts.
     *
     * @param parts the parts
     * @return the object
     * @throws InvalidSbomException if the document is invalid, or over a limit; the message says
     *     where
     * @throws IOException if the medium failed
     */
    ObjectNode read(Spdx2Parts parts) throws InvalidSbomException, IOException;
  }

  @Override
  public void takePackage(ObjectNode item, String pointer) {
    String id = Fields.read(item, pointer, losses, packages::add);
    item.path("hasFiles").forEach(file -> takeFile(file.asText(), id));
  }

  @Override
  public void takeRelationship(ObjectNode item, String pointer) {
    Fields.read(item, pointer, losses, graph::relate);
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
    from.objects("externalDocumentRefs", this::external);
    from.objects("hasExtractedLicensingInfos", this::ownLicence);
    List<Property> properties = Spdx2PackageReading.properties(from);
    Map<String, Component> components =
        completion.complete(packages.components(ownLicences), graph);
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

  private String external(Fields from) {
    String name = from.text("spdxDocument", "");
    from.text("externalDocumentId");
    from.unknown(
        "format.external-missing",
        "",
        "the document '" + name + "' is referred to and is not read; its contents are unknown");
    from.object("checksum", sum -> sum.text("algorithm", "") + sum.text("checksumValue", ""));
    return name;
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
