package dev.cachet.jar;

import dev.cachet.archive.ArchiveFile;
import dev.cachet.archive.ArchiveReader;
import dev.cachet.source.Inventory;
import dev.cachet.source.Problems;
import dev.cachet.source.Source;
import dev.cachet.source.UnknownSourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The libraries inside an archive of the Java platform: a JAR, WAR or EAR, with archives inside it,
 * with libraries joined into it, and with classes moved to other packages.
 *
 * <p>A library inside another one is a part of it. What it is taken to be rests, in this order, on
 * the Maven metadata that fits the archive's name, on the manifest where it fits the name, and on
 * the name alone; each identity says which, and how sure that is. A group id is stated only where
 * the archive names it.
 */
public final class JarSource implements Source {
  private static final Logger LOG = LoggerFactory.getLogger(JarSource.class);

  private final Path file;

  /**
   * Makes a source.
   *
   * @param file the archive; becomes the subject of the inventory
   */
  public JarSource(Path file) {
    this.file = Objects.requireNonNull(file, "file");
  }

  /**
   * Reads the inventory.
   *
   * @return the inventory; findings name entries as {@code outer.jar!/BOOT-INF/lib/inner.jar}
   * @throws UnknownSourceException if the file is no archive
   * @throws IOException if the medium failed
   */
  @Override
  public Inventory inventory() throws UnknownSourceException, IOException {
    Problems problems = new Problems();
    ArchiveFile archive =
        ArchiveReader.read(
            file, (rule, path, message) -> problems.add(rule, path, message, List.of()));
    if (!archive.opened() && archive.packages().isEmpty() && archive.inner().isEmpty()) {
      throw new UnknownSourceException(
          file + ": is no archive that can be read; pass a JAR, WAR or EAR file");
    }
    ArchiveInventory inventory = new ArchiveInventory(archive, problems);
    LOG.info("read one archive with {} archives inside", archive.inner().size());
    return new Inventory(inventory.content(), problems.sorted());
  }
}
