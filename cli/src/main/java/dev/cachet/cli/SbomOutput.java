package dev.cachet.cli;

import dev.cachet.command.CommandException;
import dev.cachet.command.Settings;
import dev.cachet.command.contents.GenerateRequest;
import dev.cachet.finding.FindingText;
import dev.cachet.format.InvalidSbomException;
import dev.cachet.format.SbomSpec;
import dev.cachet.format.WrittenSbom;
import dev.cachet.sbom.Sbom;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where an SBOM goes, and in which syntax. */
final class SbomOutput {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Or - for standard output.")
  String out;

  @Option(
      names = "--spec",
      paramLabel = "SPEC",
      completionCandidates = Labels.class,
      description = "${COMPLETION-CANDIDATES}; default cyclonedx-1.6-json.")
  @Nullable String syntax;

  /** The names of all syntaxes. */
  static final class Labels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(SbomSpec.values()).map(SbomSpec::label).iterator();
    }
  }

  Settings into(Settings settings) {
    return settings.set(GenerateRequest.SPEC, syntax);
  }

  /** Writes the document, and says what its syntax has no place for. */
  void write(Sbom sbom) throws CommandException, InvalidSbomException, IOException {
    write(GenerateRequest.spec(into(Asked.settings())).encode(sbom));
  }

  void write(WrittenSbom written) throws IOException {
    CommandSpec command = Objects.requireNonNull(spec);
    if (out.equals("-")) {
      Output.write(command, out, written.document());
    } else {
      Output.write(command, out, written::writeTo);
    }
    command.commandLine().getErr().print(FindingText.write(written.dropped()));
  }
}
