package dev.cachet.verification;

import dev.cachet.device.DeviceTime;
import dev.cachet.pack.ArrivingPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.store.TrustStore;
import dev.cachet.verification.rule.RootNumbersRule;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Follows the newer roots of a package while they pass, so that one of them is in memory at a time.
 * The numbers of all of them come first in the order of the checks: after a gap nothing more is
 * accepted, and at the end a gap is what is reported.
 */
final class ArrivingChain implements ArrivingPackage.RootSink {
  private final ChainStep step;
  private final long before;
  private RootInForce inForce;
  private long[] numbers = {};
  private @Nullable PackageRefusedException broken;

  ArrivingChain(TrustStore store, DeviceTime start) throws IOException {
    this.step = new ChainStep(store);
    this.inForce = step.start(start);
    this.before = ChainStep.version(inForce.root());
  }

  @Override
  public void root(long version, byte[] envelope) throws IOException {
    numbers = Arrays.copyOf(numbers, numbers.length + 1);
    numbers[numbers.length - 1] = version;
    if (broken != null) {
      return;
    }
    try {
      RootNumbersRule.check(before, numbers);
      inForce = step.accept(inForce, version, envelope);
    } catch (PackageRefusedException e) {
      broken = e;
    }
  }

  RootInForce end() throws PackageRefusedException {
    RootNumbersRule.check(before, numbers);
    if (broken != null) {
      throw broken;
    }
    return inForce;
  }
}
