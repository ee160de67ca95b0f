package dev.cachet.cli.sbom;

import dev.cachet.cli.output.Output;
import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.FindingText;
import dev.cachet.finding.LineText;
import dev.cachet.finding.Severity;
import dev.cachet.format.VexDocument;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.WrittenSbom;
import dev.cachet.merge.VexInput;
import dev.cachet.sbom.Sbom;
import dev.cachet.source.UnknownSourceException;
import dev.cachet.vex.VexList;
import dev.cachet.vex.VexStatement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Statements on vulnerabilities: where they come from and where they go. */
final class VexOptions {
  private static final List<String> CARRIED =
      List.of("id", "source/name", "analysis/", "affects/target/ref");

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--vex",
      paramLabel = "FILE",
      description =
          "Statements on vulnerabilities: CycloneDX, SPDX 3.0.1, or what cve-check or vex.bbclass"
              + " of Yocto wrote; repeatable.")
  List<Path> files = List.of();

  @Option(
      names = "--vex-out",
      paramLabel = "FILE",
      description = "Write the statements on vulnerabilities as a CycloneDX document of their own.")
  @Nullable String out;

  @Option(
      names = "--vex-inside",
      description = "Write the statements into the SBOM; CycloneDX JSON and SPDX 3.0.1.")
  boolean inside;

  /** Findings without that which says that statements have no place in the SBOM. */
  static List<Finding> withoutPlace(List<Finding> findings) {
    return findings.stream()
        .filter(each -> !each.rule().equals("format.dropped") || !isVulnerabilities(each.subject()))
        .toList();
  }

  /** The list itself, and in XML each of its values that a statement has. */
  private static boolean isVulnerabilities(String pointer) {
    return pointer.equals("/vulnerabilities")
        || CARRIED.stream()
            .anyMatch(each -> pointer.startsWith("/bom/vulnerabilities/vulnerability/" + each));
  }

  /**
   * Reads, binds and writes the statements.
   *
   * @return those that the SBOM is to have inside
   */
  List<VexStatement> take(Sbom sbom, List<VexStatement> found)
      throws UnknownSourceException, InvalidSbomException, IOException {
    CommandSpec command = Objects.requireNonNull(spec);
    List<VexStatement> all = new ArrayList<>(found);
    for (Path file : files) {
      all.addAll(VexInput.read(file));
    }
    VexList list = VexList.of(sbom, all);
    List<Finding> findings = new ArrayList<>(list.findings());
    if (out != null) {
      WrittenSbom written = VexDocument.write(sbom, list.statements());
      Output.write(command, out, written.document());
      findings.addAll(written.dropped());
    } else if (!inside && !list.statements().isEmpty()) {
      findings.add(unwritten(list.statements().size()));
    }
    command.commandLine().getErr().print(FindingText.write(findings));
    return inside ? list.statements() : List.of();
  }

  private static Finding unwritten(int count) {
    String message =
        LineText.count(count, "statement")
            + " on vulnerabilities left out; --vex-out FILE writes a document of them";
    return new Finding(
        "format.dropped",
        "/vulnerabilities",
        Severity.WARNING,
        message,
        List.of(new Evidence("document", "/vulnerabilities", Integer.toString(count))));
  }
}
