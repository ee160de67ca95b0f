package dev.cachet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the answer of a command goes. */
class Destination {
  @Spec(Spec.Target.MIXEE)
  @Nullable CommandSpec spec;

  @Option(
      names = "--out",
      defaultValue = "-",
      paramLabel = "FILE",
      description = "Where the answer goes; - is standard output, the default.")
  private String out = "-";

  final boolean isStandardOutput() {
    return out.equals("-");
  }

  final void write(byte[] answer) throws IOException {
    Output.write(out, answer, Objects.requireNonNull(spec).commandLine().getOut());
  }

  final void write(Enum<?> form, byte[] answer) throws IOException {
    PrintWriter lines = Objects.requireNonNull(spec).commandLine().getOut();
    Output.write(out, answer, ShownOutput.of(form, lines));
  }
}
