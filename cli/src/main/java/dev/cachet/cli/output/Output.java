package dev.cachet.cli.output;

import dev.cachet.finding.ShownText;
import dev.cachet.place.ReplacedFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Where a command writes its result: a file, whole or not at all, or standard output for {@code -}.
 */
public final class Output {
  private Output() {}

  public static void write(CommandSpec spec, String target, byte[] bytes) throws IOException {
    write(spec, target, bytes, spec.commandLine().getOut());
  }

  public static void write(CommandSpec spec, String target, byte[] bytes, PrintWriter out)
      throws IOException {
    if (target.equals("-")) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      out.print(out instanceof ShownOutput ? ShownText.document(text) : text);
      out.flush();
    } else {
      write(spec, target, stream -> stream.write(bytes));
    }
  }

  public static void write(CommandSpec spec, String target, ReplacedFile.Content content)
      throws IOException {
    if (target.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--out: an empty path");
    }
    Path file = Path.of(target);
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A device or a folder must not be replaced by a file of its name.
      String what = Files.isDirectory(file) ? "is a folder; name a file" : "not a regular file";
      throw new FileSystemException(target, null, what);
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new FileSystemException(target, null, folder + " is a file");
    }
    ReplacedFile.write(file, CommandFiles.inputs(spec), content);
  }
}
