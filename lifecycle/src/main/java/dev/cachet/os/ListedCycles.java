package dev.cachet.os;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which release cycles are listed for a product, so that an answer names a listed cycle or none.
 */
@FunctionalInterface
public interface ListedCycles {
  /**
   * Returns the cycles of a product.
   *
   * @param product the product's id, for example {@code debian}
   * @return newest first; empty when the product is not listed
   */
  List<Listed> listed(String product);

  /**
   * Finds the product that the manufacturer's own facts mean by the ID of a distribution that no
   * rule is about.
   *
   * @param id for example {@code acme-os}, without regard to case
   * @return the product's id as the facts write it; empty when they have none of this name
   */
  default Optional<String> ownProduct(String id) {
    return Optional.empty();
  }

  /**
   * One listed cycle.
   *
   * @param cycle the cycle's id, for example {@code 12}
   * @param codename for example {@code Bookworm}; empty when it has none
   */
  record Listed(String cycle, String codename) {
    /**
     * Tells whether a codename means this cycle.
     *
     * @param word a codename or the first word of one, without regard to case
     * @return false when this cycle has no codename
     */
    public boolean isCalled(String word) {
      String mine = codename.toLowerCase(Locale.ROOT);
      String theirs = word.strip().toLowerCase(Locale.ROOT);
      return !theirs.isEmpty() && (mine.equals(theirs) || mine.startsWith(theirs + " "));
    }
  }
}
