package dev.cachet.matrix;

import dev.cachet.page.Section;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Release;
import dev.cachet.report.ReportTerms;
import dev.cachet.report.form.MarkdownReport;
import dev.cachet.report.form.ReportForm;
import dev.cachet.report.form.TextReport;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The evidence matrix of a release in the forms of a report. */
public final class MatrixReport {
  private MatrixReport() {}

  /**
   * Writes the matrix; as JSON in English.
   *
   * @param release a verified package
   * @param terms by what it is made
   * @param form how
   * @param phrases the language
   * @return UTF-8, ending in a line feed
   */
  public static byte[] write(Release release, ReportTerms terms, ReportForm form, Phrases phrases) {
    MatrixDocument matrix = new MatrixDocument(release, terms.day(), terms.toolVersion());
    if (form == ReportForm.JSON) {
      return matrix.json();
    }
    if (form == ReportForm.HTML) {
      return matrix.html(phrases);
    }
    String title =
        phrases
            .line("matrix.of", release.manifest().product(), release.manifest().version())
            .plain();
    List<Section> sections = matrix.sections(phrases);
    String text =
        form == ReportForm.TEXT
            ? TextReport.write(title, sections)
            : MarkdownReport.write(title, sections);
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
