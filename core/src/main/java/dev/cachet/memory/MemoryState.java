package dev.cachet.memory;

import dev.cachet.audit.AuditHead;
import dev.cachet.digest.Sha256;
import dev.cachet.json.JsonObject;
import dev.cachet.statement.DowngradePermit;
import dev.cachet.statement.InstallGrant;
import dev.cachet.statement.SequencePermit;
import dev.cachet.statement.SpentStatements;
import dev.cachet.trust.Environment;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a device remembers, at one moment. Immutable; each method that begins with {@code
 * with} gives a changed copy.
 */
public final class MemoryState {
  final Environment environment;
  final String product;
  final long rootVersion;
  final Sha256 rootSha256;
  final Instant clockFloor;
  final long installSeq;
  final long floor;
  final SortedMap<String, SlotRecord> slots;
  final @Nullable Pending pending;
  final @Nullable KnownNotice notice;
  final Spent spent;
  final AuditHead audit;
  final Evidence evidence;

  /** The document that was read, for the members that a newer library wrote. */
  final @Nullable JsonObject origin;

  MemoryState(MemoryDraft draft) {
    this.environment = draft.environment;
    this.product = draft.product;
    this.rootVersion = draft.rootVersion;
    this.rootSha256 = draft.rootSha256;
    this.clockFloor = draft.clockFloor;
    this.installSeq = draft.installSeq;
    this.floor = draft.floor;
    this.slots = Collections.unmodifiableSortedMap(new TreeMap<>(draft.slots));
    this.pending = draft.pending;
    this.notice = draft.notice;
    this.spent = draft.spent;
    this.audit = draft.audit;
    this.evidence = draft.evidence;
    this.origin = draft.origin;
  }

  /** {@return whether the device takes production or test packages} */
  public Environment environment() {
    return environment;
  }

  /**
   * The line of releases that floor, slots and pending update belong to.
   *
   * @return the product of the factory record
   */
  public String product() {
    return product;
  }

  /** {@return version of the root in force, 1 or more} */
  public long rootVersion() {
    return rootVersion;
  }

  /** {@return SHA-256 of the payload of the root in force} */
  public Sha256 rootSha256() {
    return rootSha256;
  }

  /** {@return the instant below which the present cannot lie, UTC} */
  public Instant clockFloor() {
    return clockFloor;
  }

  /** {@return how many installations were begun, 0 or more} */
  public long installSeq() {
    return installSeq;
  }

  /** {@return the lowest counter that may be installed, 0..2^53-1} */
  public long floor() {
    return floor;
  }

  /** {@return the slots that memory knows of, by name; unmodifiable} */
  public SortedMap<String, SlotRecord> slots() {
    return slots;
  }

  /**
   * What memory knows of a slot.
   *
   * @param name the slot
   * @return its record, {@link SlotRecord#EMPTY} for an unknown slot
   */
  public SlotRecord slot(String name) {
    return slots.getOrDefault(name, SlotRecord.EMPTY);
  }

  /** {@return the update that is under way, if there is one} */
  public Optional<Pending> pending() {
    return Optional.ofNullable(pending);
  }

  /**
   * The newest notice of end of support.
   *
   * @return the notice, if the device was given one
   */
  public Optional<KnownNotice> notice() {
    return Optional.ofNullable(notice);
  }

  /**
   * With a notice of end of support.
   *
   * @param newest one with a higher number than {@link #notice()}
   * @return this state with it
   */
  public MemoryState withNotice(KnownNotice newest) {
    MemoryDraft draft = new MemoryDraft(this);
    draft.notice = newest;
    return new MemoryState(draft);
  }

  /** {@return the last line of the audit log} */
  public AuditHead audit() {
    return audit;
  }

  /**
   * With a floor that is at least as high.
   *
   * @param counter the floor that a confirmed release demands
   * @return this state with the higher of the two
   */
  public MemoryState withFloorAtLeast(long counter) {
    return with(draft -> draft.floor = Math.max(floor, counter));
  }

