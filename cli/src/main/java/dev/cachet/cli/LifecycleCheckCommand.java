package dev.cachet.cli;

import dev.cachet.lifecycle.SupportJson;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.SupportState;
import dev.cachet.lifecycle.SupportText;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Say until when the operating system of a root is supported; 1 if it has ended, 4 if unknown.",
    footerHeading = "%nExample:%n",
    footer = "  cachet lifecycle check --rootfs / --until 2027-06-30")
final class LifecycleCheckCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(
      names = "--rootfs",
      required = true,
      paramLabel = "FOLDER",
      description = "Root filesystem.")
  Path rootfs;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "Last day on which the device is to be in service.")
  @Nullable LocalDate until;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  Format format;

  @Mixin AsOf asOf;

  enum Format {
    TEXT,
    JSON
  }

  @Override
  public Integer call() throws IOException {
    SupportReport report = OsSupport.of(RootFolder.open(rootfs), asOf.day(), until);
    String text =
        format == Format.TEXT
            ? SupportText.write(report)
            : new String(SupportJson.write(report), StandardCharsets.UTF_8);
    spec.commandLine().getOut().print(text);
    return exit(report);
  }

  private static int exit(SupportReport report) {
    if (report.catalogueAge() == SupportReport.CatalogueAge.TOO_OLD) {
      return ExitCode.UNREADABLE;
    }
    return report.verdicts().stream()
        .mapToInt(verdict -> exit(verdict.state()))
        .max()
        .orElse(ExitCode.TOO_MANY_UNKNOWNS);
  }

  private static int exit(SupportState state) {
    return switch (state) {
      case SUPPORTED, SECURITY_ONLY, WAIVED -> ExitCode.DONE;
      case EXTENDED_CONTRACT, ENDS_BEFORE_SERVICE_END, ENDS_WITHIN, ENDED, ENDED_DATE_UNKNOWN ->
          ExitCode.REFUSED;
      case SUPPORTED_DATE_UNKNOWN, CYCLE_NOT_LISTED, AMBIGUOUS, UNKNOWN, ROLLING ->
          ExitCode.TOO_MANY_UNKNOWNS;
    };
  }
}
