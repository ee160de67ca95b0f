package dev.cachet.benchmarks;

import dev.cachet.device.DeviceTime;
import dev.cachet.device.FactoryRecord;
import dev.cachet.device.InstalledCounters;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.trust.TrustChain;
import dev.cachet.trust.TrustedRoot;
import dev.cachet.trust.store.RootsOfOneRun;
import dev.cachet.verification.PackageVerifier;
import dev.cachet.verification.VerifiedManifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A device's first verdict in a process that has just begun: root, chain, quorum, target, layout.
 */
public final class FirstVerdict {
  private FirstVerdict() {}

  /**
   * Judges the manifest of a package for a device.
   *
   * @param arguments the package, its first root, the factory record
   * @throws Exception if the package is refused or cannot be read
   */
  public static void main(String[] arguments) throws Exception {
    FactoryRecord factory = FactoryRecord.read(Files.readAllBytes(Path.of(arguments[2])));
    TrustedRoot root =
        TrustChain.anchor(Files.readAllBytes(Path.of(arguments[1])), factory.root1());
    PackageVerifier verifier =
        new PackageVerifier(
            new RootsOfOneRun(root), factory.identity(), InstalledCounters.ofUnknownRelease(0));
    try (ReceivedPackage received = ReceivedPackage.open(Path.of(arguments[0]))) {
      VerifiedManifest verified = verifier.verify(received, DeviceTime.trusted(Instant.now()));
      System.out.println("verified " + verified.packageId() + " " + verified.signers().size());
    }
  }
}
