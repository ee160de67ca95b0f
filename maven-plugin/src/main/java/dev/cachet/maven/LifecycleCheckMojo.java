package dev.cachet.maven;

import dev.cachet.command.CommandException;
import dev.cachet.command.Settings;
import dev.cachet.command.support.SupportForm;
import dev.cachet.command.support.SupportRequest;
import dev.cachet.command.support.SupportSubject;
import dev.cachet.command.support.SupportVerdict;
import dev.cachet.lifecycle.SupportState;
import java.io.File;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Fails the build when an operating system, or a component of an SBOM, is not in an allowed state
 * of support. Unknown is never allowed unless it is listed. Never asks the network.
 */
@Mojo(
    name = "lifecycle-check",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class LifecycleCheckMojo extends ReportMojo {
  /**
   * The root filesystem of the device. Give exactly one of rootfs, checkedSbom, osRelease and
   * windowsRegistry.
   */
  @Parameter(property = "cachet.rootfs")
  @Nullable File rootfs;

  /** An SBOM, whose system and components are judged: CycloneDX JSON, SPDX 2 or 3 JSON. */
  @Parameter(property = "cachet.lifecycle.sbom")
  @Nullable File checkedSbom;

  /** A file in the form of os-release. */
  @Parameter(property = "cachet.osRelease")
  @Nullable File osRelease;

  /** What {@code reg query} prints of the version of Windows. */
  @Parameter(property = "cachet.windowsRegistry")
  @Nullable File windowsRegistry;

  /** States of support that pass; by default SUPPORTED and SECURITY_ONLY. */
  @Parameter(property = "cachet.allowedStates")
  @Nullable List<SupportState> allowedStates;

  /** Last day on which the device is to be in service, as {@code 2036-12-31}. */
  @Parameter(property = "cachet.until")
  @Nullable String until;

  /** Last day on which the device is to be sold, as {@code 2029-12-31}. */
  @Parameter(property = "cachet.saleUntil")
  @Nullable String saleUntil;

  /** Days for which support must still last; by default 0. */
  @Parameter(property = "cachet.within")
  @Nullable Integer within;

  /**
   * How many components of unknown support are accepted; the operating system never is. By default
   * 0.
   */
  @Parameter(property = "cachet.unknown")
  @Nullable Integer unknown;

  /** Reviewed exceptions; one that is expired or not used is reported. */
  @Parameter(property = "cachet.waivers")
  @Nullable File waivers;

  /** Age of the facts in days above which a warning is given; by default 60. */
  @Parameter(property = "cachet.warnAge")
  @Nullable Integer warnAge;

  /** Age of the facts in days above which they are too old; by default 180. */
  @Parameter(property = "cachet.maxFactsAge")
  @Nullable Integer maxFactsAge;

  /** Made by Maven, which sets the parameters. */
  public LifecycleCheckMojo() {}

  @Override
  void run() throws MojoExecutionException, MojoFailureException, CommandException {
    Settings given =
        informed()
            .set(SupportSubject.ROOTFS, rootfs)
            .set(SupportSubject.SBOM, checkedSbom)
            .set(SupportSubject.OS_RELEASE, osRelease)
            .set(SupportSubject.REGISTRY, windowsRegistry)
            .set(SupportRequest.ALLOWED_STATES, allowedStates)
            .set(SupportRequest.UNTIL, until)
            .set(SupportRequest.SALE_UNTIL, saleUntil)
            .set(SupportRequest.WITHIN, within)
            .set(SupportRequest.UNKNOWN, unknown)
            .set(SupportRequest.WAIVERS, waivers)
            .set(SupportRequest.WARN_AGE, warnAge)
            .set(SupportRequest.MAX_AGE, maxFactsAge);
    SupportRequest request = new SupportRequest(given);
    Reports<SupportForm> files = reports(SupportForm.class);
    unlessDone(
        inputs().given(given).set("day", request.day()),
        files.files(),
        request.examined() + " is still in an allowed state of support on " + request.day(),
        () -> check(request, files));
  }

  private void check(SupportRequest request, Reports<SupportForm> files)
      throws MojoExecutionException, CommandException {
    SupportVerdict verdict = request.judge();
    getLog().info(verdict.text());
    files.write(form -> verdict.write(form, version()));
    verdict.requirePassed();
  }
}
