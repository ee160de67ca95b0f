package dev.cachet.os;

import java.util.List;
import java.util.Optional;

/**
 * Which release cycles are listed for a product, so that an answer names a listed cycle or none.
 */
public interface ListedCycles {
  /**
   * Returns the cycles of a product.
   *
   * @param product the product's id, for example {@code debian}
   * @return cycle ids, newest first; empty when the product is not listed
   */
  List<String> cycleNames(String product);

  /**
   * Finds the cycle with a codename.
   *
   * @param product the product's id
   * @param codename compared without regard to case; also matches the codename's first word
   * @return the cycle's id; empty when none or more than one has that codename
   */
  Optional<String> cycleByCodename(String product, String codename);
}
