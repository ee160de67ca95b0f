package dev.cachet.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.refusal.Refusal;
import org.junit.jupiter.api.function.Executable;

/** Asserts that something is refused, for which reason and by which clause. */
public final class Refusals {
  private Refusals() {}

  /** Runs and requires exactly this refusal. */
  public static Refusal assertRefused(Reason reason, String clause, Executable executable) {
    Refusal refusal = assertThrows(PackageRefusedException.class, executable).refusal();
    assertEquals(reason + " " + clause, refusal.reason() + " " + refusal.clause(), refusal::line);
    return refusal;
  }
}
