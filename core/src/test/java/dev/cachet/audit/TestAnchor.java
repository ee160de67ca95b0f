package dev.cachet.audit;

import java.io.IOException;

/** A memory of the log's end that a test can set back or break. */
final class TestAnchor implements AuditAnchor {
  AuditHead head = AuditHead.EMPTY;
  boolean broken;

  @Override
  public AuditHead auditHead() {
    return head;
  }

  @Override
  public void advance(AuditHead next) throws IOException {
    if (broken) {
      throw new IOException("the medium failed");
    }
    head = next;
  }
}
