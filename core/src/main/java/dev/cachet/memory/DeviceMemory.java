package dev.cachet.memory;

import dev.cachet.audit.AuditAnchor;
import dev.cachet.audit.AuditHead;
import dev.cachet.device.DeviceTime;
import dev.cachet.device.FactoryRecord;
import dev.cachet.device.InstalledCounters;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.storage.Storage;
import dev.cachet.trust.RootDocument;
import dev.cachet.trust.TrustChain;
import dev.cachet.trust.TrustStore;
import dev.cachet.trust.TrustedRoot;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * The memory of one device: two generations in {@code memory/}, and the roots that it accepted in
 * {@code roots/}.
 *
 * <p>Invariants: what is returned by {@link #state()} is on the disk; floor, install number and
 * root version never sink; a raise of one of them is on the disk twice before the method that made
 * it returns; a root is a durable file before a generation names it. When a write fails, the step
 * is given up and this object takes no other: what is on the disk is found out at the next start.
 * Not to be shared between threads or processes.
 */
public final class DeviceMemory implements TrustStore, AuditAnchor {
  private final RootFiles roots;
  private final FactoryRecord factory;
  private final Generations generations;
  private MemoryState state;
  private TrustedRoot root;
  private boolean failed;

  private DeviceMemory(
      RootFiles roots, FactoryRecord factory, Generations.Loaded loaded, TrustedRoot root) {
    this.roots = roots;
    this.factory = factory;
    this.generations = loaded.generations();
    this.state = loaded.state();
    this.root = root;
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
    FactoryRule.requireNoTraces(storage);
    TrustedRoot root = TrustChain.anchor(rootEnvelope, factory.root1());
    FactoryRule.requireOwn(factory, root.document());
    new RootFiles(storage).write(root);
    MemoryState first =
        new MemoryState(
            new MemoryDraft(
                factory.environment(),
                factory.product(),
                root.document().version(),
                root.sha256(),
                root.document().clockFloor().orElse(root.document().issued())));
    Generations.create(storage, shipped.apply(first));
    return open(storage, factory);
  }

  /**
   * Opens the memory at start-up: takes the newest generation that is whole, rebuilds the chain of
   * roots, and mends the other generation if a cut left it behind.
   *
   * @param storage where the memory lies
   * @param factory the factory record
   * @return the memory
   * @throws PackageRefusedException {@code STATE_LOST} if no generation is whole, if a root is
   *     missing or not the one that memory names, or if memory is another device's; a device
   *     without memory is not a new device
   * @throws IOException if the medium fails
   */
  public static DeviceMemory open(Storage storage, FactoryRecord factory)
      throws PackageRefusedException, IOException {
    Generations.Loaded loaded =
        Generations.load(storage, factory.product())
            .orElseThrow(() -> FactoryRule.lost("no whole generation", "one of two"));
    MemoryState state = loaded.state();
    if (state.environment() != factory.environment()) {
      throw FactoryRule.lost(
          "memory of environment " + state.environment(), factory.environment().name());
    }
    RootFiles roots = new RootFiles(storage);
    DeviceMemory memory = new DeviceMemory(roots, factory, loaded, root(roots, factory, state));
    if (!loaded.alike()) {
      memory.generations.write(state);
    }
    return memory;
  }

  private static TrustedRoot root(RootFiles roots, FactoryRecord factory, MemoryState state)
      throws PackageRefusedException, IOException {
    TrustedRoot root;
    try {
      root = roots.chain(factory.root1(), state.rootVersion());
    } catch (NoSuchFileException e) {
      throw FactoryRule.lost("a root file is missing", "every root up to " + state.rootVersion());
    } catch (PackageRefusedException e) {
      throw FactoryRule.lost(
          "a root file is damaged: " + e.refusal().line(), "the root that was accepted");
    }
    if (!root.sha256().equals(state.rootSha256())) {
      throw FactoryRule.lost("root " + root.sha256(), "root " + state.rootSha256());
    }
    return root;
  }

  /**
   * What the device remembers.
   *
   * @return the state that is on the disk
   */
  public MemoryState state() {
    return state;
  }

  /**
   * The factory record that the memory was opened with.
   *
   * @return the record
   */
  public FactoryRecord factory() {
    return factory;
  }

  /**
   * What a verifier has to know of the line of the product.
   *
   * @param running the slot that runs, as the boot loader says
   * @return the floor, and the counter of the running release if memory knows it
   */
  public InstalledCounters counters(String running) {
    SlotRecord slot = state.slot(running);
    boolean known = slot.state() == SlotState.CONFIRMED || slot.state() == SlotState.TRIAL;
    return new InstalledCounters(
        state.floor(), known ? OptionalLong.of(slot.counter()) : OptionalLong.empty());
  }

  /**
   * What the device knows of the present, with a clock that the integrator vouches for.
   *
   * @param now the present, UTC
   * @return the clock over the floor that is remembered
   */
  public DeviceTime time(Instant now) {
    return DeviceTime.trusted(now, state.clockFloor());
  }

  /**
   * What the device knows of the present, without a clock.
   *
   * @return the floor that is remembered
   */
  public DeviceTime time() {
    return DeviceTime.untrusted(state.clockFloor());
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
    // What a failed write left behind is unknown, so nothing may be written over it from here.
    failed = true;
    generations.write(next);
    if (!Raise.none(state, next)) {
      generations.write(next);
    }
    state = next;
    failed = false;
  }

  @Override
  public TrustedRoot current() {
    return root;
  }

  @Override
  public void accept(TrustedRoot next) throws IOException {
    requireSuccessor(next);
    RootDocument document = next.document();
    roots.write(next);
    Instant issued = document.issued();
    Instant risen = issued.isAfter(state.clockFloor()) ? issued : state.clockFloor();
    remember(
        now ->
            now.withRoot(document.version(), next.sha256())
                .withClockFloor(document.clockFloor().orElse(risen)));
    root = next;
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

  /**
   * Rebuilds a root that was in force before.
   *
   * @param version its version, at most that of {@link #current()}
   * @return the root
   * @throws PackageRefusedException {@code STATE_LOST} if its file is missing or damaged
   * @throws IOException if the medium fails
   */
  public TrustedRoot rootOf(long version) throws PackageRefusedException, IOException {
    if (version == state.rootVersion()) {
      return root;
    }
    try {
      return roots.chain(factory.root1(), version);
    } catch (NoSuchFileException e) {
      throw FactoryRule.lost("a root file is missing", "every root up to " + version);
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
