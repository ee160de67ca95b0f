package dev.cachet.cli.gate;

import dev.cachet.cli.option.AsOf;
import dev.cachet.cli.option.LineFormat;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.tripwire.AllowList;
import dev.cachet.tripwire.InvalidAllowListException;
import dev.cachet.tripwire.Tripwire;
import dev.cachet.tripwire.TripwireFinding;
import dev.cachet.tripwire.TripwireLimits;
import dev.cachet.tripwire.TripwireVerdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "tripwire",
    mixinStandardHelpOptions = true,
    description = {
      "Find patient records left in files and folders: DICOM, HL7 v2, CDA, FHIR, French NIR.",
      "Looks into archives. Prints one line for each file with a finding. Does not see names in"
          + " free text, pixels, databases or encrypted files.",
      "The exit code is 1 if a file blocks, else 4 if a file could not be read."
    },
    footerHeading = "%nExample:%n",
    footer = "  cachet tripwire build/rootfs --format jsonl")
public final class TripwireCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "File or folder.")
  List<Path> paths;

  @Option(
      names = "--allow",
      paramLabel = "FILE",
      description =
          "JSON list of files that may pass, by SHA-256, each with a reason and a last day.")
  @Nullable Path allow;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  LineFormat format;

  @Mixin AsOf asOf;

  private TripwireVerdict worst = TripwireVerdict.REPORT;

  @Override
  public Integer call() throws IOException, InvalidAllowListException {
    AllowList allowed = allow == null ? AllowList.none() : AllowList.read(allow);
    Tripwire tripwire = new Tripwire(allowed, asOf.day(), TripwireLimits.DEFAULT);
    for (Path path : paths) {
      tripwire.scan(path, this::say);
    }
    return switch (worst) {
      case REPORT -> ExitCode.DONE;
      case UNREAD -> ExitCode.TOO_MANY_UNKNOWNS;
      case BLOCK -> ExitCode.REFUSED;
    };
  }

  private void say(TripwireFinding finding) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(format == LineFormat.TEXT ? finding.text() : finding.json());
    if (finding.verdict().compareTo(worst) > 0) {
      worst = finding.verdict();
    }
  }
}
