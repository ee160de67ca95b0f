package dev.cachet.memory;

import dev.cachet.audit.AuditHead;
import dev.cachet.digest.Sha256;
import dev.cachet.json.JsonObject;
import dev.cachet.trust.Environment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  @Nullable Granted granted;
  @Nullable KnownNotice notice;
  @Nullable String nonce;
  final List<Sha256> usedIds = new ArrayList<>();
  boolean sequenceLost;
  AuditHead audit = AuditHead.EMPTY;
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

  MemoryDraft(MemoryState state) {
    this(state.environment, state.product, state.rootVersion, state.rootSha256, state.clockFloor);
    slots.putAll(state.slots);
    installSeq = state.installSeq;
    floor = state.floor;
    pending = state.pending;
    granted = state.granted;
    notice = state.notice;
    nonce = state.nonce;
    usedIds.addAll(state.usedIds);
    sequenceLost = state.sequenceLost;
    audit = state.audit;
    origin = state.origin;
  }
}
