package dev.cachet.memory;

import dev.cachet.device.FactoryRecord;
import dev.cachet.digest.Sha256;
import dev.cachet.memory.record.Evidence;
import dev.cachet.memory.record.LostFile;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageLock;
import dev.cachet.trust.TrustedRoot;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A memory of which no generation is whole, under the lock to write. It is made again only by an
 * explicit call, never by {@link DeviceMemory#open} and never by {@link DeviceMemory#initialise}.
 */
public final class LostMemory implements AutoCloseable {
  private final Storage storage;
  private final FactoryRecord factory;
  private final StorageLock lock;
  private final List<TrustedRoot> roots;

  private LostMemory(
      Storage storage, FactoryRecord factory, StorageLock lock, List<TrustedRoot> roots) {
    this.storage = storage;
    this.factory = factory;
    this.lock = lock;
    this.roots = roots;
  }

  /**
   * Finds out what is left of the roots of a lost memory; changes nothing.
   *
   * @param storage where the memory lay
   * @param factory the factory record
   * @return the lost memory; to be closed
   * @throws PackageRefusedException {@code STATE_LOST} if the chain of roots is not whole from the
   *     factory root to the last one that has a file
   * @throws IllegalStateException if a generation is whole: the memory is not lost
   * @throws dev.cachet.storage.StorageInUseException if another program writes to the storage
   * @throws IOException if the medium fails or has no lock
   */
  public static LostMemory of(Storage storage, FactoryRecord factory)
      throws PackageRefusedException, IOException {
    StorageLock lock = storage.lock();
    LostMemory lost = null;
    try {
      if (Generations.whole(storage, factory.product())) {
        throw new IllegalStateException(
            "the memory of this device is there; open the device, nothing was rebuilt");
      }
      lost = new LostMemory(storage, factory, lock, roots(storage, factory));
      return lost;
    } finally {
      if (lost == null) {
        lock.close();
      }
    }
  }

  /**
   * Which files are missing or damaged, so that no memory can be opened. Takes no lock and changes
   * nothing.
   *
   * @param storage where the memory lies
   * @param factory the factory record
   * @return both generations if neither is whole, and of each root of which neither file is what it
   *     should be, both files, at most 16; empty if files are not why memory is not opened
   * @throws IOException if a folder cannot be listed
   */
  public static List<LostFile> files(Storage storage, FactoryRecord factory) throws IOException {
    List<LostFile> lost = new ArrayList<>(Generations.lost(storage, factory.product()));
    RootFiles roots = new RootFiles(storage);
    if (lost.isEmpty()) {
      MemoryState state = Generations.load(storage, factory.product()).orElseThrow().state();
      Optional<Sha256> newest = Optional.of(state.rootSha256());
      lost.addAll(roots.lost(factory.root1(), state.rootVersion(), newest));
    } else {
      lost.addAll(roots.lost(factory.root1(), 0, Optional.empty()));
    }
    return List.copyOf(lost);
  }

  /** What a root file is named after may have been accepted, so no file may be left over. */
  private static List<TrustedRoot> roots(Storage storage, FactoryRecord factory)
      throws PackageRefusedException, IOException {
    try {
      return new RootFiles(storage).all(factory.root1());
    } catch (NoSuchFileException e) {
      throw FactoryRule.lost("no root file " + e.getFile(), "the chain of roots, none missing");
    } catch (PackageRefusedException e) {
      throw FactoryRule.lost(
          "a root file is damaged: " + e.refusal().line(), "the chain of roots, none damaged");
    }
  }

  /**
   * The chain of roots, verified from the factory's on.
   *
   * @return the factory root first
   */
  public List<TrustedRoot> roots() {
    return List.copyOf(roots);
  }

  /**
   * Writes a memory of what was proven, with the last root. What was spent is unknown, so only
   * statements that name a new nonce are taken from here on (STM-33).
   *
   * @param proven what is proven beside the roots
   * @return the memory, once this is closed
   * @throws PackageRefusedException {@code STATE_LOST} if a root was lost since
   * @throws IOException if the medium fails; the memory is there whole or not at all
   */
  public DeviceMemory rebuild(RebuiltMemory proven) throws PackageRefusedException, IOException {
    new RootFiles(storage).settle(roots);
    Generations.create(storage, rebuilt(proven));
    return DeviceMemory.mended(storage, factory);
  }

  private MemoryState rebuilt(RebuiltMemory proven) {
    MemoryDraft draft = new MemoryDraft(factory, roots.get(roots.size() - 1));
    draft.clockFloor = proven.clockFloor();
    draft.floor = proven.floor();
    draft.installSeq = proven.installSeq();
    draft.slots.putAll(proven.slots());
    draft.spent = Spent.NOTHING.withSequenceLost();
    draft.audit = proven.audit();
    draft.notice = proven.notice().orElse(null);
    draft.evidence = new Evidence(true, proven.refused(), 0, 0);
    return new MemoryState(draft);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
