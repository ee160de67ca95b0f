package dev.cachet.memory;

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
        // Lost with the newest generation, a statement would be good twice.
        && before.spent.equals(after.spent);
  }

  static void requireNoFall(MemoryState before, MemoryState after) {
    if (after.floor < before.floor
        || after.installSeq < before.installSeq
        || after.rootVersion < before.rootVersion
        || !after.spent.usedIds().containsAll(before.spent.usedIds())) {
      throw new IllegalArgumentException(
          "floor, install number and root version never sink, and no used id is forgotten");
    }
  }
}
