package dev.cachet.finding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names of findings that stay the same from run to run: made of the rule and the subject, which
 * holds the version, and not of a message or a day. Findings that share both are counted.
 */
final class Fingerprints {
  private final Map<String, Integer> seen = new HashMap<>();

  /** Returns the fingerprint of the next finding of a report: 64 hexadecimal digits. */
  String next(Finding finding) {
    // A rule's id has no NUL and the count is digits, so that no two triples are one text.
    int count = seen.merge(finding.rule() + '\0' + finding.subject(), 1, Integer::sum);
    String identity = finding.rule() + '\0' + count + '\0' + finding.subject();
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(identity.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
