package dev.cachet.cli;

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
final class TrustCommand extends Group {}
