package dev.cachet.drift.content;

import dev.cachet.identity.ComponentHash;
import dev.cachet.sbom.Component;
import java.util.Set;

/** How the digests of one component compare. */
enum HashComparison {
  /** Every digest of an algorithm that both have is the same, or neither has any. */
  SAME,
  /** One differs. */
  DIFFERENT,
  /** The thing has digests, and the document none that could be compared. */
  NOT_STATED,
  /** The document has digests, and the thing none now, so that nothing was compared. */
  NOT_TAKEN;

  /** Files with the same digest and other content can be made. */
  private static final Set<String> WEAK = Set.of("MD5", "SHA-1");

  static HashComparison of(Component before, Component after) {
    if (after.hashes().isEmpty()) {
      return before.hashes().isEmpty() ? SAME : NOT_TAKEN;
    }
    boolean strong = after.hashes().stream().anyMatch(now -> !WEAK.contains(now.algorithm()));
    HashComparison found = NOT_STATED;
    for (ComponentHash now : after.hashes()) {
      for (ComponentHash stated : before.hashes()) {
        if (stated.algorithm().equals(now.algorithm())) {
          if (!stated.hex().equals(now.hex())) {
            return DIFFERENT;
          }
          found = strong && WEAK.contains(now.algorithm()) ? found : SAME;
        }
      }
    }
    return found;
  }
}
