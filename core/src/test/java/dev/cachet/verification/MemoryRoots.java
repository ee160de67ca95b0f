package dev.cachet.verification;

import dev.cachet.trust.TrustedRoot;
import dev.cachet.trust.store.TrustStore;
import java.util.ArrayList;
import java.util.List;

/** A trust store that remembers everything it was given. */
final class MemoryRoots implements TrustStore {
  private final List<TrustedRoot> kept = new ArrayList<>();

  MemoryRoots(TrustedRoot first) {
    kept.add(first);
  }

  @Override
  public TrustedRoot current() {
    return kept.get(kept.size() - 1);
  }

  @Override
  public void accept(TrustedRoot next) {
    kept.add(next);
  }

  List<Long> versions() {
    return kept.stream().map(root -> root.document().version()).toList();
  }
}
