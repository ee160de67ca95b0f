package dev.cachet.lifecycle;

import dev.cachet.os.CpeName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CPE names of Windows, which carry the version in the product's name and parts of it elsewhere.
 */
final class WindowsCpe {
  private static final Pattern NAME =
      Pattern.compile("windows_(server_)?(xp|vista|[0-9][0-9.]*)(?:_([0-9a-z]+))?");

  private final Catalogue catalogue;

  WindowsCpe(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  ComponentMatch find(String identifier, CpeName cpe) {
    Matcher name = NAME.matcher(cpe.product());
    if (!name.matches()) {
      return ComponentMatch.unknown(identifier, "not a listed Windows");
    }
    String product = name.group(1) == null ? "windows" : "windows-server";
    String stem = stem(name, cpe);
    List<String> cycles =
        catalogue.product(product).map(Product::cycles).orElse(List.of()).stream()
            .map(Cycle::name)
            .filter(cycle -> cycle.equals(stem) || cycle.startsWith(stem + "-"))
            .filter(cycle -> isOfEdition(cycle, cpe))
            .toList();
    Optional<String> exact = cycles.stream().filter(stem::equals).findFirst();
    if (cycles.size() == 1 || (exact.isPresent() && cpe.product().contains("server"))) {
      String cycle = exact.orElse(cycles.get(0));
      return new ComponentMatch(
          identifier, product, cycle, List.of(), "the CPE name is that of a listed Windows");
    }
    if (cycles.isEmpty()) {
      return new ComponentMatch(
          identifier, product, null, List.of(), "no listed cycle begins with " + stem);
    }
    List<String> candidates = cycles.stream().map(cycle -> product + "/" + cycle).toList();
    return ComponentMatch.ambiguous(
        identifier, candidates, "the CPE name does not say which edition");
  }

  private static String stem(Matcher name, CpeName cpe) {
    StringBuilder stem = new StringBuilder();
    stem.append(
        switch (name.group(2)) {
          case "xp" -> "5";
          case "vista" -> "6";
          default -> name.group(2);
        });
    for (String more : new String[] {name.group(3), cpe.version(), cpe.update()}) {
      if (more != null && more.matches("r2|sp\\d+|\\d\\dh\\d|\\d{4}")) {
        stem.append('-').append(more);
      }
    }
    return stem.toString();
  }

  private static boolean isOfEdition(String cycle, CpeName cpe) {
    boolean longTerm = cpe.edition().contains("lts");
    return longTerm == cycle.endsWith("-lts") || cpe.edition().isEmpty();
  }
}
