package dev.cachet.memory.record;

import dev.cachet.digest.Sha256;
import java.util.Objects;
import java.util.Optional;

/**
 * What memory knows of one slot.
 *
 * @param manifest identity of the package that filled it; empty for an image from the factory
 * @param counter its place in the line of the product, 0..2^53-1
 * @param state what the slot holds
 */
public record SlotRecord(Optional<Sha256> manifest, long counter, SlotState state) {
  /** A slot of which nothing is known. */
  public static final SlotRecord EMPTY = new SlotRecord(Optional.empty(), 0, SlotState.EMPTY);

  /**
   * Checks the values.
   *
   * @param manifest not null
   * @param counter 0 or more
   * @param state not null
   */
  public SlotRecord {
    Objects.requireNonNull(manifest, "manifest");
    Objects.requireNonNull(state, "state");
    if (counter < 0) {
      throw new IllegalArgumentException("counter is " + counter);
    }
  }

  /**
   * The same slot in another state.
   *
   * @param next the state
   * @return the record
   */
  public SlotRecord in(SlotState next) {
    return new SlotRecord(manifest, counter, next);
  }
}
