package dev.cachet.report;

/** Two packages that cannot be compared. */
public final class ReportRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  ReportRefusedException(String message) {
    super(message);
  }
}
