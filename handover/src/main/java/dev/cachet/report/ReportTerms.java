package dev.cachet.report;

import java.time.LocalDate;

/**
 * By what a report is made.
 *
 * @param day the day by which the package was judged
 * @param toolVersion the version of the tool
 */
public record ReportTerms(LocalDate day, String toolVersion) {}
