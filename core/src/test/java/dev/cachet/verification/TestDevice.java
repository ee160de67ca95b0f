package dev.cachet.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.chunk.ChunkReading;
import dev.cachet.device.DeviceIdentity;
import dev.cachet.device.DeviceTime;
import dev.cachet.device.InstalledCounters;
import dev.cachet.golden.MemoryChannel;
import dev.cachet.pack.ArrivingPackage;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Refusal;
import dev.cachet.trust.Environment;
import dev.cachet.trust.TrustedRoot;
import dev.cachet.verification.report.Check;
import dev.cachet.verification.report.CheckLog;
import dev.cachet.verification.report.VerificationReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** A device of the tests. Each judgement starts from the roots that the device was made with. */
public final class TestDevice {
  static final DeviceTime NOW = DeviceTime.trusted(Instant.parse("2026-11-23T12:00:00Z"));
  static final DeviceIdentity IDENTITY =
      new DeviceIdentity(
          "example-devices",
          "ventilator-x",
          "04012345678901",
          "vx-2",
          5,
          "SN-1",
          Environment.PRODUCTION);

  private TrustedRoot root = Maker.factoryRoot();
  private DeviceIdentity identity = IDENTITY;
  private InstalledCounters counters = new InstalledCounters(400, 420);
  private DeviceTime time = NOW;

  public TestDevice trusting(TrustedRoot value) {
    root = value;
    return this;
  }

  TestDevice being(DeviceIdentity value) {
    identity = value;
    return this;
  }

  TestDevice having(InstalledCounters value) {
    counters = value;
    return this;
  }

  TestDevice at(DeviceTime value) {
    time = value;
    return this;
  }

  /** The verdict of verify with contents, which is that of examine, two threads and a stream. */
  public Verdict judge(byte[] bytes) {
    Verdict verified = verify(bytes, ChunkReading.decoded());
    MemoryRoots roots = new MemoryRoots(root);
    VerificationReport report = examine(bytes, roots);
    assertEquals(verified.refusal().map(Refusal::line), report.refusal().map(Refusal::line));
    assertEquals(verified.roots().versions(), roots.versions());
    assertEquals(
        verified.refusal().map(Refusal::line),
        verify(bytes, ChunkReading.decoded().onThreads(2)).refusal().map(Refusal::line));
    assertEquals(verified.refusal().map(TestDevice::line), arrival(bytes).map(TestDevice::line));
    return new Verdict(report, verified.manifest(), verified.contents(), verified.roots());
  }

  /** A stream does not know how much follows after the end. */
  private static String line(Refusal refusal) {
    return refusal.line().replaceFirst("[0-9]+ bytes more", "more bytes");
  }

  private Optional<Refusal> arrival(byte[] bytes) {
    ArrivingPackage arriving = ArrivingPackage.from(new ByteArrayInputStream(bytes));
    try {
      VerifiedPackage verified =
          verifier(new MemoryRoots(root)).verify(arriving, time, ChunkReading.decoded());
      return verified.report().refusal();
    } catch (PackageRefusedException e) {
      return Optional.of(e.refusal());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Verdict verify(byte[] bytes, ChunkReading reading) {
    MemoryRoots roots = new MemoryRoots(root);
    PackageVerifier verifier = verifier(roots);
    VerifiedManifest manifest = null;
    try (ReceivedPackage received = ReceivedPackage.open(new MemoryChannel(bytes))) {
      manifest = verifier.verify(received, time);
      VerifiedPackage contents = verifier.verifyContents(manifest, reading);
      return new Verdict(contents.report(), Optional.of(manifest), Optional.of(contents), roots);
    } catch (PackageRefusedException e) {
      VerificationReport report = new CheckLog().refused(e.refusal());
      return new Verdict(report, Optional.ofNullable(manifest), Optional.empty(), roots);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private VerificationReport examine(byte[] bytes, MemoryRoots roots) {
    try (ReceivedPackage received = ReceivedPackage.open(new MemoryChannel(bytes))) {
      return verifier(roots).examine(received, time);
    } catch (PackageRefusedException e) {
      CheckLog log = new CheckLog();
      log.fail(Check.PREFIX, e.refusal());
      return log.refused(e.refusal());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  PackageVerifier verifier(MemoryRoots roots) {
    return new PackageVerifier(roots, identity, counters);
  }
}
