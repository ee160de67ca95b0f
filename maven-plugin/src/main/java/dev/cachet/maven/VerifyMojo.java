package dev.cachet.maven;

import dev.cachet.command.CommandException;
import dev.cachet.command.Moments;
import dev.cachet.command.Settings;
import dev.cachet.command.release.VerifyAnswer;
import dev.cachet.command.release.VerifyRequest;
import dev.cachet.maven.ReportMojo.Reports;
import dev.cachet.verification.ReportFormat;
import java.io.File;
import java.nio.charset.StandardCharsets;
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
  File file;

  /**
   * The day (2026-11-23) or instant (2026-11-23T00:00:00Z, or seconds since 1970) to judge by; by
   * default SOURCE_DATE_EPOCH, else the start of the build.
   */
  @Parameter(property = "cachet.asOf")
  @Nullable String asOf;

  /** The floor of the device that factory names: what it last confirmed. */
  @Parameter(property = "cachet.floor")
  @Nullable Long floor;

  /**
   * The counter of the release that the device of factory runs; without it, a package for certain
   * releases only is refused.
   */
  @Parameter(property = "cachet.running")
  @Nullable Long running;

  /** Whether it is judged as by a device without a trusted clock; asOf then has no effect. */
  @Parameter(property = "cachet.noClock", defaultValue = "false")
  boolean noClock;

  /** The instant below which the present cannot lie, as the device remembers it. */
  @Parameter(property = "cachet.clockFloor")
  @Nullable String clockFloor;

  /** Whether every chunk is decoded too, and its plain bytes compared with what was signed. */
  @Parameter(property = "cachet.decode", defaultValue = "false")
  boolean decode;

  /** Whether chunks may be absent, for devices that have them already; else that is refused. */
  @Parameter(property = "cachet.allowAbsent", defaultValue = "false")
  boolean allowAbsent;

  /** The form of the report file: text or json. */
  @Parameter(property = "cachet.verify.reportFormat", defaultValue = "text")
  String reportFormat = "text";

  /** The report file; by default {@code target/cachet/verify.json} where the form is json. */
  @Parameter(property = "cachet.verify.report")
  @Nullable File report;

  /** Made by Maven, which sets the parameters. */
  public VerifyMojo() {}

  @Override
  void run() throws MojoExecutionException, MojoFailureException, CommandException {
    Settings given =
        anchored()
            .set(VerifyRequest.PACKAGE, file)
            .set(Moments.AS_OF, asOf)
            .set(VerifyRequest.FLOOR, floor)
            .set(VerifyRequest.RUNNING, running)
            .set(VerifyRequest.NO_CLOCK, noClock)
            .set(VerifyRequest.CLOCK_FLOOR, clockFloor)
            .set(VerifyRequest.DECODE, decode)
            .set(VerifyRequest.ALLOW_ABSENT, allowAbsent);
    VerifyRequest request = new VerifyRequest(given);
    String judged =
        request
            .time()
            .clock()
            .map(clock -> "as of " + Moments.day(clock))
            .orElse("without a clock");
    Reports<ReportFormat> reports =
        new Reports<>(this, ReportFormat.class, reportFormat, report, null);
    unlessDone(
        inputs().given(given).set("judged", judged),
        reports.files(),
        file + " was verified " + judged,
        () -> verify(request, reports));
  }

  private void verify(VerifyRequest request, Reports<ReportFormat> reports)
      throws MojoExecutionException, CommandException {
    VerifyAnswer answer = request.answer();
    reports.write(answer::report);
    answer.requireVerified();
    new String(answer.report(ReportFormat.TEXT), StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> getLog().info(goal() + ": " + line));
  }
}
