package dev.cachet.memory;

import dev.cachet.audit.AuditHead;
import dev.cachet.digest.Sha256;
import dev.cachet.json.JsonObject;
import dev.cachet.statement.Binding;
import dev.cachet.statement.DowngradePermit;
import dev.cachet.statement.InstallGrant;
import dev.cachet.statement.SequencePermit;
import dev.cachet.statement.SpentStatements;
import dev.cachet.trust.Environment;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
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
  final @Nullable Granted granted;
  final @Nullable KnownNotice notice;
  final @Nullable String nonce;
  final List<Sha256> usedIds;
  final boolean sequenceLost;
  final AuditHead audit;

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
    this.granted = draft.granted;
    this.notice = draft.notice;
    this.nonce = draft.nonce;
    this.usedIds = List.copyOf(draft.usedIds);
    this.sequenceLost = draft.sequenceLost;
    this.audit = draft.audit;
    this.origin = draft.origin;
  }

  /**
   * Whether the device takes production or test packages.
   *
   * @return the environment
   */
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

  /**
   * Version of the root in force.
   *
   * @return 1 or more
   */
  public long rootVersion() {
    return rootVersion;
  }

  /**
   * Digest of the payload of the root in force.
   *
   * @return SHA-256
   */
  public Sha256 rootSha256() {
    return rootSha256;
  }

  /**
   * The instant below which the present cannot lie.
   *
   * @return UTC
   */
  public Instant clockFloor() {
    return clockFloor;
  }

  /**
   * How many installations were begun.
   *
   * @return 0 or more
   */
  public long installSeq() {
    return installSeq;
  }

  /**
   * The lowest counter that may be installed.
   *
   * @return 0..2^53-1
   */
  public long floor() {
    return floor;
  }

  /**
   * The slots that memory knows of.
   *
   * @return by name, unmodifiable
   */
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

  /**
   * The update that is under way.
   *
   * @return the update, if there is one
   */
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

  /**
   * The last line of the audit log.
   *
   * @return the head
   */
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
    MemoryDraft draft = new MemoryDraft(this);
    draft.floor = Math.max(floor, counter);
    return new MemoryState(draft);
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
    MemoryDraft draft = new MemoryDraft(this);
    draft.installSeq = installSeq + 1;
    return new MemoryState(draft);
  }

  /**
   * With a number of installations that is at least as high.
   *
   * @param number the number of an installation that ended
   * @return this state with the higher of the two
   */
  public MemoryState withInstallSeqAtLeast(long number) {
    MemoryDraft draft = new MemoryDraft(this);
    draft.installSeq = Math.max(installSeq, number);
    return new MemoryState(draft);
  }

  /**
   * With a slot.
   *
   * @param name the slot
   * @param record what it holds
   * @return this state with the slot
   */
  public MemoryState withSlot(String name, SlotRecord record) {
    MemoryDraft draft = new MemoryDraft(this);
    draft.slots.put(name, record);
    return new MemoryState(draft);
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
      // The loader was told: from here on the statements are spent for this package, too.
      draft.granted = null;
    }
    return new MemoryState(draft);
  }

  /**
   * With no update under way.
   *
   * @return this state without one
   */
  public MemoryState withoutPending() {
    MemoryDraft draft = new MemoryDraft(this);
    draft.pending = null;
    return new MemoryState(draft);
  }

  /**
   * What was spent, for the judgement of statements.
   *
   * @return the facts
   */
  public SpentStatements spentStatements() {
    Set<Sha256> resumable = new LinkedHashSet<>();
    if (granted != null) {
      granted.statements().forEach(hex -> resumable.add(Sha256.fromHex(hex)));
    }
    return new SpentStatements(
        installSeq,
        floor,
        Optional.ofNullable(nonce),
        usedIds,
        sequenceLost,
        Optional.ofNullable(granted).map(Granted::packageId),
        resumable);
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
    MemoryDraft draft = new MemoryDraft(this);
    TreeSet<String> statements = new TreeSet<>();
    for (InstallGrant grant : grants) {
      statements.add(grant.payload().hex());
      burn(draft, grant.claims().binding());
      grant.usedId().filter(id -> !draft.usedIds.contains(id)).ifPresent(draft.usedIds::add);
    }
    permit.ifPresent(
        downgrade -> {
          statements.add(downgrade.scope().payload().hex());
          burn(draft, downgrade.claims().binding());
        });
    draft.granted = statements.isEmpty() ? null : new Granted(packageId, statements);
    return new MemoryState(draft);
  }

  private static void burn(MemoryDraft draft, Binding binding) {
    if (binding.nonce().isPresent() && binding.nonce().get().equals(draft.nonce)) {
      draft.nonce = null;
    }
  }

  /**
   * With the knowledge that statements may have been spent of which memory does not know: from here
   * on they have to name a nonce that is given out now, until a sequence statement (STM-33).
   *
   * @return this state without nonce and without anything that could be taken up
   */
  public MemoryState withSequenceLost() {
    MemoryDraft draft = new MemoryDraft(this);
    draft.nonce = null;
    draft.granted = null;
    draft.sequenceLost = true;
    return new MemoryState(draft);
  }

  MemoryState withNonce(String fresh) {
    MemoryDraft draft = new MemoryDraft(this);
    draft.nonce = fresh;
    return new MemoryState(draft);
  }

  MemoryState withSequence(SequencePermit permit) {
    MemoryDraft draft = new MemoryDraft(this);
    draft.installSeq = Math.max(installSeq, permit.claims().installSeq());
    draft.nonce = null;
    draft.sequenceLost = false;
    return new MemoryState(draft);
  }

  /**
   * With another end of the audit log.
   *
   * @param head the head
   * @return this state with it
   */
  public MemoryState withAudit(AuditHead head) {
    MemoryDraft draft = new MemoryDraft(this);
    draft.audit = head;
    return new MemoryState(draft);
  }

  MemoryState withClockFloor(Instant instant) {
    MemoryDraft draft = new MemoryDraft(this);
    draft.clockFloor = instant;
    return new MemoryState(draft);
  }

  MemoryState withRoot(long version, Sha256 sha256) {
    MemoryDraft draft = new MemoryDraft(this);
    draft.rootVersion = version;
    draft.rootSha256 = sha256;
    return new MemoryState(draft);
  }
}
