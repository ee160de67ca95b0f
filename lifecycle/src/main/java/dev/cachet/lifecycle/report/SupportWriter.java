package dev.cachet.lifecycle.report;

import dev.cachet.finding.FindingFormat;
import dev.cachet.lifecycle.SupportReport;
import java.nio.charset.StandardCharsets;

/** A report in each of the forms of findings; text, JSON and Markdown say more than findings do. */
public final class SupportWriter {
  private SupportWriter() {}

  /**
   * Writes a report, the same bytes for the same report.
   *
   * @param format the form
   * @param report the report
   * @param toolVersion the version of Cachet, as {@link dev.cachet.finding.FindingReport} wants it
   * @param examined the file or folder that was judged; empty when there is none
   * @return UTF-8, ending in a line feed unless it is the empty list of findings in {@link
   *     FindingFormat#GITHUB}
   */
  public static byte[] write(
      FindingFormat format, SupportReport report, String toolVersion, String examined) {
    return switch (format) {
      case TEXT -> SupportText.write(report).getBytes(StandardCharsets.UTF_8);
      case JSON -> SupportJson.write(report);
      case MARKDOWN -> SupportMarkdown.write(report, toolVersion, examined);
      default -> format.write(SupportFindings.report(report, toolVersion, examined));
    };
  }
}
