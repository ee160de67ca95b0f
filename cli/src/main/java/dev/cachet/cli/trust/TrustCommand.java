package dev.cachet.cli.trust;

import dev.cachet.cli.option.Group;
import picocli.CommandLine.Command;

@Command(
    name = "trust",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  cachet trust new trust.json --out root-1", "  cachet trust show root-1.json"},
    synopsisSubcommandLabel = "COMMAND",
    description = "Create, rotate and check trust roots: who may sign what.",
    subcommands = {
      TrustNewCommand.class,
      TrustRotateCommand.class,
      TrustSignCommand.class,
      TrustSealCommand.class,
      TrustShowCommand.class,
      TrustDiffCommand.class,
      TrustLintCommand.class
    })
public final class TrustCommand extends Group {}
