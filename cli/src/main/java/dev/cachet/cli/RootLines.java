package dev.cachet.cli;

import dev.cachet.ceremony.RootCeremony;
import dev.cachet.ceremony.RootDiffFormat;
import dev.cachet.ceremony.UnsignedRoot;
import dev.cachet.trust.TrustedRoot;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What the commands on trust roots have in common: steps of the library, and how they are told. */
final class RootLines {
  private RootLines() {}

  static Path folder(CommandSpec spec, String out) {
    if (out.equals("-")) {
      throw new ParameterException(
          spec.commandLine(), "--out - is not for a draft, which is a folder: it needs a place");
    }
    return Path.of(out);
  }

  static TrustedRoot signedHere(RootCeremony ceremony, Keys keys) throws Exception {
    keys.each(ceremony::sign);
    return ceremony.complete();
  }

  static void drafted(CommandSpec spec, UnsignedRoot draft, String out) {
    PrintWriter lines = spec.commandLine().getOut();
    changes(lines, draft);
    lines.println("drafted " + name(draft) + " in " + out);
  }

  static void changes(PrintWriter lines, UnsignedRoot draft) {
    if (draft.previous().isPresent()) {
      byte[] text = RootDiffFormat.TEXT.write(draft.previous().get(), draft.document());
      lines.print(new String(text, StandardCharsets.UTF_8));
    } else if (draft.document().version() > 1) {
      lines.println(
          "CHANGES NOT SHOWN: the folder has no previous.json; compare with `cachet trust diff`");
    }
  }

  static String name(UnsignedRoot draft) {
    return "root " + draft.document().version() + " sha256 " + draft.sha256();
  }

  static void sealed(CommandSpec spec, TrustedRoot made, String out) throws IOException {
    PrintWriter lines = spec.commandLine().getOut();
    Output.write(out, made.envelope(), lines);
    if (!out.equals("-")) {
      lines.println("root " + made.document().version() + " sha256 " + made.sha256());
    }
  }
}
