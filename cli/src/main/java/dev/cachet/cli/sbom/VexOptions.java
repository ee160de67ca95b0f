package dev.cachet.cli.sbom;

import dev.cachet.cli.option.Asked;
import dev.cachet.cli.output.Output;
import dev.cachet.command.CommandException;
import dev.cachet.command.contents.VexRequest;
import dev.cachet.finding.FindingText;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.sbom.Sbom;
import dev.cachet.vex.VexStatement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Statements on vulnerabilities: where they come from and where they go. */
final class VexOptions {
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

  /**
   * Reads, binds and writes the statements.
   *
   * @return those that the SBOM is to have inside
   */
  List<VexStatement> take(Sbom sbom, List<VexStatement> found)
      throws CommandException, InvalidSbomException, IOException {
    CommandSpec command = Objects.requireNonNull(spec);
    VexRequest request =
        new VexRequest(
            Asked.settings()
                .set(VexRequest.VEX, files)
                .set(VexRequest.VEX_OUT, out == null ? null : Path.of(out))
                .set(VexRequest.VEX_INSIDE, inside));
    VexRequest.Answer answer = request.take(sbom, found);
    if (out != null && answer.document() != null) {
      Output.write(command, out, answer.document().document());
    }
    command.commandLine().getErr().print(FindingText.write(answer.findings()));
    return answer.inside();
  }
}
