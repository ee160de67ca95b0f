package dev.cachet.memory;

import dev.cachet.audit.AuditHead;
import dev.cachet.device.FactoryRecord;
import dev.cachet.digest.Sha256;
import dev.cachet.json.JsonObject;
import dev.cachet.trust.Environment;
import dev.cachet.trust.TrustedRoot;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The members of a {@link MemoryState} while it is put together. */
final class MemoryDraft {
  final Environment environment;
  final String product;
  final SortedMap<String, SlotRecord> slots = new TreeMap<>();
  long rootVersion;
  Sha256 rootSha256;
  Instant clockFloor;
  long installSeq;
  long floor;
  @Nullable Pending pending;
  @Nullable KnownNotice notice;
  Spent spent = Spent.NOTHING;
  AuditHead audit = AuditHead.EMPTY;
  Evidence evidence = Evidence.NONE;
  @Nullable JsonObject origin;

  MemoryDraft(
      Environment environment,
      String product,
      long rootVersion,
      Sha256 rootSha256,
      Instant clockFloor) {
    this.environment = environment;
    this.product = product;
    this.rootVersion = rootVersion;
    this.rootSha256 = rootSha256;
    this.clockFloor = clockFloor;
  }

  /** Of a device that knows its root and nothing else. */
  MemoryDraft(FactoryRecord factory, TrustedRoot root) {
    this(
        factory.environment(),
        factory.product(),
        root.document().version(),
        root.sha256(),
        root.document().clockFloor().orElse(root.document().issued()));
  }

  MemoryDraft(MemoryState state) {
    this(state.environment, state.product, state.rootVersion, state.rootSha256, state.clockFloor);
    slots.putAll(state.slots);
    installSeq = state.installSeq;
    floor = state.floor;
    pending = state.pending;
    notice = state.notice;
    spent = state.spent;
    audit = state.audit;
    evidence = state.evidence;
    origin = state.origin;
  }
}
