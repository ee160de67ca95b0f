package dev.cachet.maven;

import dev.cachet.device.DeviceTime;
import dev.cachet.device.InstalledCounters;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.RootsOfOneRun;
import dev.cachet.trust.TrustedRoot;
import dev.cachet.verification.PackageAuditor;
import dev.cachet.verification.PackageVerifier;
import dev.cachet.verification.ReportFormat;
import dev.cachet.verification.VerifiedPackage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Verifies who signed a package and every byte in it; with factory also whether it is meant for
 * that device.
 */
@Mojo(
    name = "verify",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class VerifyMojo extends AnchoredMojo {
  /** The package; by default the one that the goal seal wrote. */
  @Parameter(property = "cachet.package", defaultValue = PACKAGE)
  private File file;

  /**
   * The day (2026-11-23) or instant (2026-11-23T00:00:00Z, or seconds since 1970) to judge by; by
   * default SOURCE_DATE_EPOCH, else the start of the build.
   */
  @Parameter(property = "cachet.asOf")
  private @Nullable String asOf;

  /** The floor of the device that factory names: what it last confirmed. */
  @Parameter(property = "cachet.floor")
  private @Nullable Long floor;

  /** Made by Maven, which sets the parameters. */
  public VerifyMojo() {}

  @Override
  void run() throws MojoExecutionException, MojoFailureException {
    Path received = existing("file", file);
    LocalDate day = LocalDate.ofInstant(instant(), ZoneOffset.UTC);
    Inputs inputs = anchor().set("floor", floor).set("day", day).file(received);
    String done = file + " was verified as of " + day;
    unlessDone(inputs, List.of(), done, () -> verify(received));
  }

  private Instant instant() throws MojoExecutionException {
    return BuildClock.of(
        goal(), asOf, null, System.getenv("SOURCE_DATE_EPOCH"), session.getStartTime().toInstant());
  }

  private void verify(Path path) throws MojoExecutionException, MojoFailureException {
    TrustedRoot trusted = trustedRoot();
    try (ReceivedPackage received = ReceivedPackage.open(path)) {
      DeviceTime time = DeviceTime.trusted(instant());
      byte[] told = ReportFormat.TEXT.write(verify(received, trusted, time), time);
      new String(told, StandardCharsets.UTF_8)
          .lines()
          .forEach(line -> getLog().info(goal() + ": " + line));
    } catch (PackageRefusedException e) {
      throw refused("file " + file, e);
    } catch (IOException e) {
      throw wrong("file " + file, e);
    }
  }

  private VerifiedPackage verify(ReceivedPackage received, TrustedRoot trusted, DeviceTime time)
      throws MojoExecutionException, PackageRefusedException, IOException {
    if (factory == null) {
      return new PackageAuditor(trusted).verify(received, time);
    }
    if (floor == null || floor < 0) {
      // A21: a floor that nobody gave must not be taken for zero.
      throw wrong("factory needs floor, the floor of that device");
    }
    PackageVerifier verifier =
        new PackageVerifier(
            new RootsOfOneRun(trusted),
            factoryRecord().identity(),
            InstalledCounters.ofUnknownRelease(floor));
    return verifier.verifyContents(verifier.verify(received, time));
  }
}
