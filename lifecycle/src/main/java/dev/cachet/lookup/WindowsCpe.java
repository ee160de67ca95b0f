package dev.cachet.lookup;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.Cycle;
import dev.cachet.catalogue.Product;
import dev.cachet.os.file.CpeName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * CPE names of Windows, which carry the version in the product's name and parts of it elsewhere.
 */
final class WindowsCpe {
  private static final Pattern NAME =
      Pattern.compile("windows_(server_)?(xp|vista|[0-9][0-9.]*)(?:_([0-9a-z]+))?");

  private static final String EMBEDDED = "windows_embedded_";
  private static final String PACK = ".*-sp\\d+";

  private final Catalogue catalogue;

  WindowsCpe(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  ComponentMatch find(String identifier, CpeName cpe) {
    if (cpe.product().startsWith(EMBEDDED)) {
      return embedded(identifier, cpe);
    }
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
    boolean packOpen = exact.isEmpty() && cycles.stream().anyMatch(one -> one.matches(PACK));
    boolean single = cycles.size() == 1 && !packOpen;
    if (single || (exact.isPresent() && cpe.product().contains("server"))) {
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
        identifier, candidates, "the CPE name does not say which edition or service pack");
  }

  /** The words after the name, the version and the update, in this order, are the cycle. */
  private ComponentMatch embedded(String identifier, CpeName cpe) {
    String words = cpe.product().substring(EMBEDDED.length()).replace('_', '-');
    String cycle =
        Stream.of(words, cpe.version(), cpe.update())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("-"));
    return new ComponentMatch(
        identifier,
        "windows-embedded",
        catalogue.cycle("windows-embedded", cycle).map(Cycle::name).orElse(null),
        List.of(),
        "the CPE name is that of Windows Embedded " + cycle);
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
