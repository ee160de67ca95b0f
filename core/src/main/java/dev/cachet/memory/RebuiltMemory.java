package dev.cachet.memory;

import dev.cachet.audit.AuditHead;
import dev.cachet.memory.record.KnownNotice;
import dev.cachet.memory.record.SlotRecord;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What slots, receipts and checkpoints prove of a memory that is lost, beside the roots.
 *
 * @param clockFloor the time below which the present cannot lie
 * @param floor the lowest counter that may be installed
 * @param installSeq number of the last installation that ended
 * @param slots what is proven of each slot
 * @param audit the last line of the log that is signed for, and that memory was behind it
 * @param refused how many offers were refused
 * @param notice the newest notice of end of support that the log tells of
 */
public record RebuiltMemory(
    Instant clockFloor,
    long floor,
    long installSeq,
    Map<String, SlotRecord> slots,
    AuditHead audit,
    long refused,
    Optional<KnownNotice> notice) {
  /**
   * Copies the slots.
   *
   * @param clockFloor not null
   * @param floor 0 or more
   * @param installSeq 0 or more
   * @param slots copied
   * @param audit not null
   * @param refused 0 or more
   * @param notice not null
   */
  public RebuiltMemory {
    Objects.requireNonNull(clockFloor, "clockFloor");
    Objects.requireNonNull(audit, "audit");
    Objects.requireNonNull(notice, "notice");
    slots = Map.copyOf(slots);
  }
}
