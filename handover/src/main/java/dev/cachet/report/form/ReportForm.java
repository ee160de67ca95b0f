package dev.cachet.report.form;

/** The forms of a report. The same release, day and language give the same bytes. */
public enum ReportForm {
  /** Lines for a terminal. */
  TEXT,
  /** One page that needs nothing else: no script, no network, no other file. */
  HTML,
  /** Headings, lists and tables as GitHub and GitLab show them. */
  MARKDOWN,
  /** A document for a program. */
  JSON
}
