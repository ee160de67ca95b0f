package dev.cachet.cli.option;

import dev.cachet.command.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Reads a file that a command was given, with its name in every failure. */
public final class Input {
  private Input() {}

  public static <T> T named(Path file, InputFile.Reading<T> reading) throws IOException {
    return InputFile.named(file, reading);
  }

  public static InputStream open(Path file) throws IOException {
    return InputFile.open(file);
  }

  public static byte[] read(Path file) throws IOException {
    return InputFile.read(file);
  }
}
