package dev.cachet.cli.release;

import dev.cachet.author.SigningSheet;
import dev.cachet.author.UnsignedPackage;
import dev.cachet.cli.key.SignWith;
import dev.cachet.cli.key.Unseen;
import dev.cachet.cli.option.HexDigest;
import dev.cachet.cli.output.ExitCode;
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
        "Sign the manifest of a packed folder; only manifest.json is read. 'examine --for-signing'"
            + " shows what is signed.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cachet sign release-7 --package 4e...07 --key release-1.pem --passphrase-file secret.txt",
      "  cachet sign release-7 --package 4e...07 --token /usr/lib/softhsm/libsofthsm2.so"
          + " --label release-1 --pin-file pin.txt",
      "  cachet sign release-7 --package 4e...07 --public release-1.jwk --prepare to-sign.bin",
      "  cachet sign release-7 --package 4e...07 --public release-1.jwk --attach signature.bin"
    })
public final class SignCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "FOLDER",
      description = "A folder that 'pack' wrote, or one with its manifest.json.")
  Path folder;

  @ArgGroup(exclusive = true, multiplicity = "1")
  Shown shown = new Shown();

  @Mixin SignWith keys;

  /** Which package is signed, so that nobody signs another one than was shown. */
  static final class Shown {
    @Option(
        names = "--package",
        required = true,
        paramLabel = "HEX",
        description =
            "The package that 'examine --for-signing' showed; if the folder holds another, nothing"
                + " is signed.")
    @Nullable String digest;

    @Option(
        names = Unseen.OPTION,
        required = true,
        description =
            "Sign what the folder holds without comparing its identity; prints a warning.")
    boolean unseen;
  }

  @Override
  public Integer call() throws Exception {
    UnsignedPackage unsigned =
        shown.digest == null
            ? UnsignedPackage.open(folder)
            : UnsignedPackage.open(folder, HexDigest.read(spec, "--package", shown.digest));
    if (shown.unseen) {
      Unseen.warn(spec, "package " + unsigned.packageId());
    }
    SigningSheet.heading(unsigned).forEach(keys.talk(spec)::println);
    keys.each(
        spec,
        "package " + unsigned.packageId(),
        unsigned::request,
        unsigned.signatures(),
        unsigned::sign,
        written ->
            spec.commandLine()
                .getOut()
                .println("signed " + unsigned.packageId() + " in " + written));
    return ExitCode.DONE;
  }
}
