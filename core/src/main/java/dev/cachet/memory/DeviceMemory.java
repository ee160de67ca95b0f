package dev.cachet.memory;

import dev.cachet.audit.AuditAnchor;
import dev.cachet.audit.AuditHead;
import dev.cachet.device.FactoryRecord;
import dev.cachet.digest.Sha256;
import dev.cachet.jose.Base64Url;
import dev.cachet.memory.record.SlotRecord;
import dev.cachet.memory.record.SlotState;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.statement.SequencePermit;
import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageLock;
import dev.cachet.trust.RootDocument;
import dev.cachet.trust.TrustChain;
import dev.cachet.trust.TrustedRoot;
import dev.cachet.trust.store.TrustStore;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The memory of one device: two generations in {@code memory/}, and the roots that it accepted in
 * {@code roots/}.
 *
 * <p>Invariants: what is returned by {@link #state()} is on the disk; floor, install number and
 * root version never sink; a raise of one of them is on the disk twice before the method that made
 * it returns; a root is a durable file before a generation names it. When a write fails, the step
 * is given up and this object takes no other: what is on the disk is found out at the next start.
 * Not to be shared between threads. Of two handles or processes one writes at a time, and none over
 * what it has not seen.
 */
@SuppressWarnings("try") // A lock is held, not used.
public final class DeviceMemory extends MemoryFacts implements TrustStore, AuditAnchor {
  private final Generations generations;
  private final MemoryLock lock;
  private boolean failed;
  private boolean readOnly;

  private DeviceMemory(FactoryRecord factory, MemoryStart.Found found) {
    super(factory, found);
    this.generations = found.loaded().generations();
    this.lock = new MemoryLock(found.storage(), generations);
  }

  /**
   * Requires that a folder holds no memory, before anything else of a device is made in it.
   *
   * @param storage the folder
   * @throws PackageRefusedException {@code STATE_LOST} if there are traces of a memory
   * @throws IOException if the medium fails
   */
  public static void requireNone(Storage storage) throws PackageRefusedException, IOException {
    FactoryRule.requireNoTraces(storage);
  }

  /**
   * Makes the memory of a new device, in the factory, whose slots memory knows nothing of.
   *
   * @param storage an empty folder, or one in which an earlier call was cut off
   * @param factory the factory record
   * @param rootEnvelope the factory root, an attached envelope of at most 1 MiB
   * @return the memory
   * @throws PackageRefusedException if the root is not the one of the factory record, or is for
   *     another environment or manufacturer; or {@code STATE_LOST} if there are traces of a memory
   * @throws IOException if the medium fails
   */
  public static DeviceMemory initialise(Storage storage, FactoryRecord factory, byte[] rootEnvelope)
      throws PackageRefusedException, IOException {
    return create(storage, factory, rootEnvelope, UnaryOperator.identity());
  }

  /**
   * Makes the memory of a new device, in the factory, one slot of which was filled there.
   *
   * @param storage an empty folder, or one in which an earlier call was cut off
   * @param factory the factory record
   * @param rootEnvelope the factory root, an attached envelope of at most 1 MiB
   * @param slot the slot that holds the release from the factory
   * @param counter the place of that release in the line of its product, 0..2^53-1
   * @return the memory
   * @throws PackageRefusedException if the root is not the one of the factory record, or is for
   *     another environment or manufacturer; or {@code STATE_LOST} if there are traces of a memory
   * @throws IOException if the medium fails
   */
  public static DeviceMemory initialise(
      Storage storage, FactoryRecord factory, byte[] rootEnvelope, String slot, long counter)
      throws PackageRefusedException, IOException {
    SlotRecord shipped = new SlotRecord(Optional.empty(), counter, SlotState.CONFIRMED);
    return create(storage, factory, rootEnvelope, state -> state.withSlot(slot, shipped));
  }

  private static DeviceMemory create(
      Storage storage,
      FactoryRecord factory,
      byte[] rootEnvelope,
      UnaryOperator<MemoryState> shipped)
      throws PackageRefusedException, IOException {
    TrustedRoot root = TrustChain.anchor(rootEnvelope, factory.root1());
    FactoryRule.requireOwn(factory, root.document());
    try (StorageLock unused = storage.lock()) {
      new MemoryStart(storage, factory).make(root, shipped);
      return mended(storage, factory);
    }
  }

  /** Under the lock. */
  static DeviceMemory mended(Storage storage, FactoryRecord factory)
      throws PackageRefusedException, IOException {
    return new DeviceMemory(factory, new MemoryStart(storage, factory).mended());
  }

  /**
   * Opens the memory at start-up: takes the newest generation that is whole, rebuilds the chain of
   * roots, makes durable what was read, and mends whichever of two files a cut or the medium left
   * behind.
   *
   * @param storage where the memory lies
   * @param factory the factory record
   * @return the memory
   * @throws PackageRefusedException {@code STATE_LOST} if no generation is whole, if a root is
   *     missing or not the one that memory names, or if memory is another device's; a device
   *     without memory is not a new device
   * @throws dev.cachet.storage.StorageInUseException if another program writes to the storage
   * @throws IOException if the medium fails or has no lock
   */
  public static DeviceMemory open(Storage storage, FactoryRecord factory)
      throws PackageRefusedException, IOException {
    try (StorageLock unused = storage.lock()) {
      return mended(storage, factory);
    }
  }

  /**
   * Reads the memory without a lock and without changing anything, beside a program that may write
   * to it at the same time.
   *
   * @param storage where the memory lies
   * @param factory the factory record
   * @return the memory as it was found
   * @throws PackageRefusedException {@code STATE_LOST} as {@link #open}
   * @throws IOException if the medium fails
   */
  public static DeviceMemory view(Storage storage, FactoryRecord factory)
      throws PackageRefusedException, IOException {
    DeviceMemory view = new DeviceMemory(factory, new MemoryStart(storage, factory).read());
    view.readOnly = true;
    return view;
  }

  /**
   * Takes the right to write, for a step of several writes, and requires that memory is what this
   * handle read or wrote last. Whoever holds it already may take it again; each has to be closed.
   *
   * @return the lock
   * @throws dev.cachet.storage.StorageInUseException if another program writes to the storage, or
   *     wrote since this handle did: then nothing is changed, and only {@link #open} helps
   * @throws IOException if the medium fails or has no lock
   */
  public StorageLock lock() throws IOException {
    if (readOnly) {
      throw new IllegalStateException("this memory was opened to be read");
    }
    return lock.take();
  }

  /**
   * Remembers a change: once, or twice if it raises what must not sink.
   *
   * @param change makes the new state from the present one
   * @throws IOException if the medium fails now or failed in an earlier call; what is on the disk
   *     is then unknown, and only {@link #open} finds out
   * @throws IllegalArgumentException if the change would let floor, install number or root version
   *     sink
   */
  public void remember(UnaryOperator<MemoryState> change) throws IOException {
    MemoryState next = change.apply(state);
    Raise.requireNoFall(state, next);
    if (failed) {
      throw new IOException("writing to memory failed before; open it again");
    }
    try (StorageLock unused = lock()) {
      // What a failed write left behind is unknown, so nothing may be written over it from here.
      failed = true;
      generations.write(next);
      if (!Raise.none(state, next)) {
        generations.write(next);
      }
      state = next;
      failed = false;
    }
  }

  /**
   * The nonce that a statement may name. There is one at a time: it stays until it is used, however
   * often it is asked for.
   *
   * @param random a seeded source, asked only if no nonce is outstanding
   * @return 43 characters of base64url
   * @throws IOException if the medium fails; no nonce was given out
   */
  public String nonce(SecureRandom random) throws IOException {
    Optional<String> outstanding = state.spentStatements().nonce();
    if (outstanding.isPresent()) {
      return outstanding.get();
    }
    byte[] bytes = new byte[Sha256.LENGTH];
    random.nextBytes(bytes);
    String fresh = Base64Url.encode(bytes);
    remember(now -> now.withNonce(fresh));
    return fresh;
  }

  /**
   * Goes on from the installation number of a sequence statement; its nonce is used up.
   *
   * @param permit the statement, verified by {@link #statements} since the last change
   * @throws IOException if the medium fails; the statement was taken or not
   * @throws IllegalArgumentException if it was verified for another device, root or nonce
   */
  public void accept(SequencePermit permit) throws IOException {
    permit.scope().require(factory.identity(), root.sha256());
    if (!state.spentStatements().nonce().equals(Optional.of(permit.claims().nonce()))) {
      throw new IllegalArgumentException("the nonce was used since; verify the statement again");
    }
    remember(now -> now.withSequence(permit));
  }

  @Override
  public void accept(TrustedRoot next) throws IOException {
    requireSuccessor(next);
    try (StorageLock unused = lock()) {
      roots.write(next);
      remember(state -> withRoot(state, next));
    }
    root = next;
  }

  private static MemoryState withRoot(MemoryState state, TrustedRoot next) {
    RootDocument document = next.document();
    Instant issued = document.issued();
    Instant risen = issued.isAfter(state.clockFloor()) ? issued : state.clockFloor();
    return state
        .withRoot(document.version(), next.sha256())
        .withClockFloor(document.clockFloor().orElse(risen));
  }

  /** A root may be trusted because somebody anchored it; here its predecessor has to vouch. */
  private void requireSuccessor(TrustedRoot next) {
    try {
      TrustChain.next(root, next.envelope());
    } catch (PackageRefusedException e) {
      throw new IllegalArgumentException(
          "root " + next.document().version() + " does not follow " + state.rootVersion(), e);
    }
  }

  @Override
  public AuditHead auditHead() {
    return state.audit();
  }

  @Override
  public void advance(AuditHead next) throws IOException {
    remember(now -> now.withAudit(next));
  }
}
