package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.NEW;
import static dev.cachet.installation.SimulatedDevice.OLD;
import static dev.cachet.installation.SimulatedDevice.ROOT;
import static dev.cachet.installation.SimulatedDevice.release;
import static dev.cachet.installation.SimulatedDevice.unsigned;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.authorisation.AuthorisedUpdate;
import dev.cachet.authorisation.Authoriser;
import dev.cachet.authorisation.DeviceState;
import dev.cachet.authorisation.NotNowException;
import dev.cachet.boot.Trial;
import dev.cachet.decoder.ChunkDecoder;
import dev.cachet.decoder.ZstdChunkDecoder;
import dev.cachet.device.InstalledCounters;
import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.golden.SampleBytes;
import dev.cachet.jose.TestKeys;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.memory.TestFactory;
import dev.cachet.memory.record.SlotState;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.storage.SimulatedStorage;
import dev.cachet.trust.Authorisation;
import dev.cachet.trust.Role;
import dev.cachet.trust.TestRoots;
import dev.cachet.verification.PackageVerifier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StagingTest extends InstallationScenario {
  @Test
  void doesNotStageOverATrialOrASelectedSlot() throws Exception {
    device.switchTo(device.stage(release()));
    assertThrows(NotNowException.class, () -> device.stage(release()));
    restart();
    assertThrows(NotNowException.class, () -> device.stage(release()));
    TrialUpdate trial = device.resume().trial().orElseThrow();
    assertThrows(NotNowException.class, () -> device.stage(release()));
    device.confirm(trial);
    assertEquals("a", device.stage(release("4.2.2", 422, 410, OLD)).slot());
  }

  @Test
  void doesNotStageOverAFallBackThatIsNotRecorded() throws Exception {
    device.switchTo(device.stage(release()));
    restart();
    restart();
    assertThrows(NotNowException.class, () -> device.stage(release()));
    assertEquals(Situation.FELL_BACK, device.resume().situation());
    assertEquals("b", device.stage(release()).slot());
  }

  // Refusals before the first byte leave slots as they were, and of memory change their number
  // only.
  @Test
  void leavesEverythingUnchangedWhenAPackageHasNoPlaceHere() throws Exception {
    int before = storage.operations();
    assertRefused(Reason.PAYLOAD_UNSUPPORTED, () -> device.stage(oddPayload("directory", null)));
    assertRefused(Reason.PAYLOAD_UNSUPPORTED, () -> device.stage(oddPayload("foreign", "rauc")));
    PackageFixture otherSlot =
        unsigned("4.2.1", 421, 410)
            .payload(PayloadFixture.of("rootfs", NEW, 4096).slot("modem"))
            .signedBy(ROOT.packageSigners());
    assertRefused(Reason.SLOT_UNKNOWN, () -> device.stage(otherSlot));
    PackageFixture tooLarge =
        unsigned("4.2.1", 421, 410)
            .payload(PayloadFixture.of("rootfs", NEW, 4096).slot("extra"))
            .signedBy(ROOT.packageSigners());
    assertRefused(Reason.LIMIT_EXCEEDED, () -> device.stage(tooLarge));
    assertRefused(
        Reason.FILE_DIGEST_MISMATCH,
        () -> device.stage(release().content("files/sbom.cdx.json", b -> new byte[] {'[', ']'})));
    assertRefused(
        Reason.INDEX_DIGEST_MISMATCH,
        () -> device.stage(release().content("payload/000/index", b -> SampleBytes.flipped(b, 9))));
    assertOnlyCounted(6, before);
  }

  private static PackageFixture oddPayload(String kind, String handler) {
    return unsigned("4.2.1", 421, 410)
        .payload(PayloadFixture.of("rootfs", NEW, 4096).kind(kind, handler))
        .signedBy(ROOT.packageSigners());
  }

  // A45, CVE-2020-25860: what is not proven is not written.
  @Test
  void neverWritesABadChunk() throws Exception {
    byte[] data = release().entries().get(4).content();
    for (int position : new int[] {0, 3 * 72, data.length - 1}) {
      assertThrows(
          PackageRefusedException.class,
          () ->
              device.stage(
                  release()
                      .content("payload/000/data", bytes -> SampleBytes.flipped(bytes, position))));
      byte[] written = storage.read("slots/b/rootfs", 100_000);
      assertArrayEquals(Arrays.copyOf(NEW, written.length), written);
      assertEquals(SlotState.EMPTY, memory().slot("b").state());
      assertEquals(Optional.empty(), memory().pending());
      assertEquals(Trial.NONE, device.bootSwitch.state().trial());
    }
    restart();
    assertArrayEquals(OLD, device.running());
    install(release());
    assertArrayEquals(NEW, device.running());
  }

  @Test
  void refusesWhatReadsBackDifferently() throws Exception {
    device.stage(release());
    storage.damage("slots/b/rootfs", SampleBytes.flipped(NEW, 5000));
    restart();
    assertEquals(Situation.STAGING_INTERRUPTED, device.resume().situation());
    assertEquals(SlotState.EMPTY, memory().slot("b").state());
  }

  // Some loaders read on behind an image, and would run what nobody signed.
  @Test
  void refusesAnImageThatIsLongerThanItsPayload() throws Exception {
    device.stage(release());
    storage.damage("slots/b/rootfs", Arrays.copyOf(NEW, NEW.length + 1));
    restart();
    assertEquals(Situation.STAGING_INTERRUPTED, device.resume().situation());
    assertEquals(SlotState.EMPTY, memory().slot("b").state());
  }

  @Test
  void decodesWithTheDecoderOfTheIntegrator() throws Exception {
    List<Integer> decoded = new ArrayList<>();
    ChunkDecoder decoder =
        (stored, length, plain, plainLength) -> {
          decoded.add(plainLength);
          new ZstdChunkDecoder().decode(stored, length, plain, plainLength);
        };
    Installer installer =
        Installer.open(
            storage,
            device.memory,
            device.bootSwitch,
            SimulatedDevice.layout(),
            SimulatedDevice.KEY,
            decoder);
    try (ReceivedPackage received = release().received()) {
      assertEquals("b", installer.stage(device.authorise(received), device.time()).slot());
    }
    assertEquals(List.of(4096), decoded, "the one chunk of the release that is compressed");
    assertArrayEquals(NEW, storage.read("slots/b/rootfs", 100_000));
  }

  @Test
  void doesNotStageUnderAnOldVerdict() throws Exception {
    try (ReceivedPackage received = release().received()) {
      AuthorisedUpdate update = device.authorise(received);
      device.memory.remember(now -> now.withFloorAtLeast(422));
      assertRefused(Reason.ROLLBACK, () -> device.installer.stage(update, device.time()));
      rotateReleaseKeys();
      assertThrows(
          IllegalArgumentException.class, () -> device.installer.stage(update, device.time()));
    }
  }

  // A verifier takes any trust store; the device stages under its own root alone.
  @Test
  void doesNotStageWhatWasVerifiedUnderAForeignRoot() throws Exception {
    TestRoots foreign =
        ROOT.withoutKeys(Role.RELEASE)
            .key(Role.RELEASE, "release-9", TestKeys.ed25519("release-9"));
    PackageFixture fixture = payload(unsigned("4.2.1", 421, 410), foreign);
    int before = storage.operations();
    assertThrows(
        IllegalArgumentException.class, () -> stageVerifiedBy(foreign, memory().floor(), fixture));
    assertEquals(before, storage.operations());
  }

  @Test
  @Tag("PKG-59")
  @Tag("PKG-60")
  @Tag("PKG-61")
  void stagesByTheCountersOfItsOwnMemory() throws Exception {
    device.memory.remember(now -> now.withFloorAtLeast(300));
    int before = storage.operations();
    PackageFixture old = payload(unsigned("4.0.0", 299, 299), ROOT);
    assertRefused(Reason.ROLLBACK, () -> stageVerifiedBy(ROOT, 0, old));
    PackageFixture leap = payload(unsigned("9.0.0", 10_301, 10_301), ROOT);
    assertRefused(Reason.FLOOR_JUMP, () -> stageVerifiedBy(ROOT, 9_000, leap));
    PackageFixture from =
        payload(
            unsigned("4.2.1", 421, 410)
                .manifest(
                    text ->
                        text.replace(
                            "\"target\":{", "\"target\":{\"from\":{\"min\":699,\"max\":700},")),
            ROOT);
    assertRefused(Reason.FROM_NOT_MET, () -> stageVerifiedBy(ROOT, 0, from));
    assertOnlyCounted(3, before);
  }

  private static PackageFixture payload(PackageFixture fixture, TestRoots root) {
    return fixture.payload(PayloadFixture.of("rootfs", NEW, 4096)).signedBy(root.packageSigners());
  }

  /** Verified by somebody who believes that the device runs release 700. */
  private void stageVerifiedBy(TestRoots root, long floor, PackageFixture fixture)
      throws Exception {
    DeviceMemory other =
        DeviceMemory.initialise(
            new SimulatedStorage(), TestFactory.record(root.sha256()), root.envelope());
    PackageVerifier verifier =
        new PackageVerifier(other, other.factory().identity(), new InstalledCounters(floor, 700));
    try (ReceivedPackage received = fixture.received()) {
      AuthorisedUpdate update =
          new Authoriser(Authorisation.NONE)
              .authorise(verifier.verify(received, device.time()), () -> DeviceState.IDLE);
      device.installer.stage(update, device.time());
    }
  }

  // A48: an image of an earlier release in the same slot must not run with this one.
  @Test
  void leavesNoImageOfAnotherReleaseInTheSlot() throws Exception {
    storage.damage("slots/b/extra", new byte[10]);
    device.stage(release());
    assertEquals(List.of("rootfs"), storage.list("slots/b"));
  }

  @Test
  void shortensALongerImage() throws Exception {
    storage.damage("slots/b/rootfs", new byte[50_000]);
    device.stage(release());
    assertArrayEquals(NEW, storage.read("slots/b/rootfs", 100_000));
  }

  // A46, disk full: staging fails, nothing of it runs, and the next attempt succeeds.
  @Test
  void canStageAgainAfterTheMediumFailedAtAnyWrite() throws Exception {
    device.stage(release());
    int needed = storage.operations();
    for (int fail = 0; fail < needed; fail += 3) {
      SimulatedStorage copy = new SimulatedStorage();
      SimulatedDevice.make(copy);
      SimulatedDevice victim = SimulatedDevice.start(copy);
      copy.failAfter(fail);
      try {
        victim.stage(release());
      } catch (IOException e) {
        copy.failAfter(Integer.MAX_VALUE);
        victim = SimulatedDevice.reopen(copy);
        victim.resume();
        victim.stage(release());
      }
      copy.failAfter(Integer.MAX_VALUE);
      assertArrayEquals(OLD, victim.running());
      assertArrayEquals(NEW, copy.read("slots/b/rootfs", 100_000));
    }
  }
}
