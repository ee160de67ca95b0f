package dev.cachet.format;

import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentHash;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Composition;
import dev.cachet.sbom.CompositionAggregate;
import dev.cachet.sbom.Dependencies;
import dev.cachet.sbom.InputDigest;
import dev.cachet.sbom.LicenceClaim;
import dev.cachet.sbom.LicenceClaim.Form;
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
    addAll(bom.getComponents());
    SbomContent content =
        content(subject, dependencies(bom), compositions(bom), inputs(metadata.getProperties()));
    return Sbom.asStated(content, timestamp, serial(bom.getSerialNumber()));
  }

  private SbomContent content(
      Component subject,
      Dependencies dependencies,
      List<Composition> compositions,
      List<InputDigest> inputs)
      throws InvalidSbomException {
    try {
      return new SbomContent(subject, components, dependencies, compositions, inputs);
    } catch (IllegalArgumentException e) {
      throw new InvalidSbomException("/components: " + e.getMessage(), e);
    }
  }

  /** A component that holds others is followed by them: what is inside is part of the whole. */
  private void addAll(@Nullable List<org.cyclonedx.model.Component> beans) {
    for (org.cyclonedx.model.Component bean : orEmpty(beans)) {
      components.add(component(bean));
      addAll(bean.getComponents());
    }
  }

  private Component component(org.cyclonedx.model.Component bean) {
    String ref = bean.getBomRef();
    return new Component(
        ref == null ? "unnamed-" + unnamed++ : ref,
        ComponentType.valueOf(bean.getType().name()),
        bean.getName(),
        bean.getVersion(),
        bean.getPurl(),
        supplier(bean.getSupplier()),
        licences(bean.getLicenses()),
        orEmpty(bean.getHashes()).stream()
            .map(h -> new ComponentHash(h.getAlgorithm(), h.getValue()))
            .toList(),
        properties(bean.getProperties()));
  }

  private static @Nullable String supplier(@Nullable OrganizationalEntity entity) {
    if (entity == null || entity.getName() == null) {
      return null;
    }
    boolean hasMail =
        entity.getContacts() != null
            && !entity.getContacts().isEmpty()
            && entity.getContacts().get(0).getEmail() != null;
    return hasMail
        ? entity.getName() + " <" + entity.getContacts().get(0).getEmail() + ">"
        : entity.getName();
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

  /** The six finer words for "incomplete" all say that something is missing. */
  private static CompositionAggregate aggregate(
      org.cyclonedx.model.Composition.@Nullable Aggregate aggregate) {
    if (aggregate == null) {
      return CompositionAggregate.NOT_SPECIFIED;
    }
    return switch (aggregate) {
      case COMPLETE -> CompositionAggregate.COMPLETE;
      case UNKNOWN -> CompositionAggregate.UNKNOWN;
      case NOT_SPECIFIED -> CompositionAggregate.NOT_SPECIFIED;
      default -> CompositionAggregate.INCOMPLETE;
    };
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
