package dev.cachet.installation;

import dev.cachet.audit.AuditCondition;
import dev.cachet.audit.AuditEvent;
import dev.cachet.audit.AuditHead;
import dev.cachet.audit.AuditHistory;
import dev.cachet.audit.AuditLog;
import dev.cachet.audit.CheckpointFiles;
import dev.cachet.authorisation.NotNowException;
import dev.cachet.boot.BootState;
import dev.cachet.boot.BootSwitch;
import dev.cachet.boot.Trial;
import dev.cachet.device.FactoryRecord;
import dev.cachet.digest.Sha256;
import dev.cachet.installation.kept.DeviceFiles;
import dev.cachet.installation.kept.KeptRelease;
import dev.cachet.installation.kept.SignedFacts;
import dev.cachet.jose.PublicJwk;
import dev.cachet.jose.token.ReceiptToken;
import dev.cachet.json.JsonObject;
import dev.cachet.json.StrictJsonException;
import dev.cachet.manifest.Manifest;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.memory.LostMemory;
import dev.cachet.memory.MemoryState;
import dev.cachet.memory.RebuiltMemory;
import dev.cachet.memory.record.SlotRecord;
import dev.cachet.memory.record.SlotState;
import dev.cachet.notice.NoticeBook;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageLock;
import dev.cachet.trust.RootDocument;
import dev.cachet.trust.TrustedRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a memory of which no generation is whole again, from what is verified anew: the chain of
 * roots, the release that runs for good, and what this device signed. Never part of a start:
 * somebody has to ask for it.
 *
 * <p>What was spent is lost for good. Until a sequence statement the device takes only statements
 * that name a nonce which it gives out from then on.
 */
@SuppressWarnings("try") // A lock is held, not used.
public final class MemoryRebuild {
  private static final Logger LOG = LoggerFactory.getLogger(MemoryRebuild.class);
  private static final String CLAUSE = "DEV-25";

  private final Storage storage;
  private final FactoryRecord factory;
  private final PublicJwk deviceKey;
  private final List<TrustedRoot> roots;
  private @Nullable SignedFacts signed;
  private boolean unproven;

  private MemoryRebuild(
      Storage storage, FactoryRecord factory, PublicJwk deviceKey, List<TrustedRoot> roots) {
    this.storage = storage;
    this.factory = factory;
    this.deviceKey = deviceKey;
    this.roots = roots;
  }

  /**
   * Rebuilds the memory of a device, and says so in its log.
   *
   * @param storage where roots, slots, log and receipts lie
   * @param factory the factory record
   * @param bootSwitch which slot runs for good
   * @param deviceKey verifies what this device signed
   * @return the memory, open
   * @throws PackageRefusedException {@code STATE_LOST} if the chain of roots is not whole, if the
   *     device signed that it had a root which is not there, or if releases were installed and
   *     nothing is left to prove how far the device was
   * @throws NotNowException if a trial is under way, which proves nothing: restart first
   * @throws IllegalStateException if a generation is whole: open the memory, nothing was changed
   * @throws dev.cachet.storage.StorageInUseException if another program works on the device
   * @throws IOException if the medium fails; memory is there whole or not at all, and what is
   *     missing in the log is written by {@link Installer#resume}
   */
  public static DeviceMemory of(
      Storage storage, FactoryRecord factory, BootSwitch bootSwitch, PublicJwk deviceKey)
      throws PackageRefusedException, NotNowException, IOException {
    DeviceMemory memory;
    try (LostMemory lost = LostMemory.of(storage, factory)) {
      bootSwitch.settle();
      BootState boot = bootSwitch.state();
      requireNoTrial(boot);
      MemoryRebuild rebuild = new MemoryRebuild(storage, factory, deviceKey, lost.roots());
      memory = lost.rebuild(rebuild.proven(boot.running()));
    }
    try (StorageLock unused = memory.lock()) {
      tell(AuditLog.open(storage, memory), memory, memory.time().effective());
    }
    return memory;
  }

  /** A trial that has fallen back is over, although nobody has told the loader yet. */
  private static void requireNoTrial(BootState boot) throws NotNowException {
    if (!boot.running().equals(boot.good())
        || boot.trial() == Trial.SELECTED
        || boot.running().equals(boot.trialSlot().orElse(""))) {
      throw new NotNowException("a trial is under way: restart the device, then rebuild");
    }
  }

