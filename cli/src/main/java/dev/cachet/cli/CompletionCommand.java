package dev.cachet.cli;

import dev.cachet.cli.output.ExitCode;
import dev.cachet.manual.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Print a completion script for bash, zsh or fish.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cachet completion bash > ~/.local/share/bash-completion/completions/cachet",
      "  cachet completion zsh > /usr/local/share/zsh/site-functions/_cachet",
      "  cachet completion fish > ~/.config/fish/completions/cachet.fish"
    })
final class CompletionCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
  Shell shell;

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(shell.completion(Main.commandLine()));
    return ExitCode.DONE;
  }
}
