package dev.cachet.benchmarks;

import dev.cachet.chunk.ChunkReading;
import dev.cachet.device.DeviceTime;
import dev.cachet.digest.Sha256;
import dev.cachet.jose.AttachedEnvelope;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.TrustChain;
import dev.cachet.trust.TrustedRoot;
import dev.cachet.verification.PackageAuditor;
import dev.cachet.verification.VerifiedPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Verifies one package whole, as a process of its own, without the command line around it. */
public final class VerifyProcess {
  private VerifyProcess() {}

  /**
   * Verifies and prints what was checked.
   *
   * @param arguments the package, its first root, {@code stored} or {@code decoded}, the threads
   * @throws Exception if the package is refused or cannot be read
   */
  public static void main(String[] arguments) throws Exception {
    ChunkReading reading = reading(arguments[2], Integer.parseInt(arguments[3]));
    VerifiedPackage verified = verify(Path.of(arguments[0]), root(Path.of(arguments[1])), reading);
    System.out.println("verified " + verified.packageId() + " " + verified.chunks());
    status();
  }

  /** Linux says how much was resident at most; elsewhere there is no such file. */
  private static void status() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (System.getenv("RESIDENT") != null && Files.exists(status)) {
      Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .forEach(System.out::println);
    }
  }

  static ChunkReading reading(String depth, int threads) {
    return (depth.equals("decoded") ? ChunkReading.decoded() : ChunkReading.stored())
        .onThreads(threads);
  }

  /** Trusts the root by itself, which is right for measuring and for nothing else. */
  static TrustedRoot root(Path file) throws IOException, PackageRefusedException {
    byte[] envelope = Files.readAllBytes(file);
    return TrustChain.anchor(envelope, Sha256.of(AttachedEnvelope.read(envelope).payload()));
  }

  static VerifiedPackage verify(Path file, TrustedRoot root, ChunkReading reading)
      throws IOException, PackageRefusedException {
    try (ReceivedPackage received = ReceivedPackage.open(file)) {
      return new PackageAuditor(root).verify(received, DeviceTime.trusted(Instant.now()), reading);
    }
  }
}
