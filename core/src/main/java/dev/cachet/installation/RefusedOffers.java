package dev.cachet.installation;

import dev.cachet.memory.DeviceMemory;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many offers were refused: a number and no lines, so that nobody flushes the log by offering
 * what is refused. It is written when it has doubled, so that nobody wears the flash out either; a
 * restart may forget less than half of it.
 */
final class RefusedOffers {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedOffers.class);

  private final DeviceMemory memory;
  private long count;

  RefusedOffers(DeviceMemory memory) {
    this.memory = memory;
  }

  long count() {
    return Math.max(count, memory.state().evidence().refused());
  }

  void add() {
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
