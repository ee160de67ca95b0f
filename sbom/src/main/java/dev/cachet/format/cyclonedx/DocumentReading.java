package dev.cachet.format.cyclonedx;

import dev.cachet.format.content.Fields;
import dev.cachet.format.content.Timestamps;
import dev.cachet.identity.InputDigest;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Composition;
import dev.cachet.sbom.CompositionAggregate;
import dev.cachet.sbom.LifecyclePhase;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.sbom.SbomContentBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All of a CycloneDX document but its components and dependencies, as our values. */
public final class DocumentReading {
  /** Begins the name of a property that holds the digest of an input. */
  public static final String INPUT_PREFIX = "cachet:input:";

  private static final String URN = "urn:uuid:";
  private static final String NO_SUBJECT =
      "the document does not say what it describes; name it, for example with --device";

  private final UnaryOperator<SbomContentBuilder> rest;

  /**
   * Prepares the reading of one document.
   *
   * @param rest adds the components and dependencies, which were read before
   */
  DocumentReading(UnaryOperator<SbomContentBuilder> rest) {
    this.rest = rest;
  }

  Sbom sbom(Fields from) {
    from.text("$schema");
    from.text("bomFormat");
    // Looked at before the document was read.
    from.text("specVersion");
    Integer version = from.integer("version");
    if (version != null && version != 1) {
      from.lose("version");
    }
    Metadata metadata = from.object("metadata", DocumentReading::metadata);
    if (metadata == null) {
      metadata = new Metadata(withoutSubject(from, "metadata"), List.of(), null);
    }
    List<Property> properties = new ArrayList<>(metadata.properties());
    properties.addAll(ComponentReading.properties(from));
    // They are read one by one beside this; what stands here is their empty place.
    from.texts("components");
    from.texts("dependencies");
    SbomContent content =
        rest.apply(metadata.content())
            .services(from.objects("services", ServiceReading::service))
            .references(ComponentReading.references(from))
            .compositions(from.objects("compositions", DocumentReading::composition))
            .inputs(inputs(properties))
            .properties(properties.stream().filter(p -> !isInput(p)).toList())
            .build();
    return Sbom.asStated(content, metadata.timestamp(), serial(from.text("serialNumber")));
  }

  private record Metadata(
      SbomContentBuilder content, List<Property> properties, @Nullable Instant timestamp) {}

  private static Metadata metadata(Fields from) {
    Component subject = from.object("component", ComponentReading::component);
    Organisation manufacturer = from.object("manufacturer", ComponentReading::organisation);
    if (manufacturer == null) {
      // The same under the name that it had before 1.6.
      manufacturer = from.object("manufacture", ComponentReading::organisation);
    }
    SbomContentBuilder content =
        (subject == null ? withoutSubject(from, "component") : SbomContent.builder(subject))
            .authors(ComponentReading.contacts(from, "authors"))
            .manufacturer(manufacturer)
            .supplier(from.object("supplier", ComponentReading::organisation))
            .tools(tools(from))
            .phases(
                from.objects("lifecycles", DocumentReading::phase).stream()
                    .flatMap(Optional::stream)
                    .toList())
            .licences(ComponentReading.licences(from));
    return new Metadata(content, ComponentReading.properties(from), timestamp(from));
  }

  private static SbomContentBuilder withoutSubject(Fields from, String name) {
    from.unknown("format.no-subject", name, NO_SUBJECT);
    return SbomContent.builderWithoutSubject();
  }

  private static Optional<LifecyclePhase> phase(Fields from) {
    return Optional.ofNullable(from.text("phase"))
        .map(phase -> Words.constant(LifecyclePhase.class, phase));
  }

  private static List<Component> tools(Fields from) {
    if (from.isList("tools")) {
      return from.objects("tools", DocumentReading::oldTool);
    }
    List<Component> tools =
        from.object("tools", all -> all.objects("components", ComponentReading::component));
    return tools == null ? List.of() : tools;
  }

  /** The form that tools had before 1.5, which the schema still takes. */
  private static Component oldTool(Fields from) {
    return Component.builder(
            ComponentReading.reference(from), ComponentType.APPLICATION, from.text("name", ""))
        .publisher(from.text("vendor"))
        .version(from.text("version"))
        .hashes(ComponentReading.hashes(from))
        .references(ComponentReading.references(from))
        .build();
  }

  private static Composition composition(Fields from) {
    return new Composition(
        Words.constant(CompositionAggregate.class, from.text("aggregate", "")),
        from.texts("assemblies"),
        from.texts("dependencies"));
  }

  private static boolean isInput(Property property) {
    return property.name().startsWith(INPUT_PREFIX);
  }

  private static List<InputDigest> inputs(List<Property> properties) {
    return properties.stream()
        .filter(DocumentReading::isInput)
        .map(p -> new InputDigest(p.name().substring(INPUT_PREFIX.length()), p.value()))
        .toList();
  }

  private static @Nullable Instant timestamp(Fields from) {
    String text = from.text("timestamp");
    return text == null ? null : Timestamps.read(text, from, "timestamp");
  }

  private static @Nullable UUID serial(@Nullable String urn) {
    return urn == null || !urn.startsWith(URN)
        ? null
        : UUID.fromString(urn.substring(URN.length()));
  }
}
