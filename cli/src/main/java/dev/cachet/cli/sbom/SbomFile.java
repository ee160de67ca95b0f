package dev.cachet.cli.sbom;

import dev.cachet.command.UnusableFileException;
import dev.cachet.command.contents.VexRequest;
import dev.cachet.finding.FindingText;
import dev.cachet.format.ReadSbom;
import dev.cachet.format.SbomDocument;
import dev.cachet.format.content.InvalidSbomException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/** An SBOM that a command was given, with its name in every failure. */
public final class SbomFile {
  private SbomFile() {}

  /** Reads something of a document. */
  interface Reading<T> {
    T read() throws InvalidSbomException, IOException;
  }

  /** Reads a document from a file, or from standard input for {@code -}. */
  public static ReadSbom read(Path file) throws IOException {
    return named(
        file,
        () -> isStandardInput(file) ? SbomDocument.read(standardInput()) : SbomDocument.read(file));
  }

  /** Reads a document as {@link #read(Path)} does, and says on standard error what it found. */
  static ReadSbom told(Path file, CommandSpec spec) throws IOException {
    ReadSbom read = read(file);
    spec.commandLine().getErr().print(FindingText.write(VexRequest.withoutPlace(read.findings())));
    return read;
  }

  static boolean isStandardInput(Path file) {
    return file.toString().equals("-");
  }

  static String name(Path file) {
    return isStandardInput(file) ? "standard input" : file.toString();
  }

  /** All of it, since a document is read more than once. */
  static byte[] standardInput() throws IOException {
    byte[] bytes = System.in.readNBytes(SbomDocument.MAX_BYTES + 1);
    if (bytes.length > SbomDocument.MAX_BYTES) {
      throw new FileSystemException("standard input", null, "larger than 256 MiB");
    }
    return bytes;
  }

  static <T> T named(Path file, Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (InvalidSbomException e) {
      throw unusable(file, e);
    }
  }

  static UnusableFileException unusable(Path file, InvalidSbomException e) {
    return new UnusableFileException(Path.of(name(file)), new IOException(e.getMessage(), e));
  }
}
