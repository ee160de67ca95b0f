package dev.cachet.verification.report;

import dev.cachet.refusal.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of every check of one package. A report is for people and tools; it proves nothing
 * and nothing can be installed with it.
 */
public final class VerificationReport {
  private final List<CheckResult> results;
  private final @Nullable Refusal refusal;

  VerificationReport(Map<Check, CheckResult> judged, @Nullable Refusal refusal) {
    this.results =
        Stream.of(Check.values())
            .map(check -> judged.getOrDefault(check, notReached(check)))
            .toList();
    this.refusal = refusal;
  }

  /**
   * One result for each {@link Check}, in its order.
   *
   * @return the results; all after a failed one are {@link Outcome#NOT_REACHED}
   */
  public List<CheckResult> results() {
    return results;
  }

  /**
   * The result of one check.
   *
   * @param check the check
   * @return its result
   */
  public CheckResult result(Check check) {
    return results.stream().filter(result -> result.check() == check).findFirst().orElseThrow();
  }

  /**
   * Why the package was refused.
   *
   * @return the first violation; empty if no check failed
   */
  public Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  private static CheckResult notReached(Check check) {
    return new CheckResult(check, Outcome.NOT_REACHED, "");
  }
}
