package dev.cachet.place;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The files that one run reads, none of which its answer may take the place of: an SBOM under a
 * report, a payload under the evidence about it.
 */
public final class ReadFiles {
  /**
   * Where a running system and what was installed on it lie. All else is read too, and is where
   * people and builds write: an answer may take the place of an older one there.
   */
  private static final List<String> OF_A_SYSTEM =
      List.of(
          "bin", "boot", "etc", "lib", "lib32", "lib64", "libx32", "opt", "sbin", "snap", "srv",
          "usr", "var/lib", "var/www");

  /** Beyond what may stand before the first line of a PEM file. */
  private static final int KEY_HEAD = 1024;

  private final List<Read> all = new ArrayList<>();

  /** One input: how its user knows it, where it is, and what of a folder is read. */
  private record Read(String name, Path path, Predicate<Path> ofFolder) {}

  /** Nothing is read yet. */
  public ReadFiles() {}

  /**
   * Registers a file, or a folder with everything in it.
   *
   * @param name the option or parameter that named it
   * @param path where it is; need not be there
   * @return this
   */
  public ReadFiles add(String name, Path path) {
    return add(name, path, file -> true);
  }

  /**
   * Registers a file, or a folder of which only some files are read.
   *
   * @param name the option or parameter that named it
   * @param path where it is; need not be there
   * @param ofFolder whether a file below the folder is read
   * @return this
   */
  public ReadFiles add(String name, Path path, Predicate<Path> ofFolder) {
    all.add(new Read(name, path, ofFolder));
    return this;
  }

  /**
   * Refuses a place that holds what is read, by whatever path: through links, under another hard
   * link of the file, in other case where the file system does not tell case apart. A private key
   * is refused whether it is read or not: nobody can make it again.
   *
   * @param target where something is about to be written
   * @throws WrittenOverInputException if a registered file or a private key is there
   * @throws IOException if the medium failed
   */
  public void requireApart(Path target) throws IOException {
    if (!Files.exists(target)) {
      return;
    }
    if (isPrivateKey(target)) {
      throw new WrittenOverInputException(target);
    }
    for (Read read : all) {
      if (isAt(target, read)) {
        throw new WrittenOverInputException(target, read.name(), read.path());
      }
    }
  }

  private static boolean isPrivateKey(Path target) throws IOException {
    if (!Files.isRegularFile(target) || !Files.isReadable(target)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(target)) {
      String head = new String(in.readNBytes(KEY_HEAD), StandardCharsets.ISO_8859_1);
      return head.contains("PRIVATE KEY-----");
    }
  }

  private static boolean isAt(Path target, Read read) throws IOException {
    if (!Files.exists(read.path())) {
      return false;
    }
    if (Files.isSameFile(target, read.path())) {
      return true;
    }
    if (Files.isDirectory(target) && read.path().toRealPath().startsWith(target.toRealPath())) {
      return true;
    }
    if (!Files.isDirectory(read.path())) {
      return false;
    }
    // A link inside the folder that leads out of it is part of the folder as well.
    return isIn(read, target.toRealPath()) || isIn(read, place(target));
  }

  private static boolean isIn(Read read, Path file) throws IOException {
    Path folder = read.path().toRealPath();
    if (!file.startsWith(folder) || !read.ofFolder().test(file)) {
      return false;
    }
    boolean system = folder.getNameCount() == 0;
    return !system || OF_A_SYSTEM.stream().map(folder::resolve).anyMatch(file::startsWith);
  }

  /** The entry itself, in the folder that it really lies in. */
  private static Path place(Path target) throws IOException {
    Path whole = target.toAbsolutePath();
    Path folder = whole.getParent();
    Path name = whole.getFileName();
    return folder == null || name == null || !Files.isSymbolicLink(whole)
        ? whole.toRealPath(LinkOption.NOFOLLOW_LINKS)
        : folder.toRealPath().resolve(name);
  }
}
