package dev.cachet.cli.trust;

import dev.cachet.ceremony.RootDiffFormat;
import dev.cachet.ceremony.RootSummary;
import dev.cachet.ceremony.UnsignedRoot;
import dev.cachet.cli.output.Output;
import dev.cachet.cli.output.ShellWord;
import dev.cachet.finding.LineText;
import dev.cachet.trust.TrustedRoot;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/** What the commands on trust roots have in common: steps of the library, and how they are told. */
final class RootLines {
  private RootLines() {}

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

  /** For somebody who has looked at a draft and now signs it; nothing for a finished root. */
  static void howToSign(PrintWriter lines, Path draft, RootSummary shown) {
    if (Files.isDirectory(draft)) {
      lines.println(
          LineText.of(
              "to sign this root and no other: cachet trust sign --sha256 "
                  + shown.sha256()
                  + " "
                  + ShellWord.of(draft)
                  + " --key FILE"));
    }
  }

  static String name(UnsignedRoot draft) {
    return "root " + draft.document().version() + " sha256 " + draft.sha256();
  }

  static void sealed(CommandSpec spec, TrustedRoot made, String out) throws IOException {
    PrintWriter lines = spec.commandLine().getOut();
    Output.write(spec, out, made.envelope());
    if (!out.equals("-")) {
      lines.println("root " + made.document().version() + " sha256 " + made.sha256());
    }
  }
}
