package dev.cachet.source;

import dev.cachet.format.ReadSbom;
import dev.cachet.format.SbomDocument;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.vex.VexList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** An SBOM that exists already, in any format that {@link SbomDocument} reads. */
public final class DocumentSource implements Source {
  private final Path file;

  /**
   * Makes a source.
   *
   * @param file the document
   */
  public DocumentSource(Path file) {
    this.file = Objects.requireNonNull(file, "file");
  }

  /**
   * Reads the document.
   *
   * @return what it says; the findings tell what of it there is no place for
   * @throws UnknownSourceException if it is not valid in a known format; the message names the file
   * @throws IOException if it cannot be read
   */
  @Override
  public Inventory inventory() throws UnknownSourceException, IOException {
    try {
      ReadSbom read = SbomDocument.read(file);
      return new Inventory(read.sbom().content(), read.findings())
          .withStatements(VexList.of(read.sbom(), read.statements()).statements());
    } catch (InvalidSbomException e) {
      throw new UnknownSourceException(file + ": " + e.getMessage());
    }
  }
}
