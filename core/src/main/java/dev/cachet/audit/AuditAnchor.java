package dev.cachet.audit;

import java.io.IOException;

/**
 * Where the end of the log is remembered. A hash chain cannot see that its own tail was cut off;
 * the anchor can.
 */
public interface AuditAnchor {
  /**
   * The last line that was remembered.
   *
   * @return the head
   */
  AuditHead auditHead();

  /**
   * Remembers a line that is durable.
   *
   * @param next the new head
   * @throws IOException if the medium fails; the old head then stays
   */
  void advance(AuditHead next) throws IOException;
}
