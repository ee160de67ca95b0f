package dev.cachet.finding;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The findings of one check, with what a reader of a report needs beside them.
 *
 * @param title what was checked, for example {@code lifecycle check}; 1 to 100 ASCII letters,
 *     digits, spaces, dots and hyphens
 * @param asOf the day judged
 * @param toolVersion the version of Cachet that judged; 1 to 100 ASCII letters, digits, dots,
 *     hyphens, underscores and plus signs
 * @param examined the file or folder that was judged, as a path with slashes that a reader of the
 *     report can follow, as a rule from the folder of the build; empty when there is none
 * @param isRoot whether evidence whose file begins with a slash is inside what was examined; false
 *     for a document that was compared with something else
 * @param basis what the judgement rests on, in a few words, for example how old the facts are;
 *     empty when nothing has to be said
 * @param findings in the order in which they are written
 */
public record FindingReport(
    String title,
    LocalDate asOf,
    String toolVersion,
    String examined,
    boolean isRoot,
    String basis,
    List<Finding> findings) {
  /**
   * Checks the names and copies the findings.
   *
   * @param title 1 to 100 ASCII letters, digits, spaces, dots and hyphens
   * @param asOf not null
   * @param toolVersion 1 to 100 ASCII letters, digits, dots, hyphens, underscores and plus signs
   * @param examined not null; may be empty
   * @param isRoot see the record
   * @param basis not null; may be empty
   * @param findings copied
   */
  public FindingReport {
    if (!title.matches("[A-Za-z0-9 .-]{1,100}")) {
      throw new IllegalArgumentException("not a title: " + LineText.of(title));
    }
    Objects.requireNonNull(asOf, "asOf");
    if (!toolVersion.matches("[A-Za-z0-9._+-]{1,100}")) {
      throw new IllegalArgumentException("not a version: " + LineText.of(toolVersion));
    }
    Objects.requireNonNull(examined, "examined");
    Objects.requireNonNull(basis, "basis");
    findings = List.copyOf(findings);
  }

  /**
   * Makes a report on a root, or on a document that was judged by itself.
   *
   * @param title as above
   * @param asOf not null
   * @param toolVersion as above
   * @param examined not null; may be empty
   * @param basis not null; may be empty
   * @param findings copied
   */
  public FindingReport(
      String title,
      LocalDate asOf,
      String toolVersion,
      String examined,
      String basis,
      List<Finding> findings) {
    this(title, asOf, toolVersion, examined, true, basis, findings);
  }

  /**
   * Makes a report that says nothing of its basis.
   *
   * @param title as above
   * @param asOf not null
   * @param toolVersion as above
   * @param examined not null; may be empty
   * @param findings copied
   */
  public FindingReport(
      String title, LocalDate asOf, String toolVersion, String examined, List<Finding> findings) {
    this(title, asOf, toolVersion, examined, "", findings);
  }
}
