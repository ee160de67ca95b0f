package dev.cachet.cli;

import dev.cachet.command.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Reads a file that a command was given, with its name in every failure. */
final class Input {
  private Input() {}

  static <T> T named(Path file, InputFile.Reading<T> reading) throws IOException {
    return InputFile.named(file, reading);
  }

  static InputStream open(Path file) throws IOException {
    return InputFile.open(file);
  }

  static byte[] read(Path file) throws IOException {
    return InputFile.read(file);
  }
}
