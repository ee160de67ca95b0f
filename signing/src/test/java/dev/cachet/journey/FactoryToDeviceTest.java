package dev.cachet.journey;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.author.PackageAuthor;
import dev.cachet.author.PackageDescription;
import dev.cachet.author.PackageSealer;
import dev.cachet.author.UnsignedPackage;
import dev.cachet.device.DeviceIdentity;
import dev.cachet.device.DeviceTime;
import dev.cachet.device.InstalledCounters;
import dev.cachet.factory.Manufacturer;
import dev.cachet.factory.RealGate;
import dev.cachet.factory.SamplePack;
import dev.cachet.gate.GatePassed;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.CountedSigner;
import dev.cachet.trust.Environment;
import dev.cachet.trust.TrustChain;
import dev.cachet.trust.TrustedRoot;
import dev.cachet.verification.PackageVerifier;
import dev.cachet.verification.VerifiedManifest;
import dev.cachet.verification.VerifiedPackage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactoryToDeviceTest {
  private static final DeviceIdentity DEVICE =
      new DeviceIdentity(
          Manufacturer.NAME,
          "ventilator-x",
          "04012345678901",
          "vx-2",
          5,
          "SN-0001",
          Environment.PRODUCTION);
  private static final DeviceTime TODAY = DeviceTime.trusted(Instant.parse("2026-12-01T00:00:00Z"));

  @TempDir Path folder;

  @Test
  void deviceVerifiesWhatFourKeysOfTwoPeopleSigned() throws Exception {
    Manufacturer maker = new Manufacturer();
    TrustedRoot root = maker.firstRoot();
    UnsignedPackage unsigned = author();
    SamplePack.sign(unsigned, maker.release, maker.clearance);
    Path file = seal(root, List.of(), unsigned);

    TrustedRoot onDevice = TrustChain.anchor(root.envelope(), root.sha256());
    try (ReceivedPackage received = ReceivedPackage.open(file)) {
      PackageVerifier verifier =
          new PackageVerifier(new RootsInMemory(onDevice), DEVICE, new InstalledCounters(390, 400));
      VerifiedManifest verified = verifier.verify(received, TODAY);
      assertEquals(unsigned.packageId(), verified.packageId());
      assertEquals(4, verified.signers().size());
      assertEquals("debian", verified.manifest().os().id());
      assertEquals("13", verified.manifest().os().version());
      Set<String> holders = new TreeSet<>();
      verified.signers().stream().map(CountedSigner::holder).forEach(holders::add);
      assertEquals(Set.of("clearance-desk", "release-desk"), holders);
      VerifiedPackage unused = verifier.verifyContents(verified);
      ByteArrayOutputStream image = new ByteArrayOutputStream();
      verified
          .layout()
          .payload(verified.manifest().payloads().get(0))
          .read(
              (offset, plain) -> {
                byte[] bytes = new byte[plain.remaining()];
                plain.get(bytes);
                image.writeBytes(bytes);
              });
      assertArrayEquals(Files.readAllBytes(folder.resolve("in/rootfs.img")), image.toByteArray());
    }
  }

  @Test
  void deviceThatMissedARotationCatchesUpFromThePackage() throws Exception {
    Manufacturer maker = new Manufacturer();
    Manufacturer successor = new Manufacturer();
    TrustedRoot first = maker.firstRoot();
    TrustedRoot second = maker.rotate(first, successor);
    UnsignedPackage unsigned = author();
    SamplePack.sign(unsigned, successor.release, successor.clearance);
    Path file = seal(first, List.of(second.envelope()), unsigned);

    RootsInMemory roots = new RootsInMemory(TrustChain.anchor(first.envelope(), first.sha256()));
    try (ReceivedPackage received = ReceivedPackage.open(file)) {
      VerifiedManifest verified =
          new PackageVerifier(roots, DEVICE, new InstalledCounters(390, 400))
              .verify(received, TODAY);
      assertEquals(2, verified.rootVersion());
    }
    assertEquals(second.sha256(), roots.current().sha256());
  }

  @Test
  void deviceOfAnotherModelRefusesIt() throws Exception {
    Manufacturer maker = new Manufacturer();
    TrustedRoot root = maker.firstRoot();
    UnsignedPackage unsigned = author();
    SamplePack.sign(unsigned, maker.release, maker.clearance);
    Path file = seal(root, List.of(), unsigned);
    DeviceIdentity other =
        new DeviceIdentity(
            Manufacturer.NAME,
            "ventilator-x",
            "04012345678901",
            "vx-3",
            5,
            "SN-0002",
            Environment.PRODUCTION);
    try (ReceivedPackage received = ReceivedPackage.open(file)) {
      PackageVerifier verifier =
          new PackageVerifier(new RootsInMemory(root), other, new InstalledCounters(390, 400));
      PackageRefusedException e =
          assertThrows(PackageRefusedException.class, () -> verifier.verify(received, TODAY));
      assertEquals(Reason.WRONG_HARDWARE, e.refusal().reason());
    }
  }

  private UnsignedPackage author() throws Exception {
    PackageDescription description = new SamplePack(folder.resolve("in"), 300_000).description();
    GatePassed passed = RealGate.over(description, folder.resolve("debian"));
    PackageAuthor author = new PackageAuthor();
    return author.write(
        author.draft(passed, description, SamplePack.CREATED, SamplePack.CREATED),
        folder.resolve("pack"));
  }

  private Path seal(TrustedRoot root, List<byte[]> newer, UnsignedPackage unsigned)
      throws Exception {
    Path file = folder.resolve("release.cachet");
    return new PackageSealer(root, newer).seal(unsigned, file).file();
  }
}
