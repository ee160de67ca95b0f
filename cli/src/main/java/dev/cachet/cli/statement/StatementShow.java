package dev.cachet.cli.statement;

import dev.cachet.cli.option.Input;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.issue.StatementSheet;
import dev.cachet.issue.UnsignedStatement;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows every value of a statement, and by what it is compared. */
abstract class StatementShow implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "PATH", description = "A sealed statement, or the folder of a draft.")
  Path path;

  @Override
  public final Integer call() throws Exception {
    boolean draft = Files.isDirectory(path);
    StatementSheet sheet =
        draft
            ? StatementSheet.of(UnsignedStatement.open(path))
            : StatementSheet.of(Input.read(path));
    PrintWriter out = spec.commandLine().getOut();
    out.println("NOT VERIFIED: who signed is not judged here");
    sheet.lines().forEach(out::println);
    if (draft) {
      String group = spec.parent().qualifiedName();
      out.println("to sign it: " + group + " sign " + path + " --sha256 " + sheet.sha256());
    }
    return ExitCode.DONE;
  }
}
