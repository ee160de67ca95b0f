package dev.cachet.cli.output;

import dev.cachet.cli.option.AsOf;
import dev.cachet.finding.FindingFormat;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How findings are printed, where they go, and on which day they are judged. */
public final class FindingAnswer extends Destination {
  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  public FindingFormat format = FindingFormat.TEXT;

  @Mixin public AsOf asOf;
}
