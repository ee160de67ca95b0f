package dev.cachet.cli.lifecycle;

import dev.cachet.cli.option.Input;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.Output;
import dev.cachet.lifecycle.CatalogueCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "compile",
    mixinStandardHelpOptions = true,
    description =
        "Compile a table of facts from published ones. The same facts give the same table.",
    footerHeading = "%nExample:%n",
    footer =
        "  cachet lifecycle compile --in full.json --missing lifecycle/data/missing-facts.tsv"
            + " --out catalogue.gz")
final class LifecycleCompileCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(
      names = "--in",
      required = true,
      paramLabel = "FILE",
      description = "What endoflife.date answers to products/full of its API v1, or that in gzip.")
  Path in;

  @Option(names = "--missing", paramLabel = "FILE", description = "Table of facts to add.")
  @Nullable Path missing;

  @Option(
      names = "--estimated",
      paramLabel = "FILE",
      description = "Table of dates to mark as estimated.")
  @Nullable Path estimated;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The table.")
  String out;

  @Override
  public Integer call() throws IOException {
    if (out.equals("-")) {
      throw new ParameterException(spec.commandLine(), "--out -: a table has to go to a file");
    }
    String more = text(missing);
    String marks = text(estimated);
    try (InputStream full = Input.open(in)) {
      byte[] table = Input.named(in, () -> CatalogueCompiler.compile(full, more, marks));
      Output.write(spec, out, table);
      spec.commandLine().getOut().println(out + ": " + table.length + " bytes");
    }
    return ExitCode.DONE;
  }

  private static String text(@Nullable Path file) throws IOException {
    return file == null ? "" : new String(Input.read(file), StandardCharsets.UTF_8);
  }
}
