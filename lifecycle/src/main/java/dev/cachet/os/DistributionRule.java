package dev.cachet.os;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the fields of one distribution's os-release say when it is that distribution.
 *
 * @param id the value of ID
 * @param product the catalogue's product
 * @param form how VERSION_ID becomes a cycle
 * @param names the values that NAME may have; a maker uses one ID for several products
 * @param cpes the {@code vendor:product} parts that CPE_NAME may have; empty when it has none
 */
record DistributionRule(
    String id, String product, CycleForm form, List<String> names, Set<String> cpes) {
  /** The listed cycle that a VERSION_ID means; never the nearest. */
  Optional<String> cycle(String version, RememberedCycles listed) {
    return form.cycle(version, listed.names(product));
  }

  boolean isNamed(String name) {
    return names.stream().anyMatch(name.strip()::equalsIgnoreCase);
  }

  /** PRETTY_NAME is free text, but an appliance that keeps its base's ID shows itself there. */
  boolean mayBeShownAs(String pretty) {
    String first = firstWord(pretty);
    return first.isEmpty()
        || names.stream().map(DistributionRule::firstWord).anyMatch(first::equals);
  }

  private static String firstWord(String text) {
    return text.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
  }
}
