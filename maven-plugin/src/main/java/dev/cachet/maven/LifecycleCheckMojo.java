package dev.cachet.maven;

import dev.cachet.command.CommandException;
import dev.cachet.document.BomDocument;
import dev.cachet.finding.FindingFormat;
import dev.cachet.lifecycle.Horizon;
import dev.cachet.lifecycle.SupportAnswer;
import dev.cachet.lifecycle.SupportCheck;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.SupportState;
import dev.cachet.lifecycle.SupportText;
import dev.cachet.lifecycle.SupportWriter;
import dev.cachet.lifecycle.Waivers;
import dev.cachet.os.OsRelease;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.timeline.SupportPage;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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
  /** The root filesystem of the device. Give exactly one of rootfs, checkedSbom and osRelease. */
  @Parameter(property = "cachet.rootfs")
  @Nullable File rootfs;

  /** An SBOM, whose system and components are judged: CycloneDX JSON, SPDX 2 or 3 JSON. */
  @Parameter(property = "cachet.lifecycle.sbom")
  @Nullable File checkedSbom;

  /** A file in the form of os-release. */
  @Parameter(property = "cachet.osRelease")
  private @Nullable File osRelease;

  /** States of support that pass. */
  @Parameter(property = "cachet.allowedStates", defaultValue = "SUPPORTED,SECURITY_ONLY")
  List<SupportState> allowedStates = List.copyOf(SupportAnswer.USUALLY_ALLOWED);

  /** Last day on which the device is to be in service, as {@code 2036-12-31}. */
  @Parameter(property = "cachet.until")
  private @Nullable String until;

  /** Last day on which the device is to be sold, as {@code 2029-12-31}. */
  @Parameter(property = "cachet.saleUntil")
  private @Nullable String saleUntil;

  /** Days for which support must still last. */
  @Parameter(property = "cachet.within", defaultValue = "0")
  private int within;

  /** How many components of unknown support are accepted; the operating system never is. */
  @Parameter(property = "cachet.unknown", defaultValue = "0")
  private int unknown;

  /** Reviewed exceptions; one that is expired or not used is reported. */
  @Parameter(property = "cachet.waivers")
  private @Nullable File waivers;

  /** Age of the facts in days above which a warning is given. */
  @Parameter(property = "cachet.warnAge", defaultValue = "60")
  private int warnAge = SupportReport.WARN_AGE_DAYS;

  /** Age of the facts in days above which they are too old. */
  @Parameter(property = "cachet.maxFactsAge", defaultValue = "180")
  private int maxFactsAge = SupportReport.FAIL_AGE_DAYS;

  /** A table of {@code cachet lifecycle compile}; by default the one in the plugin. */
  @Parameter(property = "cachet.catalogue")
  private @Nullable File catalogue;

  /** Your own facts, from contracts and letters. */
  @Parameter(property = "cachet.overrides")
  private @Nullable File overrides;

  /** Made by Maven, which sets the parameters. */
  public LifecycleCheckMojo() {}

  @Override
  void run() throws MojoExecutionException, MojoFailureException, CommandException {
    Path subject = subject();
    Inputs inputs =
        inputs()
            .set("day", day())
            .set("states", allowedStates)
            .set("until", until)
            .set("saleUntil", saleUntil)
            .set("days", List.of(within, unknown, warnAge, maxFactsAge))
            .set("format", format)
            .file(subject)
            .file(waivers)
            .file(catalogue)
            .file(overrides);
    String done = subject + " is still in an allowed state of support on " + day();
    unlessDone(inputs, reports(), done, () -> check(subject));
  }

  private Path subject() throws MojoExecutionException {
    int given = (rootfs == null ? 0 : 1) + (checkedSbom == null ? 0 : 1);
    if (given + (osRelease == null ? 0 : 1) != 1) {
      throw wrong("give exactly one of rootfs, checkedSbom and osRelease in <configuration>");
    }
    if (rootfs != null) {
      return existing("rootfs", rootfs);
    }
    return checkedSbom != null
        ? existing("checkedSbom", checkedSbom)
        : existing("osRelease", osRelease);
  }

  private void check(Path subject) throws MojoExecutionException, MojoFailureException {
    SupportReport report = waived(judged(subject)).withAgeLimits(warnAge, maxFactsAge);
    String text = SupportText.write(report).strip();
    getLog().info(text);
    write(
        format.equalsIgnoreCase("html")
            ? SupportPage.write(report, version(), subject.toString())
            : SupportWriter.write(
                word("format", format, FindingFormat.class),
                report,
                version(),
                subject.toString()));
    SupportAnswer answer = SupportAnswer.of(report, Set.copyOf(allowedStates), unknown);
    if (answer != SupportAnswer.PASSED) {
      throw new MojoFailureException(
          goal()
              + ": "
              + subject
              + " is not in an allowed state of support "
              + allowedStates
              + ":\n"
              + text);
    }
  }

  private SupportReport judged(Path subject) throws MojoExecutionException {
    Horizon horizon = horizon();
    SupportCheck check = new SupportCheck(Facts.read(this, catalogue, overrides));
    if (rootfs != null) {
      return read("rootfs", subject, () -> check.root(RootFolder.open(subject), horizon));
    }
    if (osRelease != null) {
      return read(
          "osRelease",
          subject,
          () ->
              check.release(
                  OsRelease.parse(subject.toString(), Files.readAllBytes(subject)), horizon));
    }
    return read(
        "checkedSbom",
        subject,
        () -> {
          try (InputStream in = new BufferedInputStream(Files.newInputStream(subject))) {
            return check.document(BomDocument.read(subject.toString(), in), horizon);
          }
        });
  }

  private Horizon horizon() throws MojoExecutionException {
    if (within < 0 || unknown < 0 || warnAge < 0 || maxFactsAge < warnAge) {
      throw wrong(
          "within and unknown must not be negative, maxFactsAge must not be less than warnAge");
    }
    LocalDate end = day("until", until);
    if (end != null && end.isBefore(day())) {
      throw wrong("until " + until + " lies before the day judged, " + day());
    }
    return new Horizon(day(), end, day("saleUntil", saleUntil), within);
  }

  private SupportReport waived(SupportReport report) throws MojoExecutionException {
    if (waivers == null) {
      return report;
    }
    Path file = existing("waivers", waivers);
    return read("waivers", file, () -> Waivers.read(Files.readAllBytes(file)).apply(report));
  }
}
