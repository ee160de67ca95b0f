package example.agent;

import dev.cachet.statement.StatementVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder in which packages and agreements appear. Whoever brings it decides what lies in it, so
 * only so many regular files are looked at, and no link is followed.
 */
final class Stick {
  private static final int MOST_ENTRIES = 4_096;
  private static final int MOST_FILES = 16;

  private final Path folder;

  Stick(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  boolean isThere() {
    return Files.isDirectory(folder);
  }

  /**
   * A package that lies there.
   *
   * @param file its path
   * @param mark changes when the file is another one
   */
  record Offer(Path file, String mark) {
    String name() {
      return file.getFileName().toString();
    }
  }

  /** Packages, in the order of their names. */
  List<Offer> packages() throws IOException {
    List<Offer> offers = new ArrayList<>();
    for (Path file : files(folder, ".cachet")) {
      BasicFileAttributes seen = attributes(file);
      offers.add(new Offer(file, file + " " + seen.size() + " " + seen.lastModifiedTime()));
    }
    return offers;
  }

  /** Grants, as they were signed: nothing is judged here. */
  List<byte[]> grants() throws IOException {
    return statements("grants");
  }

  /** Statements that name the keys of a site. */
  List<byte[]> sites() throws IOException {
    return statements("sites");
  }

  private List<byte[]> statements(String name) throws IOException {
    List<byte[]> statements = new ArrayList<>();
    for (Path file : files(folder.resolve(name), "")) {
      try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        // One byte more than a statement may have: the verifier refuses it, with its code.
        statements.add(in.readNBytes(StatementVerifier.MAX_BYTES + 1));
      }
    }
    return statements;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .limit(MOST_ENTRIES)
          .filter(file -> file.getFileName().toString().endsWith(ending))
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .limit(MOST_FILES)
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }
}
