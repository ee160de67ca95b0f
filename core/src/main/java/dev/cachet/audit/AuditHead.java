package dev.cachet.audit;

import dev.cachet.digest.Sha256;
import java.util.Objects;

/**
 * Where the log ends.
 *
 * @param seq number of the last line, from 1; 0 for a log without lines
 * @param digest SHA-256 of the last line without its line feed; 32 zero bytes for no line
 * @param condition what is to be stated in the next receipt
 */
public record AuditHead(long seq, Sha256 digest, AuditCondition condition) {
  /** The head of a log that has no line yet. */
  public static final AuditHead EMPTY =
      new AuditHead(0, Sha256.fromBytes(new byte[Sha256.LENGTH]), AuditCondition.COMPLETE);

  /**
   * Checks the values.
   *
   * @param seq 0 or more
   * @param digest not null
   * @param condition not null
   */
  public AuditHead {
    if (seq < 0) {
      throw new IllegalArgumentException("a line has a number from 1, not " + seq);
    }
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(condition, "condition");
  }
}
