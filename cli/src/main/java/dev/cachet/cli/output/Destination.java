package dev.cachet.cli.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the answer of a command goes. */
public class Destination {
  @Spec(Spec.Target.MIXEE)
  @Nullable CommandSpec spec;

  @Option(
      names = "--out",
      defaultValue = "-",
      paramLabel = "FILE",
      description = "Output file; - is standard output, the default.")
  private String out = "-";

  final boolean isStandardOutput() {
    return out.equals("-");
  }

  public final void write(byte[] answer) throws IOException {
    Output.write(Objects.requireNonNull(spec), out, answer);
  }

  public final void write(Enum<?> form, byte[] answer) throws IOException {
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter lines = command.commandLine().getOut();
    Output.write(command, out, answer, ShownOutput.of(form, lines));
  }
}
