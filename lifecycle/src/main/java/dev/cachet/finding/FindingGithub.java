package dev.cachet.finding;

/**
 * Findings as workflow commands of GitHub Actions. A command ends at the end of its line and its
 * properties at a colon or comma, so these are escaped: a name may not start a command of its own.
 */
final class FindingGithub {
  private FindingGithub() {}

  static String write(FindingReport report) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : report.findings()) {
      FindingPlace place = FindingPlace.of(report, finding);
      text.append("::").append(command(finding.severity())).append(' ');
      if (!place.path().isEmpty()) {
        text.append("file=").append(property(place.path())).append(',');
      }
      text.append("title=").append(property(finding.rule())).append("::");
      text.append(data(finding.subject())).append(": ");
      text.append(data(finding.message())).append('\n');
    }
    return text.toString();
  }

  private static String command(Severity severity) {
    return switch (severity) {
      case INFO -> "notice";
      case WARNING -> "warning";
      case ERROR -> "error";
    };
  }

  /** The runner decodes {@code %25}, {@code %0A} and {@code %0D}; LineText leaves no line ends. */
  private static String data(String text) {
    return LineText.of(text).replace("%", "%25");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
