package dev.cachet.source;

import dev.cachet.source.InstalledPackage.Clause;
import dev.cachet.source.InstalledPackage.Provided;
import java.util.List;

/**
 * What a package needs and what it answers to.
 *
 * @param needs the clauses that must each be fulfilled
 * @param provides other names that the package answers to
 * @param whole whether all of them were read
 */
record Relations(List<Clause> needs, List<Provided> provides, boolean whole) {
  /** Copies the lists. */
  Relations {
    needs = List.copyOf(needs);
    provides = List.copyOf(provides);
  }
}
