package dev.cachet.cli;

import dev.cachet.cli.option.AsOf;
import dev.cachet.cli.output.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "example",
    mixinStandardHelpOptions = true,
    description =
        "Write templates to edit: trust.json (who may sign what), pack.json (what a package is),"
            + " policy.json (what the gate requires). They are for a test root, which no production"
            + " device accepts.",
    footerHeading = "%nExample:%n",
    footer = "  cachet example pump --payload build/firmware.img")
final class ExampleCommand implements Callable<Integer> {
  private static final List<String> FILES = List.of("trust.json", "policy.json", "pack.json");
  private static final int ROOT_YEARS = 10;
  private static final int PACKAGE_YEARS = 3;

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "Output folder; created if missing.")
  Path folder;

  @Option(
      names = "--payload",
      required = true,
      paramLabel = "FILE",
      description = "What the package carries; pack.json names it.")
  Path payload;

  @Mixin AsOf asOf;

  @Override
  public Integer call() throws Exception {
    if (!Files.exists(payload)) {
      throw new NoSuchFileException(payload.toString());
    }
    Map<String, String> words = words(asOf.instant());
    Map<String, String> texts = new LinkedHashMap<>();
    for (String file : FILES) {
      // What somebody has edited is never written over, and nothing is half-written.
      if (Files.exists(folder.resolve(file))) {
        throw new FileAlreadyExistsException(folder.resolve(file).toString());
      }
      String text = template(file);
      for (Map.Entry<String, String> word : words.entrySet()) {
        text = text.replace("@" + word.getKey() + "@", word.getValue());
      }
      texts.put(file, text);
    }
    Files.createDirectories(folder.resolve("keys"));
    PrintWriter out = spec.commandLine().getOut();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path file = folder.resolve(text.getKey());
      Files.writeString(file, text.getValue(), StandardOpenOption.CREATE_NEW);
      out.println("wrote " + file);
    }
    out.println("edit them, then make the keys that " + folder.resolve("trust.json") + " names");
    return ExitCode.DONE;
  }

  private Map<String, String> words(Instant now) {
    String path =
        folder
            .toAbsolutePath()
            .normalize()
            .relativize(payload.toAbsolutePath().normalize())
            .toString()
            .replace('\\', '/');
    return Map.of(
        "ISSUED", now.toString(),
        "ROOT-EXPIRES", after(now, ROOT_YEARS),
        "PACKAGE-EXPIRES", after(now, PACKAGE_YEARS),
        "PAYLOAD", '"' + path.replace("\"", "\\\"") + '"');
  }

  private static String after(Instant now, int years) {
    return now.atOffset(ZoneOffset.UTC).plusYears(years).toInstant().toString();
  }

  private static String template(String file) throws IOException {
    try (InputStream in = ExampleCommand.class.getResourceAsStream("example/" + file)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
