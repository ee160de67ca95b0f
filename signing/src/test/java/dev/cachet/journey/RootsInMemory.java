package dev.cachet.journey;

import dev.cachet.trust.TrustedRoot;
import dev.cachet.trust.store.TrustStore;

/** A device's roots, as long as the test runs. */
final class RootsInMemory implements TrustStore {
  private TrustedRoot current;

  RootsInMemory(TrustedRoot first) {
    this.current = first;
  }

  @Override
  public TrustedRoot current() {
    return current;
  }

  @Override
  public void accept(TrustedRoot next) {
    current = next;
  }
}
