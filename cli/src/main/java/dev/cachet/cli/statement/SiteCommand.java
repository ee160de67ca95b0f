package dev.cachet.cli.statement;

import dev.cachet.cli.option.Group;
import dev.cachet.cli.option.Input;
import dev.cachet.cli.option.Lifetime;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.command.UnusableFileException;
import dev.cachet.issue.UnsignedStatement;
import dev.cachet.jose.Family;
import dev.cachet.signer.PublicKeyFile;
import dev.cachet.statement.DeviceName;
import dev.cachet.statement.Party;
import dev.cachet.statement.SiteClaims;
import dev.cachet.statement.SiteKey;
import dev.cachet.statement.StatementRequest;
import dev.cachet.statement.StatementVerifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "site",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer =
        "  cachet site new hospital-north --manufacturer example-devices --devices devices.txt"
            + " --hospital-key nurse=nurse.jwk --until 2027-12-20T00:00:00Z --out site-1",
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Create, sign and verify site statements: which keys act for a site and its devices.",
    subcommands = {
      SiteCommand.New.class,
      SiteCommand.Sign.class,
      SiteCommand.Seal.class,
      SiteCommand.Show.class,
      SiteCommand.Verify.class
    })
public final class SiteCommand extends Group {

  @Command(
      name = "new",
      mixinStandardHelpOptions = true,
      description = "Draft a site statement.",
      footerHeading = "%nExample:%n",
      footer =
          "  cachet site new hospital-north --manufacturer example-devices --devices devices.txt"
              + " --hospital-key nurse=nurse.jwk --service-key engineer=engineer.jwk --until"
              + " 2027-12-20T00:00:00Z --out site-1")
  static final class New implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The name of the site, one of a-z0-9._-.")
    String site;

    @Option(
        names = "--manufacturer",
        required = true,
        paramLabel = "NAME",
        description = "The manufacturer, as named in the trust root.")
    String manufacturer;

    @Option(
        names = "--devices",
        required = true,
        paramLabel = "FILE",
        description = "Names of devices, one a line, as requests give them.")
    Path devices;

    @Option(
        names = "--hospital-key",
        paramLabel = "HOLDER=FILE",
        description = "Public key that acts for the hospital; may be given several times.")
    Map<String, Path> hospitalKeys = Map.of();

    @Option(
        names = "--service-key",
        paramLabel = "HOLDER=FILE",
        description = "Public key that acts for the service; may be given several times.")
    Map<String, Path> serviceKeys = Map.of();

    @Option(
        names = "--threshold",
        paramLabel = "N",
        defaultValue = "1",
        description = "How many holders sign a grant; default 1.")
    int threshold;

    @Option(
        names = "--family",
        paramLabel = "FAMILY",
        description =
            "Algorithms of which family have to sign: ${COMPLETION-CANDIDATES}; default"
                + " classical; may be given several times.")
    List<Family> families = List.of(Family.CLASSICAL);

    @Mixin Lifetime lifetime;

    @Option(
        names = "--out",
        required = true,
        paramLabel = "FOLDER",
        description = "Folder for the draft; must not exist.")
    Path out;

    @Override
    public Integer call() throws Exception {
      List<SiteKey> keys = new ArrayList<>();
      addKeys(keys, Party.HOSPITAL, hospitalKeys);
      addKeys(keys, Party.SERVICE, serviceKeys);
      EnumSet<Family> demanded = EnumSet.noneOf(Family.class);
      demanded.addAll(families);
      SiteClaims claims =
          new SiteClaims(
              manufacturer, site, lifetime.validity(), keys, threshold, demanded, names());
      Lifetime.drafted(spec, UnsignedStatement.of(claims, out), out);
      return ExitCode.DONE;
    }

    private static void addKeys(List<SiteKey> keys, Party party, Map<String, Path> given)
        throws Exception {
      for (Map.Entry<String, Path> key : given.entrySet()) {
        keys.add(new SiteKey(key.getKey(), party, PublicKeyFile.read(key.getValue())));
      }
    }

    private Set<String> names() throws Exception {
      Set<String> names = new LinkedHashSet<>();
      String text = new String(Input.read(devices), StandardCharsets.UTF_8);
      for (String line : text.lines().map(String::strip).toList()) {
        if (!line.isEmpty() && !DeviceName.isDevice(line)) {
          throw new UnusableFileException(
              devices, new IllegalArgumentException("no name of a device: " + line));
        }
        if (!line.isEmpty()) {
          names.add(line);
        }
      }
      return names;
    }
  }

  @Command(
      name = "sign",
      mixinStandardHelpOptions = true,
      description = "Sign the draft of a site statement; what is signed is shown.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  cachet site sign site-1 --sha256 9f...c2 --key grant-1.pem --passphrase-file secret.txt",
        "  cachet site sign site-1 --sha256 9f...c2 --public grant-1.jwk --prepare to-sign.bin",
        "  cachet site sign site-1 --sha256 9f...c2 --public grant-1.jwk --attach signature.bin"
      })
  static final class Sign extends StatementSign {}

  @Command(
      name = "seal",
      mixinStandardHelpOptions = true,
      description = "Combine the signatures of a site statement, and write it.",
      footerHeading = "%nExample:%n",
      footer = "  cachet site seal site-1 --out hospital-north.json")
  static final class Seal extends StatementSeal {}

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Show every value of a site statement, and the digest to compare and sign.",
      footerHeading = "%nExample:%n",
      footer = "  cachet site show hospital-north.json")
  static final class Show extends StatementShow {}

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Verify a site statement as the device that wrote the request would.",
      footerHeading = "%nExample:%n",
      footer =
          "  cachet site verify hospital-north.json --request request.json --root root-1.json"
              + " --root-sha256 9f...c2")
  static final class Verify extends StatementVerify {
    @Override
    String judged(byte[] sealed, StatementRequest asked, StatementVerifier verifier)
        throws Exception {
      SiteClaims claims = verifier.site(sealed).claims();
      return "site "
          + claims.site()
          + " with "
          + claims.keys().size()
          + " keys and "
          + claims.devices().size()
          + " devices, this one among them";
    }
  }
}
