package dev.cachet.cli;

import dev.cachet.cli.option.AsOf;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.Output;
import dev.cachet.cli.output.Version;
import dev.cachet.manual.ManualPages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "manual",
    mixinStandardHelpOptions = true,
    description = "Write the manual pages for 'man', one for each command.",
    footerHeading = "%nExample:%n",
    footer = "  cachet manual --out build/man1")
final class ManualCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "Output folder; created if missing.")
  Path out;

  @Mixin AsOf asOf;

  @Override
  public Integer call() throws IOException {
    Map<String, String> pages =
        ManualPages.of(Main.commandLine(), Version.ofBuild(), asOf.day().toString());
    Files.createDirectories(out);
    for (Map.Entry<String, String> page : pages.entrySet()) {
      byte[] text = page.getValue().getBytes(StandardCharsets.US_ASCII);
      Output.write(spec, out.resolve(page.getKey()).toString(), text);
    }
    spec.commandLine().getOut().println(pages.size() + " pages in " + out);
    return ExitCode.DONE;
  }
}
