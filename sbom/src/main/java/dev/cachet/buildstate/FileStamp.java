package dev.cachet.buildstate;

import dev.cachet.source.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What is cheap to know of a file or a folder, and tells whether it may have changed.
 *
 * @param path where it is
 * @param kind {@code file}, {@code tree} or {@code absent}
 * @param times size and times of a file, a digest over those of all entries of a tree
 */
record FileStamp(Path path, String kind, String times) {
  private static final int BUFFER = 1 << 16;

  static FileStamp of(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return new FileStamp(path, "tree", tree(path));
    }
    return Files.exists(path)
        ? new FileStamp(path, "file", times(path))
        : new FileStamp(path, "absent", "-");
  }

  /** One line: kind, times, SHA-256 of a file, path. */
  String line() throws IOException {
    return kind + " " + times + " " + (kind.equals("file") ? sha256(path) : "-") + " " + name();
  }

  boolean isStill(String line) throws IOException {
    String[] word = line.split(" ", 4);
    if (word.length < 4 || !word[0].equals(kind) || !word[3].equals(name())) {
      return false;
    }
    return word[1].equals(times) || (kind.equals("file") && word[2].equals(sha256(path)));
  }

  private String name() {
    return path.toString().replaceAll("\\p{Cntrl}", "?");
  }

  private static String times(Path path, LinkOption... links) throws IOException {
    BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class, links);
    String changed = "-";
    if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      changed = String.valueOf(nanos((FileTime) Files.getAttribute(path, "unix:ctime", links)));
    }
    return now.size() + "/" + nanos(now.lastModifiedTime()) + "/" + changed;
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }

  private static String tree(Path folder) throws IOException {
    List<String> entries = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
            entries.add(folder.relativize(inner) + "/");
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String target = attributes.isSymbolicLink() ? " " + Files.readSymbolicLink(file) : "";
            entries.add(
                folder.relativize(file) + " " + times(file, LinkOption.NOFOLLOW_LINKS) + target);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException why) {
            entries.add(folder.relativize(file) + " unreadable");
            return FileVisitResult.CONTINUE;
          }
        });
    Collections.sort(entries);
    return sha256(String.join("\0", entries).getBytes(StandardCharsets.UTF_8));
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(newDigest().digest(bytes));
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = newDigest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest newDigest() {
    return Digests.of("SHA-256");
  }
}
