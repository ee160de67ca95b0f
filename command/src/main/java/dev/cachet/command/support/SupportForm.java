package dev.cachet.command.support;

import dev.cachet.finding.FindingFormat;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.report.SupportWriter;
import dev.cachet.timeline.SupportPage;

/** The forms in which it is told until when something is supported. */
public enum SupportForm {
  /** Lines for a person. */
  TEXT,
  /** JSON of Cachet's own. */
  JSON,
  /** SARIF 2.1.0. */
  SARIF,
  /** JUnit XML. */
  JUNIT,
  /** Annotations of GitHub. */
  GITHUB,
  /** Code quality of GitLab. */
  GITLAB,
  /** Markdown. */
  MARKDOWN,
  /** A page on which every phase is drawn. */
  HTML;

  byte[] write(SupportReport report, String version, String subject) {
    return this == HTML
        ? SupportPage.write(report, version, subject)
        : SupportWriter.write(FindingFormat.valueOf(name()), report, version, subject);
  }
}
