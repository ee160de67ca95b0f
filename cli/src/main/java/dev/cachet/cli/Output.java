package dev.cachet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Where a command writes its result: a file, whole or not at all, or standard output for {@code -}.
 */
final class Output {
  private Output() {}

  static void write(String target, byte[] bytes, PrintWriter out) throws IOException {
    if (target.equals("-")) {
      out.print(new String(bytes, StandardCharsets.UTF_8));
      out.flush();
      return;
    }
    Path file = Path.of(target).toAbsolutePath();
    Path part = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.write(part, bytes, StandardOpenOption.CREATE_NEW);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
