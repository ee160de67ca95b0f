package dev.cachet.change;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.Cycle;
import dev.cachet.catalogue.Product;
import dev.cachet.lookup.ComponentLookup;
import dev.cachet.lookup.ComponentMatch;
import dev.cachet.matching.ComponentFacts;
import dev.cachet.os.OsIdentifier;
import dev.cachet.os.OsIdentity;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Sbom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which operating systems a document states, by their product and release cycle. */
final class SystemNames {
  private static final Pattern WINDOWS_BUILD = Pattern.compile("^(\\d+\\.\\d+\\.\\d+)");

  private static final Pattern NUMBERS = Pattern.compile("\\d+(?:\\.\\d+)*");
  private static final int NEWEST = 5;

  private final Catalogue catalogue;
  private final OsIdentifier systems;
  private final ComponentLookup lookup;

  SystemNames(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.systems = new OsIdentifier(catalogue);
    this.lookup = new ComponentLookup(catalogue);
  }

  /**
   * One operating system.
   *
   * @param product of the catalogue, else the name as stated in lower case
   * @param cycle of the catalogue; empty if none is listed
   * @param name as stated
   * @param version as stated; may be empty
   */
  record Named(String product, String cycle, String name, String version) {
    String title() {
      return (name + " " + version).strip();
    }

    boolean isSameRelease(Named other) {
      return product.equals(other.product)
          && ((cycle.isEmpty() && other.cycle.isEmpty())
              ? version.equals(other.version)
              : cycle.equals(other.cycle));
    }
  }

  /** The systems that are components, the subject included, each release once. */
  List<Named> stated(Sbom sbom) {
    List<Named> stated = new ArrayList<>();
    List<Component> all = new ArrayList<>(sbom.all());
    all.add(sbom.subject());
    for (Component one : all) {
      boolean built = one.type() == ComponentType.FIRMWARE && systems.knowsName(one.name());
      if (one.type() == ComponentType.OPERATING_SYSTEM || built) {
        Named named = named(one);
        if (stated.stream().noneMatch(named::isSameRelease)) {
          stated.add(named);
        }
      }
    }
    return stated;
  }

  /** The release that most packages were built for; empty if none of them says so. */
  Optional<Named> ofPackages(Sbom sbom) {
    Map<Named, Integer> counts = new LinkedHashMap<>();
    Map<String, Named> known = new LinkedHashMap<>();
    int all = 0;
    for (Component one : sbom.all()) {
      ComponentFacts facts = ComponentFacts.of(one);
      if (!facts.distribution().isEmpty() && facts.isOfDistribution()) {
        String key = facts.namespace() + "\n" + facts.distribution();
        Named named = known.computeIfAbsent(key, k -> ofQualifier(facts));
        counts.keySet().stream()
            .filter(named::isSameRelease)
            .findFirst()
            .ifPresentOrElse(
                same -> counts.merge(same, 1, Integer::sum), () -> counts.put(named, 1));
        all++;
      }
    }
    int half = all / 2;
    return counts.entrySet().stream()
        .filter(count -> count.getValue() > half)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private Named ofQualifier(ComponentFacts facts) {
    String distro = facts.distribution();
    for (int dash = distro.lastIndexOf('-'); dash > 0; dash = distro.lastIndexOf('-', dash - 1)) {
      if (systems.knows(distro.substring(0, dash))) {
        return named(distro.substring(0, dash), distro.substring(dash + 1));
      }
    }
    if (systems.knows(distro)) {
      return named(distro, "");
    }
    int dash = distro.lastIndexOf('-');
    return dash > 0 && dash < distro.length() - 1
        ? named(distro.substring(0, dash), distro.substring(dash + 1))
        : named(facts.namespace(), distro);
  }

  private Named named(Component one) {
    String version = Objects.requireNonNullElse(one.version(), "");
    Named named = named(one.name(), version);
    if (named.cycle().isEmpty() && one.cpe() != null) {
      ComponentMatch match = lookup.find(one.cpe());
      if (match.product() != null) {
        return of(match.product(), match.cycle(), one.name(), version);
      }
    }
    return named;
  }

  private Named named(String name, String version) {
    OsIdentity os = systems.identify(name, version);
    if (os.product() != null) {
      return of(os.product(), os.cycle(), name, version);
    }
    ComponentMatch match = lookup.find(name + "@" + version);
    Matcher build = WINDOWS_BUILD.matcher(version);
    if (match.cycle() == null && isWindows(name) && build.find()) {
      // Editions share builds, and a build is one release whatever the edition.
      return of("windows", build.group(1), name, version);
    }
    return match.product() != null
        ? of(match.product(), match.cycle(), name, version)
        : of(name.strip().toLowerCase(Locale.ROOT), null, name, version);
  }

  private static boolean isWindows(String name) {
    return name.toLowerCase(Locale.ROOT).matches("(?:microsoft )?windows.*");
  }

  private Named of(String product, @Nullable String cycle, String name, String version) {
    String found = cycle == null ? cycleLike(product, version) : cycle;
    return new Named(product, found, name, version);
  }

  /** A release that is not listed, named by as many numbers as the listed ones have. */
  private String cycleLike(String product, String version) {
    List<Integer> lengths =
        catalogue.product(product).map(Product::cycles).orElse(List.of()).stream()
            .map(Cycle::name)
            .filter(cycle -> NUMBERS.matcher(cycle).matches())
            .limit(NEWEST)
            .map(cycle -> cycle.split("\\.", -1).length)
            .distinct()
            .toList();
    Matcher numbers = NUMBERS.matcher(version);
    if (lengths.size() != 1 || !numbers.lookingAt()) {
      return "";
    }
    String[] parts = numbers.group().split("\\.", -1);
    int length = lengths.get(0);
    return parts.length < length ? "" : String.join(".", List.of(parts).subList(0, length));
  }
}
