package dev.cachet.trust.store;

import dev.cachet.trust.TrustedRoot;
import java.io.IOException;

/** Where a device keeps its root in force. */
public interface TrustStore {
  /**
   * The root in force.
   *
   * @return the last accepted root
   */
  TrustedRoot current();

  /**
   * Keeps a root before the next one is parsed (TRU-49), with its effect on the clock floor
   * (TRU-63).
   *
   * @param next the successor of {@link #current()}
   * @throws IOException if the medium failed; the current root then stays
   * @throws IllegalArgumentException if it is not the successor
   */
  void accept(TrustedRoot next) throws IOException;
}
