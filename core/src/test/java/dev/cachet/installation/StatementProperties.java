package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.NEW;
import static dev.cachet.installation.SimulatedDevice.OLD;
import static dev.cachet.installation.SimulatedDevice.ROOT;
import static dev.cachet.installation.StatementDesk.downgrade;
import static dev.cachet.installation.StatementDesk.fleet;
import static dev.cachet.installation.StatementDesk.grant;
import static dev.cachet.installation.StatementDesk.id;
import static dev.cachet.installation.StatementDesk.stage;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.authorisation.NotNowException;
import dev.cachet.digest.Sha256;
import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.memory.MemoryState;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.statement.Binding;
import dev.cachet.statement.TestStatements;
import dev.cachet.storage.SimulatedStorage;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;

/** Whatever happens to a device in whatever order, a statement starts one trial at most. */
class StatementProperties {
  /** What may happen. */
  enum Event {
    NEW_GRANT,
    NEW_SITE_GRANT,
    NEW_NONCE_GRANT,
    NEW_DOWNGRADE,
    OFFER_GRANTED,
    OFFER_OLD_GRANTS,
    OFFER_DOWNGRADE,
    MEDIUM_FAILS,
    REBOOT,
    PROCESS_DIES,
    CONFIRM,
    GENERATION_LOST
  }

  private static final PackageFixture UP = asking("one", 421, 410, NEW);
  private static final PackageFixture OTHER = asking("one", 422, 410, NEW);
  private static final PackageFixture DOWN = asking("none", 405, 400, OLD);

  private static PackageFixture asking(String who, long counter, long floor, byte[] image) {
    return SimulatedDevice.unsigned("v" + counter, counter, floor)
        .set("authorisation", "\"" + who + "\"")
        .payload(PayloadFixture.of("rootfs", image, 4096))
        .signedBy(ROOT.packageSigners());
  }

  @Property(tries = 60)
  @Tag("STM-34")
  @Tag("STM-35")
  void startsOneTrialAStatementAtMost(@ForAll @Size(max = 30) List<Event> events) throws Exception {
    Life life = new Life();
    for (Event event : events) {
      life.happens(event);
      life.assertSound();
    }
  }

  /** One device, and everything that anybody ever signed for it. */
  private static final class Life {
    private final SimulatedStorage storage = new SimulatedStorage();
    private final List<byte[]> upGrants = new ArrayList<>();
    private final List<byte[]> otherGrants = new ArrayList<>();
    private final List<byte[]> downgrades = new ArrayList<>();
    private final Map<Sha256, Integer> trials = new HashMap<>();
    private Optional<Sha256> staged = Optional.empty();
    private SimulatedDevice device;
    private long floor;
    private int made;

    Life() throws IOException, PackageRefusedException {
      SimulatedDevice.make(storage);
      device = SimulatedDevice.start(storage);
      device.resume();
    }

    void happens(Event event) throws Exception {
      switch (event) {
        case NEW_GRANT -> {
          upGrants.add(grant(UP, device.memory.nextInstallation()));
          otherGrants.add(grant(OTHER, device.memory.nextInstallation()));
        }
        case NEW_SITE_GRANT -> otherGrants.add(fleet(OTHER, "fleet-" + (1000 + made++)));
        case NEW_NONCE_GRANT ->
            upGrants.add(grant(UP, Binding.toNonce(device.memory.nonce(new SecureRandom()))));
        case NEW_DOWNGRADE ->
            downgrades.add(
                TestStatements.downgrade(
                    TestStatements.downgradeClaims(
                        id(DOWN),
                        device.memory.state().floor(),
                        device.memory.nextInstallation())));
        case OFFER_GRANTED -> offer(UP, upGrants);
        case OFFER_OLD_GRANTS -> offer(OTHER, otherGrants);
        case OFFER_DOWNGRADE -> offerDowngrades();
        case MEDIUM_FAILS -> interrupted();
        case REBOOT -> reboot(true);
        case PROCESS_DIES -> reboot(false);
        case CONFIRM -> confirm();
        case GENERATION_LOST -> {
          storage.lose("memory/generation-a");
          reboot(false);
        }
      }
    }

    private void offer(PackageFixture release, List<byte[]> grants) throws Exception {
      for (byte[] grant : grants) {
        attempt(Sha256.of(grant), () -> stage(device, release, grant));
      }
    }

    private void offerDowngrades() throws Exception {
      for (byte[] permit : downgrades) {
        attempt(Sha256.of(permit), () -> downgrade(device, DOWN, permit));
      }
    }

    private interface Attempt {
      StagedUpdate make() throws Exception;
    }

    private void attempt(Sha256 statement, Attempt attempt) throws Exception {
      try {
        StagedUpdate update = attempt.make();
        device.switchTo(update);
        staged = Optional.of(statement);
      } catch (PackageRefusedException | NotNowException e) {
        return;
      }
    }

    private void interrupted() throws Exception {
      if (upGrants.isEmpty()) {
        return;
      }
      storage.failAfter(17);
      try {
        StagedUpdate unused = stage(device, UP, upGrants.get(upGrants.size() - 1));
      } catch (IOException | PackageRefusedException | NotNowException e) {
        // What is left is found out at the next start.
      } finally {
        storage.failAfter(Integer.MAX_VALUE);
      }
      reboot(false);
    }

    private void reboot(boolean loader) throws Exception {
      device = loader ? SimulatedDevice.start(storage) : SimulatedDevice.reopen(storage);
      Resumption found = device.resume();
      if (loader && found.situation() == Situation.ON_TRIAL && staged.isPresent()) {
        trials.merge(staged.get(), 1, Integer::sum);
        staged = Optional.empty();
      }
    }

    private void confirm() throws Exception {
      Resumption found = device.resume();
      if (found.trial().isPresent()) {
        Receipt unused = device.confirm(found.trial().get());
      }
    }

    void assertSound() throws Exception {
      MemoryState state = device.memory.state();
      assertTrue(state.floor() >= floor, state.floor() + " below " + floor);
      floor = state.floor();
      assertTrue(device.running().length > 0);
      trials.forEach((statement, count) -> assertTrue(count == 1, statement + ": " + count));
    }
  }
}
