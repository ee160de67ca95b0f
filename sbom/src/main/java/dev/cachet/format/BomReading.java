package dev.cachet.format;

import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentHash;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Composition;
import dev.cachet.sbom.CompositionAggregate;
import dev.cachet.sbom.Contact;
import dev.cachet.sbom.Dependencies;
import dev.cachet.sbom.InputDigest;
import dev.cachet.sbom.LicenceClaim;
import dev.cachet.sbom.LicenceClaim.Form;
import dev.cachet.sbom.LifecyclePhase;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.BomReference;
import org.cyclonedx.model.Dependency;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.OrganizationalEntity;
import org.jspecify.annotations.Nullable;

/** The beans of cyclonedx-core-java as our values. The document has passed its schema before. */
final class BomReading {
  private static final String URN = "urn:uuid:";

  private final List<Component> components = new ArrayList<>();
  private int unnamed;

  private BomReading() {}

  static Sbom sbom(Bom bom, @Nullable Instant timestamp) throws InvalidSbomException {
    return new BomReading().read(bom, timestamp);
  }

  private Sbom read(Bom bom, @Nullable Instant timestamp) throws InvalidSbomException {
    Metadata metadata = bom.getMetadata();
    if (metadata == null || metadata.getComponent() == null) {
      throw new InvalidSbomException(
          "/metadata/component: missing, so nobody knows what the SBOM is about; add it");
    }
    Component subject = component(metadata.getComponent());
    for (org.cyclonedx.model.Component bean : orEmpty(bom.getComponents())) {
      components.add(component(bean));
    }
    List<Component> tools =
        metadata.getToolChoice() == null
            ? List.of()
            : orEmpty(metadata.getToolChoice().getComponents()).stream()
                .map(this::component)
                .toList();
    List<LifecyclePhase> phases =
        metadata.getLifecycles() == null
            ? List.of()
            : orEmpty(metadata.getLifecycles().getLifecycleChoice()).stream()
                .filter(l -> l.getPhase() != null)
                .map(l -> LifecyclePhase.valueOf(l.getPhase().name()))
                .toList();
    SbomContent content =
        content(
            subject,
            dependencies(bom),
            compositions(bom),
            inputs(metadata.getProperties()),
            tools,
            phases);
    return Sbom.asStated(content, timestamp, serial(bom.getSerialNumber()));
  }

  private SbomContent content(
      Component subject,
      Dependencies dependencies,
      List<Composition> compositions,
      List<InputDigest> inputs,
      List<Component> tools,
      List<LifecyclePhase> phases)
      throws InvalidSbomException {
    try {
      return SbomContent.builder(subject)
          .components(components)
          .dependencies(dependencies)
          .compositions(compositions)
          .inputs(inputs)
          .tools(tools)
          .phases(phases)
          .build();
    } catch (IllegalArgumentException e) {
      throw new InvalidSbomException("/components: " + e.getMessage(), e);
    }
  }

  private Component component(org.cyclonedx.model.Component bean) {
    String ref = bean.getBomRef();
    return Component.builder(
            ref == null ? "unnamed-" + unnamed++ : ref,
            ComponentType.valueOf(bean.getType().name()),
            bean.getName())
        .group(bean.getGroup())
        .version(bean.getVersion())
        .purl(bean.getPurl())
        .supplier(supplier(bean.getSupplier()))
        .licences(licences(bean.getLicenses()))
        .hashes(
            orEmpty(bean.getHashes()).stream()
                .map(h -> new ComponentHash(h.getAlgorithm(), h.getValue()))
                .toList())
        .parts(orEmpty(bean.getComponents()).stream().map(this::component).toList())
        .properties(properties(bean.getProperties()))
        .build();
  }

  private static @Nullable Organisation supplier(@Nullable OrganizationalEntity entity) {
    return entity == null
        ? null
        : new Organisation(
            entity.getName(),
            orEmpty(entity.getUrls()),
            orEmpty(entity.getContacts()).stream()
                .map(c -> new Contact(c.getName(), c.getEmail(), c.getPhone()))
                .toList());
  }

  private static List<LicenceClaim> licences(@Nullable LicenseChoice choice) {
    if (choice == null) {
      return List.of();
    }
    List<LicenceClaim> claims = new ArrayList<>();
    if (choice.getExpression() != null && choice.getExpression().getValue() != null) {
      claims.add(new LicenceClaim(Form.EXPRESSION, choice.getExpression().getValue()));
    }
    for (License licence : orEmpty(choice.getLicenses())) {
      if (licence.getId() != null) {
        claims.add(new LicenceClaim(Form.ID, licence.getId()));
      } else if (licence.getName() != null) {
        claims.add(new LicenceClaim(Form.NAME, licence.getName()));
      }
    }
    return claims;
  }

  private static List<Property> properties(@Nullable List<org.cyclonedx.model.Property> beans) {
    return orEmpty(beans).stream()
        .filter(p -> p.getName() != null)
        .map(p -> new Property(p.getName(), p.getValue() == null ? "" : p.getValue()))
        .toList();
  }

  private static List<InputDigest> inputs(@Nullable List<org.cyclonedx.model.Property> beans) {
    return properties(beans).stream()
        .filter(p -> p.name().startsWith(BomWriting.INPUT_PREFIX))
        .map(p -> new InputDigest(p.name().substring(BomWriting.INPUT_PREFIX.length()), p.value()))
        .toList();
  }

  private static Dependencies dependencies(Bom bom) {
    Map<String, List<String>> edges = new TreeMap<>();
    for (Dependency from : orEmpty(bom.getDependencies())) {
      List<String> targets = edges.computeIfAbsent(from.getRef(), r -> new ArrayList<>());
      orEmpty(from.getDependencies()).forEach(to -> targets.add(to.getRef()));
    }
    return Dependencies.of(edges);
  }

  private static List<Composition> compositions(Bom bom) {
    List<Composition> compositions = new ArrayList<>();
    for (org.cyclonedx.model.Composition bean : orEmpty(bom.getCompositions())) {
      compositions.add(
          new Composition(
              aggregate(bean.getAggregate()),
              refs(bean.getAssemblies()),
              refs(bean.getDependencies())));
    }
    return compositions;
  }

  private static CompositionAggregate aggregate(
      org.cyclonedx.model.Composition.@Nullable Aggregate aggregate) {
    if (aggregate == null) {
      return CompositionAggregate.NOT_SPECIFIED;
    }
    return CompositionAggregate.valueOf(aggregate.name());
  }

  private static List<String> refs(@Nullable List<BomReference> beans) {
    return orEmpty(beans).stream().map(BomReference::getRef).toList();
  }

  private static @Nullable UUID serial(@Nullable String urn) {
    return urn == null || !urn.startsWith(URN)
        ? null
        : UUID.fromString(urn.substring(URN.length()));
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
