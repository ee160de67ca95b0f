package dev.cachet.cli.option;

import dev.cachet.digest.Sha256;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** SHA-256 as an option takes it. */
public final class HexDigest {
  private HexDigest() {}

  public static Sha256 read(CommandSpec spec, String option, String hex) {
    if (!Sha256.isHex(hex)) {
      throw new ParameterException(
          spec.commandLine(),
          option + " takes 64 digits of 0-9a-f in lower case, not '" + hex + "'");
    }
    return Sha256.fromHex(hex);
  }
}
