package dev.cachet.report;

import dev.cachet.page.HtmlPage;
import dev.cachet.page.Section;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Release;
import dev.cachet.report.form.MarkdownReport;
import dev.cachet.report.form.ReportForm;
import dev.cachet.report.form.TextReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One report of a release, for the file of a manufacturer and of a hospital: what is in it, what is
 * new, until when it is supported, who signed, what was judged, and what the device will do. It
 * says what the package says and proves nothing by itself; a reader who has the trust root can
 * verify the package.
 */
public final class ReleaseReport {
  private final Release release;
  private final Optional<Comparison> previous;
  private final ReportTerms terms;

  /**
   * A report.
   *
   * @param release the release
   * @param previous the release before it, if one was given
   * @param terms by what it is made
   * @throws ReportRefusedException if the previous release is of another product
   */
  public ReleaseReport(Release release, Optional<Release> previous, ReportTerms terms)
      throws ReportRefusedException {
    this(
        release,
        terms,
        previous.isEmpty()
            ? Optional.empty()
            : Optional.of(Comparison.of(previous.get(), release)));
  }

  private ReleaseReport(Release release, ReportTerms terms, Optional<Comparison> previous) {
    this.release = release;
    this.terms = terms;
    this.previous = previous;
  }

  /**
   * A report of a release alone.
   *
   * @param release the release
   * @param terms by what it is made
   * @return the report
   */
  public static ReleaseReport alone(Release release, ReportTerms terms) {
    return new ReleaseReport(release, terms, Optional.empty());
  }

  /**
   * Writes the report.
   *
   * @param form how
   * @param phrases in which language
   * @return UTF-8, ending in a line feed
   */
  public byte[] write(ReportForm form, Phrases phrases) {
    List<Section> sections = sections(phrases);
    String title =
        phrases
            .line("report.title", release.manifest().product(), release.manifest().version())
            .plain();
    String text =
        switch (form) {
          case TEXT -> TextReport.write(title, sections);
          case HTML -> HtmlPage.write(title, sections, phrases);
          case MARKDOWN -> MarkdownReport.write(title, sections);
          case JSON -> JsonReport.write(release, previous, terms, sections);
        };
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Whether the report had to leave something open that a package should say: a record of the gate
   * that is missing or does not clear the package, or a file that cannot be read.
   *
   * @return whether
   */
  public boolean isIncomplete() {
    return release.gate().isEmpty()
        || !release.unread().isEmpty()
        || GateSection.objection(release).isPresent();
  }

  private List<Section> sections(Phrases phrases) {
    return List.of(
        ReleaseSection.of(release, phrases),
        ChangeSection.of(release, phrases),
        NewsSection.of(release, previous, phrases),
        ContentsSection.of(release, phrases),
        SupportSection.of(release, terms, phrases),
        SignersSection.of(release, phrases),
        GateSection.of(release, phrases),
        DeviceSection.of(release, phrases),
        OriginSection.of(release, terms, phrases));
  }
}
