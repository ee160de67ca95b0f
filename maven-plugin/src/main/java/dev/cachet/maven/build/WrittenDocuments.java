package dev.cachet.maven.build;

import dev.cachet.command.CommandException;
import dev.cachet.command.contents.VexRequest;
import dev.cachet.finding.Finding;
import dev.cachet.format.SbomDocument;
import dev.cachet.format.SbomSpec;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.WrittenSbom;
import dev.cachet.place.ReadFiles;
import dev.cachet.sbom.Sbom;
import dev.cachet.vex.VexStatement;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An SBOM in the form that is asked for, and the document of its statements beside it. */
public final class WrittenDocuments {
  private final SbomSpec form;
  private final VexRequest request;
  private final List<VexStatement> statements;

  public WrittenDocuments(SbomSpec form, VexRequest request, List<VexStatement> statements) {
    this.form = form;
    this.request = request;
    this.statements = List.copyOf(statements);
  }

  /** How the name of a document in a form ends. */
  public static String ending(String spec) {
    return switch (spec) {
      case "cyclonedx-1.6-xml" -> ".cdx.xml";
      case "spdx-2.3-json" -> ".spdx.json";
      case "spdx-3.0.1-json" -> ".spdx3.json";
      default -> ".cdx.json";
    };
  }

  /** The forms that there are. */
  public static String labels() {
    return Arrays.stream(SbomSpec.values()).map(SbomSpec::label).collect(Collectors.joining(", "));
  }

  /** Where nobody gave an instant, another instant alone makes no other document. */
  public static Optional<Instant> madeBefore(Path file) throws IOException {
    try {
      return Files.isRegularFile(file)
          ? SbomDocument.read(file).sbom().timestamp()
          : Optional.empty();
    } catch (InvalidSbomException e) {
      // Whatever lies there is replaced.
      return Optional.empty();
    }
  }

  /** Writes nothing yet. */
  public Pair of(Sbom sbom) throws CommandException, InvalidSbomException {
    VexRequest.Answer vex = request.take(sbom, statements);
    return new Pair(form.encode(sbom, vex.inside()), vex);
  }

  /**
   * Both documents of one SBOM.
   *
   * @param sbom the SBOM
   * @param vex what became of the statements
   */
  public record Pair(WrittenSbom sbom, VexRequest.Answer vex) {
    /** What was found about the statements, then what the form has no place for. */
    public List<Finding> findings() {
      List<Finding> findings = new ArrayList<>(vex.findings());
      findings.addAll(sbom.dropped());
      return findings;
    }

    /** Whether both lie there byte for byte. */
    public boolean isIn(Path file, @Nullable File vexOut) throws IOException {
      return sbom.isIn(file)
          && (vex.document() == null || (vexOut != null && vex.document().isIn(vexOut.toPath())));
    }

    public void writeTo(Path file, @Nullable File vexOut, ReadFiles inputs) throws IOException {
      OutFile.write(file, inputs, sbom::writeTo);
      WrittenSbom document = vex.document();
      if (document != null && vexOut != null) {
        OutFile.write(vexOut.toPath(), inputs, document::writeTo);
      }
    }
  }
}
