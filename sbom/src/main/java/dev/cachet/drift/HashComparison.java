package dev.cachet.drift;

import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentHash;

/** How the digests of one component compare. */
enum HashComparison {
  /** Every digest of an algorithm that both have is the same, or the thing has none now. */
  SAME,
  /** One differs. */
  DIFFERENT,
  /** The thing has digests, and the document none that could be compared. */
  NOT_STATED;

  static HashComparison of(Component before, Component after) {
    HashComparison found = after.hashes().isEmpty() ? SAME : NOT_STATED;
    for (ComponentHash now : after.hashes()) {
      for (ComponentHash stated : before.hashes()) {
        if (stated.algorithm().equals(now.algorithm())) {
          if (!stated.hex().equals(now.hex())) {
            return DIFFERENT;
          }
          found = SAME;
        }
      }
    }
    return found;
  }
}
