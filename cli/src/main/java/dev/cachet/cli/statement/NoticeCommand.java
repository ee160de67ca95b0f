package dev.cachet.cli.statement;

import dev.cachet.cli.option.AsOf;
import dev.cachet.cli.option.Asked;
import dev.cachet.cli.option.Group;
import dev.cachet.cli.option.Input;
import dev.cachet.cli.option.Lifetime;
import dev.cachet.cli.option.RootInForce;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.command.Settings;
import dev.cachet.command.release.NoticeRequest;
import dev.cachet.notice.NoticeClaims;
import dev.cachet.notice.NoticeFolder;
import dev.cachet.notice.NoticeVerifier;
import dev.cachet.notice.VerifiedNotice;
import dev.cachet.trust.TrustedRoot;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "notice",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer =
        "  cachet lifecycle notice new end-of-support.json --sbom pump.cdx.json --out notice-1",
    synopsisSubcommandLabel = "COMMAND",
    description = "Make and verify the signed notice that the support of a product ends.",
    subcommands = {
      NoticeCommand.New.class,
      NoticeCommand.Sign.class,
      NoticeCommand.Seal.class,
      NoticeCommand.Show.class,
      NoticeCommand.Verify.class
    })
public final class NoticeCommand extends Group {

  @Command(
      name = "new",
      mixinStandardHelpOptions = true,
      description = "Draft a notice and write its files: statement, SBOM, CSAF, OpenEoX, CLE.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  cachet lifecycle notice new end-of-support.json --sbom pump.cdx.json --out notice-1",
        "  cachet lifecycle notice new end-of-support.json --sbom pump.cdx.json --vex"
            + " pump-vex.cdx.json --out notice-2"
      })
  static final class New implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Parameters(
        paramLabel = "DESCRIPTION",
        description = "Product, UDI-DIs, serial number and last days, in JSON.")
    Path description;

    @Option(
        names = "--sbom",
        required = true,
        paramLabel = "FILE",
        description = "The last SBOM of the product; becomes a file of the notice as it is.")
    Path sbom;

    @Option(
        names = "--vex",
        paramLabel = "FILE",
        description = "Statements on vulnerabilities; the CSAF document then is a VEX; repeatable.")
    List<Path> vex = List.of();

    @Mixin AsOf asOf;

    @Option(
        names = "--out",
        required = true,
        paramLabel = "FOLDER",
        description = "Where the draft appears; nothing may be there.")
    Path out;

    @Override
    public Integer call() throws Exception {
      Settings given =
          asOf.into(Asked.settings())
              .set(NoticeRequest.DESCRIPTION, description)
              .set(NoticeRequest.SBOM, sbom)
              .set(NoticeRequest.VEX, vex)
              .set(NoticeRequest.OUT, out);
      Lifetime.drafted(spec, new NoticeRequest(given).draft(() -> {}), out);
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "sign",
      mixinStandardHelpOptions = true,
      description = "Sign the draft of a notice; what is signed is shown.",
      footerHeading = "%nExample:%n",
      footer =
          "  cachet lifecycle notice sign notice-1 --sha256 9f...c2 --key release-1.pem"
              + " --passphrase-file secret.txt")
  static final class Sign extends StatementSign {}

  @Command(
      name = "seal",
      mixinStandardHelpOptions = true,
      description = "Join the signatures of a notice and write it; its files stay in the draft.",
      footerHeading = "%nExample:%n",
      footer = "  cachet lifecycle notice seal notice-1 --out notice-1.json")
  static final class Seal extends StatementSeal {}

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Show every value of a notice, and the digest to sign and compare it by.",
      footerHeading = "%nExample:%n",
      footer = "  cachet lifecycle notice show notice-1")
  static final class Show extends StatementShow {}

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Verify a notice by the trust root, and with --files every file of it.",
      footerHeading = "%nExample:%n",
      footer =
          "  cachet lifecycle notice verify notice-1.json --files notice-1/files --root root-1.json"
              + " --root-sha256 9f...c2")
  static final class Verify implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A sealed notice.")
    Path file;

    @Option(
        names = "--files",
        paramLabel = "FOLDER",
        description = "Where the files of the notice are; without it they are not compared.")
    @org.jspecify.annotations.Nullable
    Path files;

    @Mixin RootInForce root;

    @Override
    public Integer call() throws Exception {
      TrustedRoot last = root.roots().last();
      byte[] sealed = Input.read(file);
      VerifiedNotice notice = Judged.naming(file, () -> new NoticeVerifier(last).verify(sealed));
      PrintWriter out = spec.commandLine().getOut();
      NoticeClaims claims = notice.claims();
      out.println(
          "notice "
              + claims.serial()
              + " of "
              + claims.product()
              + ": security updates until "
              + claims.endOfSupport());
      if (files == null) {
        out.println(claims.files().size() + " files, not compared: give --files");
      } else {
        NoticeFolder.require(notice, files);
        out.println(claims.files().size() + " files, as they were signed");
      }
      return ExitCode.DONE;
    }
  }
}
