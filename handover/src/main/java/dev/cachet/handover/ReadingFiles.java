package dev.cachet.handover;

import dev.cachet.matrix.MatrixDocument;
import dev.cachet.released.Release;
import dev.cachet.report.ReleaseReport;
import dev.cachet.report.ReportTerms;
import dev.cachet.report.UpdateAnnex;
import dev.cachet.report.form.ReportForm;

/** What people read: the report and the annex to the instructions for use. */
final class ReadingFiles {
  private ReadingFiles() {}

  static void add(HandoverDraft draft) {
    Release release = draft.release();
    ReportTerms terms = draft.terms().report();
    ReleaseReport report = ReleaseReport.alone(release, terms);
    draft.addPages("report", "report", phrases -> report.write(ReportForm.HTML, phrases));
    MatrixDocument matrix = new MatrixDocument(release, terms.day(), terms.toolVersion());
    draft.addPages("matrix", "matrix", matrix::html);
    draft.add("matrix.json", "matrix-json", matrix.json());
    draft.addPages("update", "annex", phrases -> UpdateAnnex.write(release, terms, phrases));
    release.unread().forEach(file -> draft.note("unread", file.path(), file.problem()));
  }
}
