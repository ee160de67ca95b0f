package dev.cachet.cli;

import dev.cachet.ceremony.RootCeremony;
import dev.cachet.ceremony.RootDescription;
import dev.cachet.jose.AttachedEnvelope;
import dev.cachet.jose.Family;
import dev.cachet.signer.SigningKey;
import dev.cachet.trust.Role;
import dev.cachet.trust.RoleRule;
import dev.cachet.trust.RootDocument;
import dev.cachet.trust.TrustedRoot;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "trust",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  cachet trust show root-1.json",
    synopsisSubcommandLabel = "COMMAND",
    description = "Make and show trust roots: who may sign what.",
    subcommands = {TrustCommand.New.class, TrustCommand.Show.class})
final class TrustCommand extends Group {

  @Command(
      name = "new",
      mixinStandardHelpOptions = true,
      description = "Make the first trust root from a description, and sign it.",
      footerHeading = "%nExample:%n",
      footer = "  cachet trust new trust.json --key root-1.pem --key root-2.pem --out root-1.json")
  static final class New implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Parameters(paramLabel = "DESCRIPTION", description = "What the root shall say, as JSON.")
    Path description;

    @Mixin Keys keys;

    @Option(
        names = "--out",
        required = true,
        paramLabel = "FILE",
        description = "Or - for standard output.")
    String out;

    @Override
    public Integer call() throws Exception {
      RootCeremony ceremony = RootCeremony.first(RootDescription.read(description).payload());
      for (SigningKey key : keys.read()) {
        ceremony.sign(key);
      }
      TrustedRoot made = ceremony.complete();
      PrintWriter lines = spec.commandLine().getOut();
      Output.write(out, made.envelope(), lines);
      if (!out.equals("-")) {
        lines.println("root " + made.document().version() + " sha256 " + made.sha256());
      }
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Show what a trust root says. Nothing is verified.",
      footerHeading = "%nExample:%n",
      footer = "  cachet trust show root-1.json")
  static final class Show implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A trust root.")
    Path file;

    @Override
    public Integer call() throws Exception {
      AttachedEnvelope envelope = AttachedEnvelope.read(Input.read(file));
      RootDocument root = RootDocument.open(envelope.payload());
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          "root " + root.version() + " of " + root.manufacturer() + ", " + root.environment());
      out.println(
          "issued " + root.issued() + ", expires " + root.expires() + " " + root.onExpiry());
      out.println(
          "packages need " + root.packageRoles() + ", authorisation " + root.authorisation());
      root.roles().forEach((role, rule) -> print(out, root, role, rule));
      out.println(envelope.signatures().signatures().size() + " signatures, not verified here");
      return ExitCode.DONE;
    }

    private static void print(PrintWriter out, RootDocument root, Role role, RoleRule rule) {
      String families =
          rule.families().stream()
              .sorted()
              .map(Family::toString)
              .collect(Collectors.joining(" and "));
      out.println(role.text() + ": " + rule.threshold() + " of its holders in " + families);
      for (String kid : rule.keys()) {
        root.key(kid)
            .ifPresent(
                key ->
                    out.println(
                        "  "
                            + kid
                            + " "
                            + key.jwk().algorithm().map(Object::toString).orElse("unknown")
                            + " held by "
                            + key.holder()));
      }
    }
  }
}
