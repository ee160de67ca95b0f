package dev.cachet.cli.statement;

import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.Output;
import dev.cachet.issue.UnsignedStatement;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Joins the signatures of a statement. */
abstract class StatementSeal implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "FOLDER",
      description = "A draft with the signatures that came in, in its folder signatures.")
  Path folder;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Or - for standard output.")
  String out;

  byte[] sealed(UnsignedStatement draft) throws Exception {
    return draft.seal();
  }

  @Override
  public final Integer call() throws Exception {
    UnsignedStatement draft = UnsignedStatement.open(folder);
    Output.write(spec, out, sealed(draft));
    if (!out.equals("-")) {
      spec.commandLine()
          .getOut()
          .println(draft.kind().text() + " " + draft.sha256() + " in " + out);
    }
    return ExitCode.DONE;
  }
}
