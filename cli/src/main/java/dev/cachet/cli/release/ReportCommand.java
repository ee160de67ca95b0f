package dev.cachet.cli.release;

import dev.cachet.cli.option.AsOf;
import dev.cachet.cli.option.Asked;
import dev.cachet.cli.option.RootInForce;
import dev.cachet.cli.output.Destination;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.Progress;
import dev.cachet.cli.output.Version;
import dev.cachet.command.Settings;
import dev.cachet.command.release.ReportAnswer;
import dev.cachet.command.release.ReportRequest;
import dev.cachet.phrase.Language;
import dev.cachet.report.form.ReportForm;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
    Settings given =
        asOf.into(roots.into(Asked.settings()))
            .set(ReportRequest.PACKAGE, file)
            .set(ReportRequest.PREVIOUS, previous)
            .set(ReportRequest.LANGUAGE, language.tag())
            .set(ReportRequest.MATRIX, matrix);
    ReportRequest request = new ReportRequest(given);
    try (ReportAnswer answer =
        Progress.during(
            "verifying", spec.commandLine().getErr(), () -> request.answer(Version.ofBuild()))) {
      destination.write(answer.write(format));
      return answer.isIncomplete() ? ExitCode.TOO_MANY_UNKNOWNS : ExitCode.DONE;
    }
  }
}
