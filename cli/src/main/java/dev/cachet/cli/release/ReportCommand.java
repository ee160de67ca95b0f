package dev.cachet.cli.release;

import dev.cachet.cli.option.AsOf;
import dev.cachet.cli.option.ReleaseFile;
import dev.cachet.cli.option.RootInForce;
import dev.cachet.cli.output.Destination;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.Progress;
import dev.cachet.cli.output.Version;
import dev.cachet.device.DeviceTime;
import dev.cachet.matrix.MatrixReport;
import dev.cachet.phrase.Language;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Release;
import dev.cachet.report.ReleaseReport;
import dev.cachet.report.ReportTerms;
import dev.cachet.report.form.ReportForm;
import dev.cachet.trust.TrustedRoot;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Verify a package and write a report of the release: contents, changes, support dates,"
          + " signers, checks, and what the device will do.",
      "The exit code is 4 if part of that is not known."
    },
    footerHeading = "%nExample:%n",
    footer =
        "  cachet report release-7.cachet --root root-1.json --factory factory.json --previous"
            + " release-6.cachet --format html --out report.html")
public final class ReportCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "PACKAGE", description = "A released package.")
  Path file;

  @Mixin RootInForce roots;

  @Option(
      names = "--previous",
      paramLabel = "FILE",
      description = "The release before it, a package; it is verified too, but may have expired.")
  @Nullable Path previous;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  ReportForm format;

  @Option(
      names = "--lang",
      defaultValue = "en",
      paramLabel = "LANGUAGE",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  Language language;

  @Option(
      names = "--matrix",
      description =
          "Write the evidence matrix instead: each requirement, and what was checked or given for"
              + " it.")
  boolean matrix;

  @Mixin AsOf asOf;
  @Mixin Destination destination;

  @Override
  public Integer call() throws Exception {
    if (matrix && previous != null) {
      throw new ParameterException(
          spec.commandLine(), "--matrix is about one release; leave --previous out");
    }
    TrustedRoot root = roots.roots().last();
    try (Release release = open(file, root, DeviceTime.trusted(asOf.instant()))) {
      if (matrix) {
        destination.write(MatrixReport.write(release, terms(), format, Phrases.of(language)));
        return release.gate().isEmpty() ? ExitCode.TOO_MANY_UNKNOWNS : ExitCode.DONE;
      }
      if (previous == null) {
        return write(new ReleaseReport(release, Optional.empty(), terms()));
      }
      try (Release last = open(previous, root, DeviceTime.unknown())) {
        return write(new ReleaseReport(release, Optional.of(last), terms()));
      }
    }
  }

  private Release open(Path one, TrustedRoot root, DeviceTime time) throws Exception {
    return Progress.during(
        "verifying", spec.commandLine().getErr(), () -> ReleaseFile.open(one, root, time));
  }

  private ReportTerms terms() {
    return new ReportTerms(asOf.day(), Version.ofBuild());
  }

  private int write(ReleaseReport report) throws Exception {
    destination.write(report.write(format, Phrases.of(language)));
    return report.isIncomplete() ? ExitCode.TOO_MANY_UNKNOWNS : ExitCode.DONE;
  }
}
