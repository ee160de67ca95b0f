package dev.cachet.command.release;

import dev.cachet.command.CommandException;
import dev.cachet.command.Outcome;
import dev.cachet.command.Settings;
import dev.cachet.matrix.MatrixReport;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Release;
import dev.cachet.report.ReleaseReport;
import dev.cachet.report.ReportRefusedException;
import dev.cachet.report.ReportTerms;
import dev.cachet.report.form.ReportForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A report on a verified release, in the forms that are asked for. */
public final class ReportAnswer implements AutoCloseable {
  private final Settings given;
  private final List<Release> open;
  private final Written written;
  private final boolean incomplete;

  private interface Written {
    byte[] in(ReportForm form) throws Exception;
  }

  private ReportAnswer(Settings given, List<Release> open, Written written, boolean incomplete) {
    this.given = given;
    this.open = List.copyOf(open);
    this.written = written;
    this.incomplete = incomplete;
  }

  static ReportAnswer of(
      Settings given, Release release, Optional<Release> last, ReportTerms terms, Phrases phrases)
      throws CommandException {
    List<Release> open = new ArrayList<>(List.of(release));
    last.ifPresent(open::add);
    try {
      ReleaseReport report = new ReleaseReport(release, last, terms);
      return new ReportAnswer(
          given, open, form -> report.write(form, phrases), report.isIncomplete());
    } catch (ReportRefusedException e) {
      throw given.failed(ReportRequest.PACKAGE, given.need(ReportRequest.PACKAGE), e);
    }
  }

  static ReportAnswer ofMatrix(
      Settings given, Release release, ReportTerms terms, Phrases phrases) {
    return new ReportAnswer(
        given,
        List.of(release),
        form -> MatrixReport.write(release, terms, form, phrases),
        release.gate().isEmpty());
  }

  /**
   * Writes it.
   *
   * @param form how
   * @return UTF-8
   * @throws CommandException if the package cannot be read any more
   */
  public byte[] write(ReportForm form) throws CommandException {
    return given.read(
        ReportRequest.PACKAGE, given.need(ReportRequest.PACKAGE), () -> written.in(form));
  }

  /**
   * Whether part of what it should say is not known.
   *
   * @return whether
   */
  public boolean isIncomplete() {
    return incomplete;
  }

  /**
   * Ends where part of it is not known.
   *
   * @throws CommandException if so
   */
  public void requireComplete() throws CommandException {
    if (incomplete) {
      throw new CommandException(
          Outcome.UNKNOWN,
          given.need(ReportRequest.PACKAGE)
              + ": part of what a report says is not known; the report names it");
    }
  }

  @Override
  public void close() throws CommandException {
    for (Release each : open) {
      OpenedRelease.close(given, each);
    }
  }
}
