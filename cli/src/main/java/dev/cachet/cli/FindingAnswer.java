package dev.cachet.cli;

import dev.cachet.finding.FindingFormat;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How findings are printed, where they go, and on which day they are judged. */
final class FindingAnswer extends Destination {
  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  FindingFormat format = FindingFormat.TEXT;

  @Mixin AsOf asOf;
}
