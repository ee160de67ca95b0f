package dev.cachet.verification.report;

import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Refusal;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes down what became of each check of one run. A check is judged at most once and only in the
 * order of {@link Check}; what was not judged was not reached.
 */
public final class CheckLog {
  private final Map<Check, CheckResult> judged = new EnumMap<>(Check.class);
  private final Deque<Check> pending = new ArrayDeque<>(List.of(Check.values()));

  /** Makes one of its parts. */
  public CheckLog() {}

  /**
   * Goes on where the run of a verified manifest ended.
   *
   * @param upToExpiry the up to expiry
   */
  public CheckLog(VerificationReport upToExpiry) {
    while (pending.element() != Check.FILES) {
      Check check = pending.remove();
      judged.put(check, upToExpiry.result(check));
    }
  }

  /** One judgement: it returns what it found or refuses. */
  @FunctionalInterface
  public interface Judgement<T> {
    /**
     * Runs one check, and tells what came of it.
     *
     * @return what was made
     * @throws PackageRefusedException if it is refused
     * @throws IOException if the medium failed
     */
    T judge() throws PackageRefusedException, IOException;
  }

  /** What a check says of what it found. */
  @FunctionalInterface
  public interface Detail<T> {
    /**
     * What is told of what was found.
     *
     * @param found the found
     * @return the text
     */
    String of(T found);
  }

  /**
   * Runs one check, and tells what came of it.
   *
   * @param <T> what is made
   * @param check the check
   * @param judgement takes what is found
   * @param detail what is said of it
   * @return what was made
   * @throws PackageRefusedException if it is refused
   * @throws IOException if the medium failed
   */
  public <T> T judge(Check check, Judgement<T> judgement, Detail<T> detail)
      throws PackageRefusedException, IOException {
    requireNext(check);
    try {
      T found = judgement.judge();
      judged.put(check, new CheckResult(check, Outcome.PASSED, detail.of(found)));
      return found;
    } catch (PackageRefusedException e) {
      fail(check, e.refusal());
      throw e;
    }
  }

  /**
   * Notes a check that something before this run has passed.
   *
   * @param check the check
   * @param detail what is said of it
   */
  public void pass(Check check, String detail) {
    requireNext(check);
    judged.put(check, new CheckResult(check, Outcome.PASSED, detail));
  }

  /**
   * Notes a check that there is nothing to judge by.
   *
   * @param check the check
   * @param why what is wrong and what to do
   */
  public void leaveOut(Check check, String why) {
    requireNext(check);
    judged.put(check, new CheckResult(check, Outcome.NOT_REACHED, why));
  }

  /**
   * Notes a check that refused; none can follow.
   *
   * @param check the check
   * @param why what is wrong and what to do
   */
  public void fail(Check check, Refusal why) {
    judged.put(check, new CheckResult(check, Outcome.FAILED, why.line()));
    pending.clear();
  }

  /**
   * Ends the log.
   *
   * @return the verification report
   */
  public VerificationReport report() {
    return new VerificationReport(judged, null);
  }

  /**
   * Ends the log with a refusal.
   *
   * @param refusal the refusal
   * @return the verification report
   */
  public VerificationReport refused(Refusal refusal) {
    return new VerificationReport(judged, refusal);
  }

  private void requireNext(Check check) {
    if (pending.poll() != check) {
      throw new IllegalStateException(check + " is not the next check");
    }
  }
}
