package dev.cachet.trust.store;

import dev.cachet.trust.TrustedRoot;
import java.util.Objects;

/**
 * Remembers the root in force for one run and no longer: for tools off the device. A device keeps
 * its roots in its memory.
 */
public final class RootsOfOneRun implements TrustStore {
  private TrustedRoot current;

  /**
   * Starts from a root.
   *
   * @param anchor the root in force at the start
   */
  public RootsOfOneRun(TrustedRoot anchor) {
    this.current = Objects.requireNonNull(anchor, "anchor");
  }

  @Override
  public TrustedRoot current() {
    return current;
  }

  @Override
  public void accept(TrustedRoot next) {
    current = Objects.requireNonNull(next, "next");
  }
}
