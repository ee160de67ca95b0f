package dev.cachet.maven;

import dev.cachet.lifecycle.Catalogue;
import dev.cachet.lifecycle.SupportAnswer;
import dev.cachet.lifecycle.SupportAssessor;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.SupportState;
import dev.cachet.lifecycle.SupportText;
import dev.cachet.os.OsIdentifier;
import dev.cachet.rootfs.RootFolder;
import java.io.File;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Fails the build when the operating system of a root filesystem is not in an allowed state of
 * support. Unknown is never allowed unless it is listed. Never asks the network.
 */
@Mojo(name = "lifecycle-check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class LifecycleCheckMojo extends AbstractMojo {
  /** The root filesystem of the device. */
  @Parameter(property = "cachet.rootfs", required = true)
  private File rootfs;

  /** States of support that pass. */
  @Parameter(property = "cachet.allowedStates", defaultValue = "SUPPORTED,SECURITY_ONLY")
  private List<SupportState> allowedStates;

  /** The day to judge by, as {@code 2026-11-23}; by default today. */
  @Parameter(property = "cachet.asOf")
  private @Nullable String asOf;

  /** Last day on which the device is to be in service, as {@code 2036-12-31}. */
  @Parameter(property = "cachet.until")
  private @Nullable String until;

  /** Made by Maven, which sets the parameters. */
  public LifecycleCheckMojo() {}

  LifecycleCheckMojo(
      File rootfs, List<SupportState> allowedStates, String asOf, @Nullable String until) {
    this.rootfs = rootfs;
    this.allowedStates = List.copyOf(allowedStates);
    this.asOf = asOf;
    this.until = until;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    SupportReport report = report();
    getLog().info(SupportText.write(report).strip());
    SupportAnswer answer = SupportAnswer.of(report, Set.copyOf(allowedStates));
    if (answer != SupportAnswer.PASSED) {
      throw new MojoFailureException(
          "lifecycle-check: rootfs "
              + rootfs
              + " is not in an allowed state of support "
              + allowedStates
              + ":\n"
              + SupportText.write(report));
    }
  }

  private SupportReport report() throws MojoExecutionException {
    try {
      LocalDate today =
          asOf == null ? LocalDate.now(java.time.ZoneOffset.UTC) : LocalDate.parse(asOf);
      LocalDate end = until == null ? null : LocalDate.parse(until);
      Catalogue catalogue = Catalogue.bundled();
      return new SupportAssessor(catalogue)
          .assess(
              new OsIdentifier(catalogue).identify(RootFolder.open(rootfs.toPath())), today, end);
    } catch (IOException e) {
      throw new MojoExecutionException(
          "rootfs " + rootfs + " cannot be read: " + e.getMessage(), e);
    } catch (DateTimeParseException e) {
      throw new MojoExecutionException(
          "asOf and until are days as 2026-11-23: " + e.getMessage(), e);
    }
  }
}
