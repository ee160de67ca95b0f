package dev.cachet.memory;

import java.util.Objects;

/**
 * What must not sink, even if the newest generation is lost: such a change is written to both
 * generations before the step returns.
 */
final class Raise {
  private Raise() {}

  static boolean none(MemoryState before, MemoryState after) {
    return before.floor == after.floor
        && before.installSeq == after.installSeq
        && before.rootVersion == after.rootVersion
        && before.rootSha256.equals(after.rootSha256)
        && before.clockFloor.equals(after.clockFloor)
        && noneSpent(before, after);
  }

  /** Lost with the newest generation, a statement would be good twice. */
  private static boolean noneSpent(MemoryState before, MemoryState after) {
    return Objects.equals(before.nonce, after.nonce)
        && before.usedIds.equals(after.usedIds)
        && before.sequenceLost == after.sequenceLost
        && Objects.equals(before.granted, after.granted);
  }

  static void requireNoFall(MemoryState before, MemoryState after) {
    if (after.floor < before.floor
        || after.installSeq < before.installSeq
        || after.rootVersion < before.rootVersion
        || !after.usedIds.containsAll(before.usedIds)) {
      throw new IllegalArgumentException(
          "floor, install number and root version never sink, and no used id is forgotten");
    }
  }
}
