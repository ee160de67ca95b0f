package dev.cachet.command.contents;

import dev.cachet.command.CommandException;
import dev.cachet.command.Outcome;
import dev.cachet.finding.FindingFormat;
import dev.cachet.finding.FindingReport;
import dev.cachet.quality.CheckAnswer;
import dev.cachet.quality.SbomCheck;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** What was found in an SBOM, and whether it passes. */
public final class CheckVerdict {
  private final SbomCheck.Result result;
  private final String examined;
  private final LocalDate day;
  private final String title;

  CheckVerdict(SbomCheck.Result result, String examined, LocalDate day, String title) {
    this.result = result;
    this.examined = examined;
    this.day = day;
    this.title = title;
  }

  /**
   * Returns how the command ends.
   *
   * @return done where it passes
   */
  public Outcome outcome() {
    return switch (CheckAnswer.of(result.findings())) {
      case PASSED -> Outcome.DONE;
      case FOUND -> Outcome.REFUSED;
      case UNKNOWN -> Outcome.UNKNOWN;
    };
  }

  /**
   * Writes what was found.
   *
   * @param form how it is told
   * @param version of the program that tells it
   * @return UTF-8
   */
  public byte[] write(FindingFormat form, String version) {
    return result.write(form, new FindingReport(title, day, version, examined, result.findings()));
  }

  /**
   * Returns what was found, for a person.
   *
   * @param version of the program that tells it
   * @return lines
   */
  public String text(String version) {
    return new String(write(FindingFormat.TEXT, version), StandardCharsets.UTF_8).strip();
  }

  /**
   * Ends a build as the document deserves.
   *
   * @param version of the program that tells it
   * @throws CommandException if it does not pass
   */
  public void requirePassed(String version) throws CommandException {
    if (outcome() != Outcome.DONE) {
      throw failure(version);
    }
  }

  /**
   * Says that the document does not pass.
   *
   * @param version of the program that tells it
   * @return to throw, or to warn with; only where it does not pass
   */
  public CommandException failure(String version) {
    return new CommandException(
        outcome(), "sbom " + examined + " does not pass:\n" + text(version));
  }
}
