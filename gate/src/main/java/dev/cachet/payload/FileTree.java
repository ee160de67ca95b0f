package dev.cachet.payload;

import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a root or of an archive: path, and digest of the content or target of the link.
 * Folders, owners, modes and times are left out, as archives of one root differ in them.
 */
final class FileTree {
  private static final int PIECE = 1 << 16;

  private final SortedMap<String, String> files = new TreeMap<>();

  static FileTree of(RootFolder root) throws IOException {
    FileTree tree = new FileTree();
    Path top = root.path();
    Files.walkFileTree(
        top,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes found)
              throws IOException {
            String path = top.relativize(file).toString().replace('\\', '/');
            if (found.isSymbolicLink()) {
              tree.link(path, Files.readSymbolicLink(file).toString());
            } else if (found.isRegularFile()) {
              try (InputStream in = Files.newInputStream(file)) {
                tree.file(path, in);
              }
            } else {
              tree.other(path);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return tree;
  }

  void file(String path, InputStream content) throws IOException {
    MessageDigest digest = digest();
    byte[] piece = new byte[PIECE];
    for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
      digest.update(piece, 0, read);
    }
    files.put(path, "file " + HexFormat.of().formatHex(digest.digest()));
  }

  void link(String path, String target) {
    files.put(path, "link " + target);
  }

  /** A second name of a file that came before. */
  void same(String path, String first) {
    files.put(path, files.getOrDefault(first, "link to what is not there"));
  }

  void other(String path) {
    files.put(path, "special file");
  }

  boolean isSame(FileTree other) {
    return files.equals(other.files);
  }

  /** A path that only one has, or that differs; empty if both are the same. */
  Optional<String> difference(FileTree other) {
    for (Map.Entry<String, String> each : files.entrySet()) {
      if (!each.getValue().equals(other.files.get(each.getKey()))) {
        return Optional.of(each.getKey());
      }
    }
    return other.files.keySet().stream().filter(path -> !files.containsKey(path)).findFirst();
  }

  /** SHA-256 over a line of path, kind and digest for each file, sorted by path. */
  String sha256() {
    MessageDigest digest = digest();
    files.forEach(
        (path, what) ->
            digest.update((path + "\0" + what + "\n").getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
