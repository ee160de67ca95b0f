package dev.cachet.verification;

import dev.cachet.device.DeviceTime;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.TrustChain;
import dev.cachet.trust.TrustedRoot;
import dev.cachet.trust.store.TrustStore;
import dev.cachet.verification.rule.RootNumbersRule;
import java.io.IOException;

/** Follows the newer roots of a package, one parsed at a time, and keeps each that is accepted. */
final class ChainStep {
  private final TrustStore store;

  ChainStep(TrustStore store) {
    this.store = store;
  }

  RootInForce follow(ReceivedPackage received, DeviceTime start)
      throws PackageRefusedException, IOException {
    long[] numbers = numbers(received);
    RootInForce inForce = start(start);
    RootNumbersRule.check(version(inForce.root()), numbers);
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] > version(inForce.root())) {
        inForce = accept(inForce, numbers[i], received.root(i));
      }
    }
    return inForce;
  }

  RootInForce start(DeviceTime start) throws IOException {
    return new RootInForce(store.current(), start, 0);
  }

  RootInForce accept(RootInForce old, long version, byte[] envelope)
      throws PackageRefusedException, IOException {
    // TRU-40: what the device has passed is not parsed again, so it can neither refuse nor harm.
    if (version <= version(old.root())) {
      return old;
    }
    TrustedRoot next = TrustChain.next(old.root(), envelope);
    // TRU-49: kept before the next is parsed, so that no later fault brings an old key back.
    store.accept(next);
    return new RootInForce(next, old.time().afterAccepting(next.document()), old.accepted() + 1);
  }

  private static long[] numbers(ReceivedPackage received) {
    long[] numbers = new long[received.rootCount()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = received.rootVersion(i);
    }
    return numbers;
  }

  static long version(TrustedRoot root) {
    return root.document().version();
  }
}
