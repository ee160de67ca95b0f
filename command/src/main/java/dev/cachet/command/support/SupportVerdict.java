package dev.cachet.command.support;

import dev.cachet.command.CommandException;
import dev.cachet.command.Outcome;
import dev.cachet.lifecycle.SupportAnswer;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.SupportState;
import dev.cachet.lifecycle.report.SupportText;
import java.util.Set;

/** What was found on support, and whether it passes. */
public final class SupportVerdict {
  private final SupportReport report;
  private final String subject;
  private final Set<SupportState> allowed;
  private final int unknown;

  SupportVerdict(SupportReport report, String subject, Set<SupportState> allowed, int unknown) {
    this.report = report;
    this.subject = subject;
    this.allowed = allowed;
    this.unknown = unknown;
  }

  /**
   * Returns how the command ends.
   *
   * @return done where it passes
   */
  public Outcome outcome() {
    return switch (SupportAnswer.of(report, allowed, unknown)) {
      case PASSED -> Outcome.DONE;
      case REFUSED -> Outcome.REFUSED;
      case UNKNOWN -> Outcome.UNKNOWN;
      case DATA_TOO_OLD -> Outcome.TOO_OLD;
    };
  }

  /**
   * Writes what was found.
   *
   * @param form how it is told
   * @param version of the program that tells it
   * @return UTF-8
   */
  public byte[] write(SupportForm form, String version) {
    return form.write(report, version, subject);
  }

  /**
   * Returns what was found, for a person.
   *
   * @return lines
   */
  public String text() {
    return SupportText.write(report).strip();
  }

  /**
   * Ends a build as the subject deserves.
   *
   * @throws CommandException if it does not pass
   */
  public void requirePassed() throws CommandException {
    if (outcome() != Outcome.DONE) {
      throw new CommandException(
          outcome(),
          subject + " is not in an allowed state of support " + allowed + ":\n" + text());
    }
  }
}
