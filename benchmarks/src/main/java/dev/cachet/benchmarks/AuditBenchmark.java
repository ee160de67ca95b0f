package dev.cachet.benchmarks;

import dev.cachet.device.DeviceTime;
import dev.cachet.digest.Sha256;
import dev.cachet.jose.AttachedEnvelope;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.TrustChain;
import dev.cachet.verification.PackageAuditor;
import dev.cachet.verification.VerifiedPackage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Verifying a whole package, beside SHA-256 over the same file by the JDK. What counts is their
 * ratio in one run. The demonstration leaves a package and its root to run it on.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class AuditBenchmark {
  private static final int BUFFER = 1 << 20;

  /** The package, for example {@code target/demo/release-1.1.cachet}. */
  @Param("target/demo/release-1.1.cachet")
  public String file;

  /** Its first trust root, for example {@code target/demo/root-1.json}. */
  @Param("target/demo/root-1.json")
  public String root;

  @SuppressWarnings("NullAway.Init") // by trustTheRoot
  private PackageAuditor auditor;

  /** Made by the harness. */
  public AuditBenchmark() {}

  /**
   * Trusts the root, which is right for measuring and for nothing else.
   *
   * @throws IOException if the root cannot be read
   * @throws PackageRefusedException if it is no root
   */
  @Setup
  public void trustTheRoot() throws IOException, PackageRefusedException {
    byte[] envelope = Files.readAllBytes(Path.of(root));
    Sha256 itself = Sha256.of(AttachedEnvelope.read(envelope).payload());
    auditor = new PackageAuditor(TrustChain.anchor(envelope, itself));
  }

  /**
   * Every signature, file, index and chunk.
   *
   * @return the proof
   * @throws IOException if the package cannot be read
   * @throws PackageRefusedException if it is refused
   */
  @Benchmark
  public VerifiedPackage verify() throws IOException, PackageRefusedException {
    try (ReceivedPackage received = ReceivedPackage.open(Path.of(file))) {
      return auditor.verify(received, DeviceTime.trusted(Instant.now()));
    }
  }

  /**
   * The floor: each byte hashed once.
   *
   * @return the digest
   * @throws IOException if the package cannot be read
   */
  @Benchmark
  public byte[] sha256() throws IOException {
    MessageDigest digest = Sha256.newDigest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return digest.digest();
  }
}
