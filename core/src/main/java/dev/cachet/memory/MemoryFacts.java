package dev.cachet.memory;

import dev.cachet.device.DeviceTime;
import dev.cachet.device.FactoryRecord;
import dev.cachet.device.InstalledCounters;
import dev.cachet.digest.Sha256;
import dev.cachet.memory.record.SlotRecord;
import dev.cachet.memory.record.SlotState;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.statement.Binding;
import dev.cachet.statement.StatementRequest;
import dev.cachet.statement.StatementVerifier;
import dev.cachet.trust.TrustedRoot;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a device remembers, and what follows from it. Nothing here changes the memory. */
abstract class MemoryFacts {
  final RootFiles roots;
  final FactoryRecord factory;
  MemoryState state;
  TrustedRoot root;

  MemoryFacts(FactoryRecord factory, MemoryStart.Found found) {
    this.roots = found.roots();
    this.factory = factory;
    this.state = found.loaded().state();
    this.root = found.root();
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
   * The root in force.
   *
   * @return the newest that the device accepted
   */
  public TrustedRoot current() {
    return root;
  }

  /**
   * Judges statements by the root in force and by what was spent.
   *
   * @param time what the device knows of the present
   * @return a verifier for the state of now; make another after a change
   */
  public StatementVerifier statements(DeviceTime time) {
    return new StatementVerifier(root, factory.identity(), state.spentStatements(), time);
  }

  /**
   * What a device asks grants, a downgrade or a sequence statement for.
   *
   * @param packageId the package that it is to install
   * @param binding the next installation number ({@link #nextInstallation}), or {@link
   *     DeviceMemory#nonce}
   * @return the request
   */
  public StatementRequest request(Sha256 packageId, Binding binding) {
    return StatementRequest.of(
        factory.identity(), packageId, state.spentStatements(), state.rootVersion(), binding);
  }

  /**
   * The number that a statement for the next installation names.
   *
   * @return the binding
   */
  public Binding nextInstallation() {
    return Binding.toSeq(state.installSeq() + 1);
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
      List<TrustedRoot> chain = roots.chain(factory.root1(), version, Optional.empty());
      return chain.get(chain.size() - 1);
    } catch (NoSuchFileException e) {
      throw FactoryRule.lost("a root file is missing", "every root up to " + version);
    }
  }
}