  /**
   * With a clock floor that is at least as late.
   *
   * @param created when the manifest of a confirmed release was made
   * @return this state with the later of the two
   */
  public MemoryState withClockFloorAtLeast(Instant created) {
    return withClockFloor(created.isAfter(clockFloor) ? created : clockFloor);
  }

  /**
   * With one more installation begun.
   *
   * @return this state with the next number
   */
  public MemoryState withNextInstallSeq() {
    return with(draft -> draft.installSeq = installSeq + 1);
  }

  /**
   * With a number of installations that is at least as high.
   *
   * @param number the number of an installation that ended
   * @return this state with the higher of the two
   */
  public MemoryState withInstallSeqAtLeast(long number) {
    return with(draft -> draft.installSeq = Math.max(installSeq, number));
  }

  /**
   * With a slot.
   *
   * @param name the slot
   * @param record what it holds
   * @return this state with the slot
   */
  public MemoryState withSlot(String name, SlotRecord record) {
    return with(draft -> draft.slots.put(name, record));
  }

  /**
   * With an update under way.
   *
   * @param update the update
   * @return this state with it
   */
  public MemoryState withPending(Pending update) {
    MemoryDraft draft = new MemoryDraft(this);
    draft.pending = update;
    if (update.step().compareTo(PendingStep.STAGED) > 0) {
      draft.spent = spent.withoutGranted();
    }
    return new MemoryState(draft);
  }

  /**
   * With no update under way.
   *
   * @return this state without one
   */
  public MemoryState withoutPending() {
    return with(draft -> draft.pending = null);
  }

  /**
   * What was spent, for the judgement of statements.
   *
   * @return the facts
   */
  public SpentStatements spentStatements() {
    return spent.facts(installSeq, floor);
  }

  /**
   * With the statements spent under which an update is begun. To be remembered in the same write as
   * the update (STM-34).
   *
   * @param packageId identity of the package
   * @param grants its grants, possibly none
   * @param permit its downgrade, if there is one
   * @return this state without the nonce that was used, with the ids of grants for a site
   */
  public MemoryState withSpent(
      Sha256 packageId, List<InstallGrant> grants, Optional<DowngradePermit> permit) {
    return with(draft -> draft.spent = spent.with(packageId, grants, permit));
  }

  /**
   * With the knowledge that statements may have been spent of which memory does not know: from here
   * on they have to name a nonce that is given out now, until a sequence statement (STM-33).
   *
   * @return this state without nonce and without anything that could be taken up
   */
  public MemoryState withSequenceLost() {
    return with(draft -> draft.spent = spent.withSequenceLost());
  }

  MemoryState withNonce(String fresh) {
    return with(draft -> draft.spent = spent.withNonce(fresh));
  }

  MemoryState withSequence(SequencePermit permit) {
    MemoryDraft draft = new MemoryDraft(this);
    draft.installSeq = Math.max(installSeq, permit.claims().installSeq());
    draft.spent = spent.withSequence();
    return new MemoryState(draft);
  }

  /**
   * With another end of the audit log.
   *
   * @param head the head
   * @return this state with it
   */
  public MemoryState withAudit(AuditHead head) {
    return with(draft -> draft.audit = head);
  }

  /** {@return what has yet to be said of the past, and what was said} */
  public Evidence evidence() {
    return evidence;
  }

  /**
   * With other evidence.
   *
   * @param next the evidence
   * @return this state with it
   */
  public MemoryState withEvidence(Evidence next) {
    return with(draft -> draft.evidence = next);
  }

  MemoryState withClockFloor(Instant instant) {
    return with(draft -> draft.clockFloor = instant);
  }

  MemoryState withRoot(long version, Sha256 sha256) {
    MemoryDraft draft = new MemoryDraft(this);
    draft.rootVersion = version;
    draft.rootSha256 = sha256;
    return new MemoryState(draft);
  }

  private MemoryState with(Consumer<MemoryDraft> change) {
    MemoryDraft draft = new MemoryDraft(this);
    change.accept(draft);
    return new MemoryState(draft);
  }
}
