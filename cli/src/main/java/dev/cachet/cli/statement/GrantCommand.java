package dev.cachet.cli.statement;

import dev.cachet.cli.option.Group;
import dev.cachet.cli.option.Input;
import dev.cachet.cli.option.Lifetime;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.digest.Sha256;
import dev.cachet.issue.UnsignedStatement;
import dev.cachet.statement.Binding;
import dev.cachet.statement.DeviceName;
import dev.cachet.statement.GrantClaims;
import dev.cachet.statement.InstallGrant;
import dev.cachet.statement.Party;
import dev.cachet.statement.SiteStatement;
import dev.cachet.statement.StatementRequest;
import dev.cachet.statement.StatementVerifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "grant",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer =
        "  cachet grant new request.json --party hospital --subject post-17 --until"
            + " 2026-12-20T00:00:00Z --out grant-7",
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Create, sign and verify install grants: the hospital or the service agrees to one"
            + " package.",
    subcommands = {
      GrantCommand.New.class,
      GrantCommand.Sign.class,
      GrantCommand.Seal.class,
      GrantCommand.Show.class,
      GrantCommand.Verify.class
    })
public final class GrantCommand extends Group {

  @Command(
      name = "new",
      mixinStandardHelpOptions = true,
      description = "Draft a grant in answer to a device's request.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  cachet grant new request.json --party service --subject post-17 --until"
            + " 2026-12-20T00:00:00Z --out grant-7",
        "  cachet grant new request.json --party hospital --subject post-3 --site hospital-north"
            + " --until 2026-12-20T00:00:00Z --out grant-8"
      })
  static final class New implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Parameters(paramLabel = "REQUEST", description = "The request of the device.")
    Path request;

    @Option(
        names = "--party",
        required = true,
        paramLabel = "PARTY",
        description = "Whose agreement it is: ${COMPLETION-CANDIDATES}.")
    Party party;

    @Option(
        names = "--subject",
        required = true,
        paramLabel = "NAME",
        description = "Pseudonym of who agrees, never a person's name.")
    String subject;

    @Mixin Lifetime lifetime;

    @Option(
        names = "--site",
        paramLabel = "NAME",
        description = "The site whose keys will sign; without it keys of the root sign.")
    @Nullable String site;

    @Option(
        names = "--all-devices",
        description =
            "For all devices of the site, each once; needs --site, and devices with a clock.")
    boolean allDevices;

    @Option(
        names = "--id",
        paramLabel = "TEXT",
        description = "8 to 64 of A-Za-z0-9._-; default derived from what the grant says.")
    @Nullable String id;

    @Option(
        names = "--out",
        required = true,
        paramLabel = "FOLDER",
        description = "Folder for the draft; must not exist.")
    Path out;

    @Override
    public Integer call() throws Exception {
      byte[] json = Input.read(request);
      StatementRequest asked = Judged.naming(request, () -> StatementRequest.read(json));
      if (allDevices && site == null) {
        throw Lifetime.wrong(spec, "--all-devices needs --site NAME");
      }
      String derived = derivedId(json);
      GrantClaims claims =
          new GrantClaims(
              site == null ? asked.manufacturer() : site,
              subject,
              allDevices ? DeviceName.ofSite(String.valueOf(site)) : asked.device(),
              id == null ? derived : id,
              null,
              lifetime.validity(),
              allDevices ? Binding.NONE : asked.binding(),
              party,
              asked.packageId());
      UnsignedStatement draft = UnsignedStatement.of(claims, out);
      Lifetime.drafted(spec, draft, out);
      return ExitCode.DONE;
    }

    private String derivedId(byte[] json) {
      String text = Sha256.of(json) + " " + party.text() + " " + subject + " " + lifetime.until;
      return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 24);
    }
  }

  @Command(
      name = "sign",
      mixinStandardHelpOptions = true,
      description = "Sign the draft of a grant; what is signed is shown.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  cachet grant sign grant-7 --sha256 9f...c2 --key nurse.pem --passphrase-file"
            + " secret.txt",
        "  cachet grant sign grant-7 --sha256 9f...c2 --public nurse.jwk --prepare to-sign.bin",
        "  cachet grant sign grant-7 --sha256 9f...c2 --public nurse.jwk --attach signature.bin"
      })
  static final class Sign extends StatementSign {}

  @Command(
      name = "seal",
      mixinStandardHelpOptions = true,
      description = "Combine the signatures of a grant, and write it.",
      footerHeading = "%nExample:%n",
      footer = "  cachet grant seal grant-7 --out grant-7.jwt --compact")
  static final class Seal extends StatementSeal {
    @Option(
        names = "--compact",
        description = "Write a compact JWT, which holds one signature; default JSON.")
    boolean compact;

    @Override
    byte[] sealed(UnsignedStatement draft) throws Exception {
      return compact ? draft.sealCompact() : draft.seal();
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Show every value of a grant, and the digest to compare and sign.",
      footerHeading = "%nExample:%n",
      footer = "  cachet grant show grant-7")
  static final class Show extends StatementShow {}

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Verify a grant as the device that wrote the request would.",
      footerHeading = "%nExample:%n",
      footer =
          "  cachet grant verify grant-7.jwt --request request.json --root root-1.json"
              + " --root-sha256 9f...c2 --site hospital-north.json")
  static final class Verify extends StatementVerify {
    @Option(
        names = "--site",
        paramLabel = "FILE",
        description = "The site statement; may be given several times.")
    List<Path> sites = List.of();

    @Override
    String judged(byte[] sealed, StatementRequest asked, StatementVerifier verifier)
        throws Exception {
      List<SiteStatement> statements = new ArrayList<>();
      for (Path site : sites) {
        byte[] envelope = Input.read(site);
        statements.add(Judged.naming(site, () -> verifier.site(envelope)));
      }
      InstallGrant grant = verifier.grant(sealed, statements, asked.packageId());
      return "granted by "
          + String.join(", ", grant.holders().stream().sorted().toList())
          + " for the "
          + grant.claims().party().text()
          + ", package "
          + grant.claims().packageId()
          + ", "
          + grant.claims().binding().text();
    }
  }
}
