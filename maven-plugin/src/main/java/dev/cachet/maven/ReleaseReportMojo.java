package dev.cachet.maven;

import dev.cachet.command.CommandException;
import dev.cachet.command.Moments;
import dev.cachet.command.Settings;
import dev.cachet.command.release.ReportAnswer;
import dev.cachet.command.release.ReportRequest;
import dev.cachet.maven.ReportMojo.Reports;
import dev.cachet.report.form.ReportForm;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a package and writes a report of the release, or its evidence matrix; part of it that is
 * not known fails the build, once the report is written.
 */
@Mojo(
    name = "report",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class ReleaseReportMojo extends AnchoredMojo {
  /** The package; by default the one that the goal seal wrote. */
  @Parameter(property = "cachet.package", defaultValue = PACKAGE)
  File file;

  /** The release before it, a package; it is verified too, but may have expired. */
  @Parameter(property = "cachet.previous")
  @Nullable File previous;

  /** The language of the report: en or fr. */
  @Parameter(property = "cachet.lang", defaultValue = "en")
  String lang = "en";

  /** Whether the evidence matrix is written instead: each requirement, and what answers it. */
  @Parameter(property = "cachet.matrix", defaultValue = "false")
  boolean matrix;

  /**
   * The day (2026-11-23) or instant (2026-11-23T00:00:00Z, or seconds since 1970) to judge by; by
   * default SOURCE_DATE_EPOCH, else the start of the build.
   */
  @Parameter(property = "cachet.asOf")
  @Nullable String asOf;

  /** The form of the report file: text, html, markdown or json. */
  @Parameter(property = "cachet.release.reportFormat", defaultValue = "text")
  String format = "text";

  /** The report file; by default {@code target/cachet/report.EXTENSION} where it is not text. */
  @Parameter(property = "cachet.release.report")
  @Nullable File out;

  /** Further report files: their forms as names of elements, their files as values. */
  @Parameter @Nullable Map<String, String> reports;

  /** Made by Maven, which sets the parameters. */
  public ReleaseReportMojo() {}

  @Override
  void run() throws MojoExecutionException, MojoFailureException, CommandException {
    Settings given =
        anchored()
            .set(ReportRequest.PACKAGE, file)
            .set(ReportRequest.PREVIOUS, previous)
            .set(ReportRequest.LANGUAGE, lang)
            .set(ReportRequest.MATRIX, matrix)
            .set(Moments.AS_OF, asOf);
    ReportRequest request = new ReportRequest(given);
    String judged = "as of " + Moments.day(Moments.asOf(given));
    Reports<ReportForm> places = new Reports<>(this, ReportForm.class, format, out, reports);
    unlessDone(
        inputs().given(given).set("judged", judged),
        places.files(),
        "the report of " + file + " is up to date, " + judged,
        () -> report(request, places));
  }

  private void report(ReportRequest request, Reports<ReportForm> places)
      throws MojoExecutionException, CommandException {
    try (ReportAnswer answer = request.answer(version())) {
      places.write(answer::write);
      if (places.files().isEmpty()) {
        new String(answer.write(ReportForm.TEXT), StandardCharsets.UTF_8)
            .lines()
            .forEach(line -> getLog().info(goal() + ": " + line));
      }
      answer.requireComplete();
    }
  }
}
