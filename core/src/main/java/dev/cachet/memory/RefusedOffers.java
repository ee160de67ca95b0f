package dev.cachet.memory;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many offers were refused: a number and no lines, so that nobody flushes the log by offering
 * what is refused. It is written when it has doubled, so that nobody wears the flash out either; a
 * restart may forget less than half of it.
 */
public final class RefusedOffers {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedOffers.class);

  private final DeviceMemory memory;
  private long count;

  /**
   * Goes on counting where memory stopped.
   *
   * @param memory the memory of the device
   */
  public RefusedOffers(DeviceMemory memory) {
    this.memory = memory;
  }

  /**
   * How many offers were refused.
   *
   * @return the number, which may lack less than half after a restart
   */
  public long count() {
    return Math.max(count, memory.state().evidence().refused());
  }

  /** Counts one more. */
  public void add() {
    count = count() + 1;
    if (Long.bitCount(count) == 1) {
      try {
        memory.remember(now -> now.withEvidence(now.evidence().withRefusedAtLeast(count)));
      } catch (IOException e) {
        LOG.warn("the number of refused offers cannot be written", e);
      }
    }
  }
}
