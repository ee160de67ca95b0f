package dev.cachet.change;

import dev.cachet.matching.ComponentFacts;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Sbom;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which components are of the maker's own: those that share its name or name space. */
final class OwnParts {
  private final Set<String> makers = new HashSet<>();
  private final Set<String> spaces = new HashSet<>();

  OwnParts(Sbom before, Sbom after) {
    Stream.of(before, after)
        .forEach(
            sbom -> {
              ComponentFacts subject = ComponentFacts.of(sbom.subject());
              if (sbom.subject().type() != ComponentType.OPERATING_SYSTEM) {
                names(sbom.subject()).forEach(makers::add);
                add(makers, sbom.content().supplier());
                add(makers, sbom.content().manufacturer());
                space(subject.namespace());
                space(Objects.requireNonNullElse(sbom.subject().group(), ""));
              }
            });
  }

  boolean has(ComponentFacts facts) {
    if (names(facts.component()).anyMatch(makers::contains)) {
      return true;
    }
    // The name space of a package of the system is that of its distribution.
    String group = Objects.requireNonNullElse(facts.component().group(), "");
    return !facts.isOfDistribution() && (isInSpace(facts.namespace()) || isInSpace(group));
  }

  /** Two segments of a reversed domain are its owner's: com.acme.viewer and com.acme.dose. */
  private void space(String namespace) {
    String[] segments = namespace.split("[./]", -1);
    if (!namespace.isEmpty()) {
      spaces.add(
          segments.length < 2 ? namespace : segments[0] + separator(namespace) + segments[1]);
    }
  }

  private static char separator(String namespace) {
    return namespace.indexOf('/') >= 0 ? '/' : '.';
  }

  private boolean isInSpace(String namespace) {
    return spaces.stream()
        .anyMatch(
            space ->
                namespace.equals(space)
                    || namespace.startsWith(space + ".")
                    || namespace.startsWith(space + "/"));
  }

  private static Stream<String> names(Component component) {
    return Stream.of(component.supplier(), component.manufacturer())
        .filter(Objects::nonNull)
        .map(Organisation::name)
        .filter(Objects::nonNull);
  }

  private static void add(Set<String> makers, @Nullable Organisation organisation) {
    if (organisation != null && organisation.name() != null) {
      makers.add(organisation.name());
    }
  }
}
