package dev.cachet.source;

import dev.cachet.rootfs.RootFile;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The manifests of a build: one file that the user named, or those of a folder. */
public final class ManifestFolder {
  private static final int MAX_FILES = 100_000;
  private static final int MAX_BYTES = 64 << 20;

  private final Path path;
  private final RootFolder folder;
  private final List<String> names;

  private ManifestFolder(Path path, RootFolder folder, List<String> names) {
    this.path = path;
    this.folder = folder;
    this.names = names;
  }

  /**
   * Opens a folder.
   *
   * @param path the folder
   * @return the folder
   * @throws IOException if it is none or the medium failed
   */
  public static ManifestFolder open(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      RootFolder folder = RootFolder.open(path);
      return new ManifestFolder(path, folder, folder.list("/", MAX_FILES));
    }
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    Path real = path.toRealPath();
    RootFolder folder = RootFolder.open(Objects.requireNonNull(real.getParent()));
    return new ManifestFolder(path, folder, List.of(String.valueOf(real.getFileName())));
  }

  /**
   * Whether a folder has what the root of a system has, so that a manifest in it is no more than a
   * file of that system.
   *
   * @param path a folder or a file
   * @return true for a folder with {@code etc}, {@code usr}, {@code bin} or {@code var}
   */
  public static boolean isRoot(Path path) {
    return Stream.of("etc", "usr", "bin", "var").anyMatch(name -> Files.exists(path.resolve(name)));
  }

  /**
   * Those whose names fit; of several links to one file, the file.
   *
   * @param wanted which names fit
   * @return the names, sorted
   * @throws IOException if the medium failed
   */
  public List<String> names(Predicate<String> wanted) throws IOException {
    List<String> found = new ArrayList<>();
    for (String name : names) {
      RootFile file = wanted.test(name) ? folder.find(name).orElse(null) : null;
      if (file != null && file.type() == RootFile.Type.FILE) {
        String real = file.path().substring(1);
        if (!found.contains(real)) {
          found.add(real);
        }
      }
    }
    return found;
  }

  /**
   * Reads a file within the limit.
   *
   * @param name a name in the folder
   * @return its bytes
   * @throws IOException if it is too large or the medium failed
   */
  public byte[] read(String name) throws IOException {
    return folder.read(name, MAX_BYTES);
  }

  /**
   * The folder.
   *
   * @return its path
   */
  public Path path() {
    return path;
  }
}
