package dev.cachet.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.refusal.Reason;
import dev.cachet.refusal.Refusal;
import dev.cachet.verification.report.Check;
import dev.cachet.verification.report.CheckResult;
import dev.cachet.verification.report.Outcome;
import dev.cachet.verification.report.VerificationReport;
import java.util.Optional;

/**
 * What a test device said of one package.
 *
 * @param report of examine
 * @param manifest of verify, if the checks of the manifest passed
 * @param contents of verifyContents, if all checks passed
 * @param roots as the device has them afterwards
 */
public record Verdict(
    VerificationReport report,
    Optional<VerifiedManifest> manifest,
    Optional<VerifiedPackage> contents,
    MemoryRoots roots) {
  Optional<Refusal> refusal() {
    return report.refusal();
  }

  public void isAccepted() {
    assertEquals(Optional.empty(), refusal().map(Refusal::line));
    for (CheckResult result : report.results()) {
      assertEquals(Outcome.PASSED, result.outcome(), result.toString());
    }
  }

  void isRefused(Check check, Reason reason, String clause) {
    Refusal refusal = refusal().orElseThrow(() -> new AssertionError("accepted"));
    assertEquals(reason + " " + clause, refusal.reason() + " " + refusal.clause(), refusal.line());
    for (CheckResult result : report.results()) {
      int order = result.check().compareTo(check);
      Outcome expected =
          order < 0 ? Outcome.PASSED : order == 0 ? Outcome.FAILED : Outcome.NOT_REACHED;
      assertEquals(expected, result.outcome(), result.toString());
    }
    assertEquals(check.compareTo(Check.EXPIRY) > 0, manifest.isPresent());
  }
}
