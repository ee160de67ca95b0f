package dev.cachet.cli.sbom;

import dev.cachet.cli.output.Output;
import dev.cachet.finding.FindingText;
import dev.cachet.format.SbomSpec;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.WrittenSbom;
import dev.cachet.sbom.Sbom;
import dev.cachet.vex.VexStatement;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

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
      defaultValue = "cyclonedx-1.6-json",
      converter = Label.class,
      completionCandidates = Labels.class,
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  SbomSpec syntax;

  /** The names of all syntaxes. */
  static final class Labels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(SbomSpec.values()).map(SbomSpec::label).iterator();
    }
  }

  /** Reads the name of a syntax. */
  static final class Label implements ITypeConverter<SbomSpec> {
    @Override
    public SbomSpec convert(String label) {
      return SbomSpec.ofLabel(label)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'"
                          + label
                          + "' is none of "
                          + Arrays.stream(SbomSpec.values())
                              .map(SbomSpec::label)
                              .collect(Collectors.joining(", "))));
    }
  }

  /** Writes the document, and says what its syntax has no place for. */
  void write(Sbom sbom) throws InvalidSbomException, IOException {
    write(sbom, List.of());
  }

  /** Writes the document with statements on vulnerabilities inside of it. */
  void write(Sbom sbom, List<VexStatement> statements) throws InvalidSbomException, IOException {
    CommandSpec command = Objects.requireNonNull(spec);
    WrittenSbom written = syntax.encode(sbom, statements);
    if (out.equals("-")) {
      Output.write(command, out, written.document());
    } else {
      Output.write(command, out, written::writeTo);
    }
    command.commandLine().getErr().print(FindingText.write(written.dropped()));
  }
}
