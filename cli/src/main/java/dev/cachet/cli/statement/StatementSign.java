package dev.cachet.cli.statement;

import dev.cachet.cli.key.SignWith;
import dev.cachet.cli.key.Unseen;
import dev.cachet.cli.option.HexDigest;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.issue.StatementSheet;
import dev.cachet.issue.UnsignedStatement;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Signs the draft of a statement; what is signed is shown. */
abstract class StatementSign implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "A draft, as 'new' wrote it.")
  Path folder;

  @ArgGroup(exclusive = true, multiplicity = "1")
  Shown shown = new Shown();

  @Mixin SignWith keys;

  /** Which statement is signed, so that nobody signs another one than was shown. */
  static final class Shown {
    @Option(
        names = "--sha256",
        required = true,
        paramLabel = "HEX",
        description =
            "The statement that 'show' showed; if the folder holds another, nothing is signed.")
    @Nullable String digest;

    @Option(
        names = Unseen.OPTION,
        required = true,
        description =
            "Sign what the folder holds without comparing its identity; prints a warning.")
    boolean unseen;
  }

  @Override
  public final Integer call() throws Exception {
    UnsignedStatement draft =
        shown.digest == null
            ? UnsignedStatement.open(folder)
            : UnsignedStatement.open(folder, HexDigest.read(spec, "--sha256", shown.digest));
    String name = draft.kind().text() + " " + draft.sha256();
    if (shown.unseen) {
      Unseen.warn(spec, name);
    }
    StatementSheet.of(draft).lines().forEach(keys.talk(spec)::println);
    keys.each(
        spec,
        name,
        draft::request,
        draft.signatures(),
        draft::sign,
        written -> spec.commandLine().getOut().println("signed " + name + " in " + written));
    return ExitCode.DONE;
  }
}
