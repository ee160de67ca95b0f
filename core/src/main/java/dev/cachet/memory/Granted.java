package dev.cachet.memory;

import dev.cachet.digest.Sha256;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Statements that were spent for a package of which the loader was not told: for it they are good
 * once more, so that a power cut while staging does not cost a new grant.
 *
 * @param packageId identity of the package
 * @param statements digests of their payloads
 */
record Granted(Sha256 packageId, SortedSet<String> statements) {
  Granted {
    Objects.requireNonNull(packageId, "packageId");
    statements = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(statements));
  }
}
