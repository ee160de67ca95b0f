package dev.cachet.cli.statement;

import dev.cachet.cli.option.Group;
import dev.cachet.cli.option.Input;
import dev.cachet.cli.option.Lifetime;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.digest.Sha256;
import dev.cachet.issue.StatementKind;
import dev.cachet.issue.StatementSheet;
import dev.cachet.issue.UnsignedStatement;
import dev.cachet.statement.DowngradeClaims;
import dev.cachet.statement.SequenceClaims;
import dev.cachet.statement.StatementRequest;
import dev.cachet.statement.StatementVerifier;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "downgrade",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer =
        "  cachet downgrade new request.json --reason safety --until 2026-12-20T00:00:00Z --out"
            + " back-1",
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Create, sign and verify downgrades: each allows one older package on one device, once.",
    subcommands = {
      DowngradeCommand.New.class,
      DowngradeCommand.Sequence.class,
      DowngradeCommand.Sign.class,
      DowngradeCommand.Seal.class,
      DowngradeCommand.Show.class,
      DowngradeCommand.Verify.class
    })
public final class DowngradeCommand extends Group {

  /** What both drafts need. */
  abstract static class OnRequest implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Parameters(paramLabel = "REQUEST", description = "The request of the device.")
    Path request;

    @Mixin Lifetime lifetime;

    @Option(
        names = "--out",
        required = true,
        paramLabel = "FOLDER",
        description = "Folder for the draft; must not exist.")
    Path out;

    StatementRequest asked() throws Exception {
      byte[] json = Input.read(request);
      return Judged.naming(request, () -> StatementRequest.read(json));
    }
  }

  @Command(
      name = "new",
      mixinStandardHelpOptions = true,
      description = "Draft a downgrade in answer to a device's request.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  cachet downgrade new request.json --reason safety --until 2026-12-20T00:00:00Z --out"
            + " back-1",
        "  cachet downgrade new request.json --reason fsca --fsca-ref FSN-2026-7 --waive from"
            + " --until 2026-12-20T00:00:00Z --out back-2"
      })
  static final class New extends OnRequest {
    @Option(
        names = "--reason",
        required = true,
        paramLabel = "REASON",
        description = "Why: ${COMPLETION-CANDIDATES}.")
    DowngradeClaims.Cause reason;

    @Option(
        names = "--fsca-ref",
        paramLabel = "TEXT",
        description = "Reference of the field safety corrective action; exactly for fsca.")
    @Nullable String reference;

    @Option(
        names = "--waive",
        paramLabel = "WHAT",
        description = "Also waive: ${COMPLETION-CANDIDATES}; may be given several" + " times.")
    List<DowngradeClaims.Waiver> waive = List.of();

    @Override
    public Integer call() throws Exception {
      StatementRequest asked = asked();
      if ((reference == null) == (reason == DowngradeClaims.Cause.FSCA)) {
        throw Lifetime.wrong(spec, "--fsca-ref stands exactly beside --reason fsca");
      }
      EnumSet<DowngradeClaims.Waiver> waivers = EnumSet.noneOf(DowngradeClaims.Waiver.class);
      waivers.addAll(waive);
      DowngradeClaims claims =
          new DowngradeClaims(
              asked.device(),
              asked.packageId(),
              asked.floor(),
              asked.binding(),
              lifetime.validity(),
              reason,
              Optional.ofNullable(reference),
              waivers);
      Lifetime.drafted(spec, UnsignedStatement.of(claims, out), out);
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "sequence",
      mixinStandardHelpOptions = true,
      description =
          "Draft a sequence statement: the number from which a device that lost its memory"
              + " continues. The request has to carry a nonce.",
      footerHeading = "%nExample:%n",
      footer =
          "  cachet downgrade sequence request.json --install-seq 40 --until 2026-12-20T00:00:00Z"
              + " --out sequence-1")
  static final class Sequence extends OnRequest {
    @Option(
        names = "--install-seq",
        required = true,
        paramLabel = "N",
        description = "Number of the last installation, as records or receipts say.")
    long installSeq;

    @Override
    public Integer call() throws Exception {
      StatementRequest asked = asked();
      String nonce =
          asked
              .binding()
              .nonce()
              .orElseThrow(
                  () ->
                      Lifetime.wrong(
                          spec, "the request has no nonce: 'device request --nonce' writes one"));
      if (installSeq < asked.installSeq()) {
        throw Lifetime.wrong(
            spec, "--install-seq is below that of the device, " + asked.installSeq());
      }
      SequenceClaims claims;
      try {
        claims = new SequenceClaims(asked.device(), nonce, installSeq, lifetime.validity());
      } catch (IllegalArgumentException e) {
        throw Lifetime.wrong(spec, "--install-seq: " + e.getMessage());
      }
      Lifetime.drafted(spec, UnsignedStatement.of(claims, out), out);
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "sign",
      mixinStandardHelpOptions = true,
      description = "Sign the draft of a downgrade or sequence statement; what is signed is shown.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  cachet downgrade sign back-1 --sha256 9f...c2 --key downgrade-1.pem --passphrase-file"
            + " secret.txt",
        "  cachet downgrade sign back-1 --sha256 9f...c2 --public d-1.jwk --prepare to-sign.bin",
        "  cachet downgrade sign back-1 --sha256 9f...c2 --public d-1.jwk --attach signature.bin"
      })
  static final class Sign extends StatementSign {}

  @Command(
      name = "seal",
      mixinStandardHelpOptions = true,
      description = "Combine the signatures of a downgrade or sequence statement, and write it.",
      footerHeading = "%nExample:%n",
      footer = "  cachet downgrade seal back-1 --out back-1.json")
  static final class Seal extends StatementSeal {}

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Show every value of a downgrade, and the digest to compare and sign.",
      footerHeading = "%nExample:%n",
      footer = "  cachet downgrade show back-1")
  static final class Show extends StatementShow {}

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description =
          "Verify a downgrade or sequence statement as the device that wrote the request would.",
      footerHeading = "%nExample:%n",
      footer =
          "  cachet downgrade verify back-1.json --request request.json --root root-1.json"
              + " --root-sha256 9f...c2")
  static final class Verify extends StatementVerify {
    @Override
    String judged(byte[] sealed, StatementRequest asked, StatementVerifier verifier)
        throws Exception {
      if (StatementSheet.of(sealed).kind() == StatementKind.SEQUENCE) {
        return "sequence statement: the device goes on from installation "
            + verifier.sequence(sealed).claims().installSeq();
      }
      DowngradeClaims claims = verifier.downgrade(sealed).claims();
      Sha256 named = claims.packageId();
      return "downgrade to package "
          + named
          + (named.equals(asked.packageId()) ? "" : ", which is not the one of the request")
          + ", "
          + claims.binding().text();
    }
  }
}
