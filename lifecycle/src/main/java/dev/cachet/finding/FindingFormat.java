package dev.cachet.finding;

import java.nio.charset.StandardCharsets;

/**
 * The forms in which findings are printed. The same report gives the same bytes, and no text of a
 * finding can change the structure of what is printed.
 */
public enum FindingFormat {
  /** Lines for a terminal. */
  TEXT,
  /** JSON of Cachet's own. */
  JSON,
  /** SARIF 2.1.0, for code scanning services. */
  SARIF,
  /** JUnit XML, for whatever shows test results. */
  JUNIT,
  /** Workflow commands of GitHub Actions, a line each. */
  GITHUB,
  /** A code quality report of GitLab. */
  GITLAB,
  /** A table in Markdown, for a job's summary or a comment. */
  MARKDOWN;

  /**
   * Writes a report.
   *
   * @param report what was found
   * @return UTF-8, ending in a line feed
   */
  public byte[] write(FindingReport report) {
    return switch (this) {
      case TEXT -> FindingText.write(report).getBytes(StandardCharsets.UTF_8);
      case JSON -> FindingJson.write(report);
      case SARIF -> FindingSarif.write(report);
      case JUNIT -> FindingJunit.write(report).getBytes(StandardCharsets.UTF_8);
      case GITHUB -> FindingGithub.write(report).getBytes(StandardCharsets.UTF_8);
      case GITLAB -> FindingGitlab.write(report);
      case MARKDOWN -> FindingMarkdown.write(report).getBytes(StandardCharsets.UTF_8);
    };
  }
}
