package dev.cachet.cli.trust;

import dev.cachet.author.ComparisonNumber;
import dev.cachet.ceremony.UnsignedRoot;
import dev.cachet.cli.key.SignWith;
import dev.cachet.cli.key.Unseen;
import dev.cachet.cli.option.HexDigest;
import dev.cachet.cli.output.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    description =
        "Sign the draft of a trust root; only root.json is needed, and previous.json for a key that"
            + " only the root before lists.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cachet trust sign root-2 --sha256 9f...c2 --key root-1.pem --passphrase-file secret.txt",
      "  cachet trust sign root-2 --sha256 9f...c2 --public root-1.jwk --prepare to-sign.bin",
      "  cachet trust sign root-2 --sha256 9f...c2 --public root-1.jwk --attach signature.bin"
    })
final class TrustSignCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "FOLDER",
      description = "A folder that 'trust new' or 'trust rotate' wrote, or one with its root.json.")
  Path folder;

  @ArgGroup(exclusive = true, multiplicity = "1")
  Shown shown = new Shown();

  /** Which root is signed, so that nobody signs another one than was shown. */
  static final class Shown {
    @Option(
        names = "--sha256",
        required = true,
        paramLabel = "HEX",
        description =
            "The root that 'trust show' or 'trust diff' showed; if the folder holds another,"
                + " nothing is signed.")
    @Nullable String digest;

    @Option(
        names = Unseen.OPTION,
        required = true,
        description =
            "Sign what the folder holds without comparing its identity; prints a warning.")
    boolean unseen;
  }

  @Mixin SignWith keys;

  @Override
  public Integer call() throws Exception {
    UnsignedRoot draft =
        shown.digest == null
            ? UnsignedRoot.open(folder)
            : UnsignedRoot.open(folder, HexDigest.read(spec, "--sha256", shown.digest));
    if (shown.unseen) {
      Unseen.warn(spec, RootLines.name(draft));
    }
    PrintWriter talk = keys.talk(spec);
    RootLines.changes(talk, draft);
    talk.println(RootLines.name(draft));
    talk.println("number to compare " + ComparisonNumber.of(draft.sha256()));
    keys.each(
        spec,
        RootLines.name(draft),
        draft::request,
        draft.signatures(),
        draft::sign,
        written ->
            spec.commandLine()
                .getOut()
                .println("signed " + RootLines.name(draft) + " in " + written));
    return ExitCode.DONE;
  }
}
