package dev.cachet.installed;

import dev.cachet.rootfs.RootFolder;
import dev.cachet.rootfs.RootfsLimitException;
import dev.cachet.source.Problems;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads files that say more about one package; without them it is in the inventory all the same.
 */
public final class DetailFiles {
  private static final int MAX_BYTES = 8 << 20;

  private final RootFolder root;
  private final Problems problems;

  /**
   * Makes a reader.
   *
   * @param root the root folder to read
   * @param problems where findings are kept
   */
  public DetailFiles(RootFolder root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  /**
   * The file's bytes; null if there is none, and null with a problem if it is not readable.
   *
   * @param path an absolute path on the root
   * @return the bytes, or null
   * @throws IOException if the medium failed
   */
  public byte @Nullable [] read(String path) throws IOException {
    try {
      return root.read(path, MAX_BYTES);
    } catch (NoSuchFileException e) {
      return null;
    } catch (RootfsLimitException e) {
      problems.addDetail(
          "source.too-long", path, path + " is larger than 8 MiB; not read", List.of());
    } catch (FileSystemException e) {
      problems.addDetail(
          "source.unreadable", path, path + " is no file that can be read", List.of());
    }
    return null;
  }

  /**
   * A name is also a path here: one with a slash would ask for another package's files.
   *
   * @param name a package's name
   * @return whether it can be part of a path
   */
  public static boolean isFileName(String name) {
    return name.indexOf('/') < 0 && !name.startsWith(".");
  }
}
