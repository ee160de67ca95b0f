package dev.cachet.cli.trust;

import dev.cachet.ceremony.RootCeremony;
import dev.cachet.ceremony.UnsignedRoot;
import dev.cachet.cli.key.Keys;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What becomes of a new root: a draft for its holders or, with keys, the finished document. */
final class RootOutput {
  @Mixin Keys keys;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "PATH",
      description = "Folder for the draft, or with --key the file of the root; must not exist.")
  String out;

  /** Writes a draft. */
  interface Drafting {
    UnsignedRoot in(Path folder) throws Exception;
  }

  /** Begins to sign here and now. */
  interface Signing {
    RootCeremony begin() throws Exception;
  }

  void make(CommandSpec spec, Drafting drafting, Signing signing) throws Exception {
    if (keys.areGiven()) {
      RootCeremony ceremony = signing.begin();
      keys.each(ceremony::sign);
      RootLines.sealed(spec, ceremony.complete(), out);
    } else if (out.equals("-")) {
      throw new ParameterException(
          spec.commandLine(), "--out - is not for a draft, which is a folder: it needs a place");
    } else {
      RootLines.drafted(spec, drafting.in(Path.of(out)), out);
    }
  }
}