  /** Memory owes the log this line until it is written; a broken log does not stop a start. */
  static void tell(AuditLog audit, DeviceMemory memory, Optional<Instant> at) {
    MemoryState now = memory.state();
    if (!now.evidence().rebuilt()) {
      return;
    }
    String detail =
        String.format(
            Locale.ROOT,
            "install %d, floor %d, root %d, proven slots %s",
            now.installSeq(),
            now.floor(),
            now.rootVersion(),
            now.slots().keySet());
    try {
      audit.append(AuditEvent.MEMORY_REBUILT, at, AuditHead.EMPTY.digest(), detail);
      memory.remember(state -> state.withEvidence(state.evidence().told()));
    } catch (IOException | RuntimeException e) {
      LOG.warn("that the memory was rebuilt cannot be written to the log yet", e);
    }
  }

  private RebuiltMemory proven(String running) throws PackageRefusedException, IOException {
    readAll(DeviceFiles.RECEIPTS);
    readCheckpoints();
    Optional<Running> release = running(running);
    TrustedRoot newest = roots.get(roots.size() - 1);
    SignedFacts facts = signed == null ? new SignedFacts(0, 0, 1, AuditHead.EMPTY, 0) : signed;
    if (facts.rootVersion() > newest.document().version()) {
      throw lost(
          "the last root that is there is " + newest.document().version(),
          "root " + facts.rootVersion() + ", which this device signed that it had");
    }
    if (signed == null && release.isEmpty() && (unproven || AuditHistory.confirmed(storage))) {
      throw lost(
          "releases were installed, and neither slot nor receipt can be verified",
          "a kept release of the running slot or a receipt of this device");
    }
    AuditHead head = facts.audit();
    return new RebuiltMemory(
        clockFloor(newest.document(), release),
        Math.max(facts.floor(), release.map(found -> found.manifest().floor()).orElse(0L)),
        facts.installSeq(),
        release.map(found -> Map.of(running, found.slot())).orElse(Map.of()),
        new AuditHead(head.seq(), head.digest(), AuditCondition.AHEAD_OF_MEMORY),
        facts.refused(),
        NoticeBook.newestLogged(storage, head));
  }

  private void readCheckpoints() throws IOException {
    CheckpointFiles files = new CheckpointFiles(storage, deviceKey);
    List<JsonObject> claims = files.claims();
    unproven |= claims.size() < files.files();
    for (JsonObject checkpoint : claims) {
      try {
        SignedFacts facts = SignedFacts.of(checkpoint);
        signed = signed == null ? facts : signed.and(facts);
      } catch (StrictJsonException e) {
        unproven = true;
      }
    }
  }

  private void readAll(String folder) throws IOException {
    for (String name : storage.list(folder)) {
      if (name.endsWith(".jwt")) {
        read(folder + "/" + name);
      }
    }
  }

  /** What does not verify proves nothing, and is a trace of what was all the same. */
  private void read(String path) {
    try {
      byte[] token = storage.read(path, ReceiptToken.MAX_CHARS);
      SignedFacts facts =
          SignedFacts.of(
              ReceiptToken.read(new String(token, StandardCharsets.US_ASCII), deviceKey).claims());
      signed = signed == null ? facts : signed.and(facts);
    } catch (PackageRefusedException | StrictJsonException | IOException e) {
      unproven = true;
    }
  }

  /** The newest root first: memory would say which one accepted the release. */
  private Optional<Running> running(String slot) throws IOException {
    KeptRelease kept = new KeptRelease(storage, slot);
    Optional<Sha256> identity = kept.identity();
    for (int i = roots.size() - 1; identity.isPresent() && i >= 0; i--) {
      Optional<Manifest> manifest = kept.proven(identity.get(), roots.get(i), factory.identity());
      if (manifest.isPresent()) {
        return Optional.of(new Running(manifest.get(), roots.get(i).document()));
      }
    }
    unproven |= identity.isPresent();
    return Optional.empty();
  }

  /** As a confirmation raised it (DEV-22), unless the newest root set it anew (TRU-63). */
  private static Instant clockFloor(RootDocument newest, Optional<Running> release) {
    Instant issued = newest.issued();
    Instant made = release.map(Running::made).orElse(issued);
    return newest.clockFloor().orElse(made.isAfter(issued) ? made : issued);
  }

  private static PackageRefusedException lost(String found, String expected) {
    return new PackageRefusedException(Reason.STATE_LOST, CLAUSE, "device memory", found, expected);
  }

  /** What runs for good, and the root under which its signatures count. */
  private record Running(Manifest manifest, RootDocument root) {
    SlotRecord slot() {
      return new SlotRecord(
          Optional.of(manifest.identity()), manifest.counter(), SlotState.CONFIRMED);
    }

    Instant made() {
      Instant created = manifest.created();
      return created.isAfter(root.expires()) ? root.expires() : created;
    }
  }
}
