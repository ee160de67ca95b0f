package dev.cachet.finding;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where a finding is, for readers that open files.
 *
 * @param path with slashes; empty when the report names no place
 * @param field in the file, or a JSON pointer; empty when the whole file is meant
 */
record FindingPlace(String path, String field) {
  private static final String UNRESERVED = "-._~/";

  /** Takes the first evidence that is in what was examined: others name catalogues and waivers. */
  static FindingPlace of(FindingReport report, Finding finding) {
    String examined = report.examined();
    for (Evidence evidence : finding.evidence()) {
      if (evidence.file().equals(examined)) {
        return new FindingPlace(examined, evidence.field());
      }
      if (report.isRoot() && evidence.file().startsWith("/")) {
        return new FindingPlace(inside(examined, evidence.file()), evidence.field());
      }
    }
    return new FindingPlace(examined, "");
  }

  private static String inside(String folder, String file) {
    return (folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder) + file;
  }

  boolean isAbsolute() {
    return path.startsWith("/");
  }

  /** Returns the path as a URI, or as a URI reference when it is relative (RFC 3986, 2 and 4.2). */
  String uri() {
    StringBuilder uri = new StringBuilder(isAbsolute() ? "file://" : "");
    for (byte one : path.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = isLetterOrDigit(one) || UNRESERVED.indexOf(one) >= 0;
      uri.append(plain ? String.valueOf((char) one) : String.format(Locale.ROOT, "%%%02X", one));
    }
    return uri.toString();
  }

  private static boolean isLetterOrDigit(byte one) {
    return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9');
  }
}
