package dev.cachet.format.content;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/** The documents of a folder, or of an archive that is plain or compressed by gzip or zstd. */
public final class DocumentFiles {
  /** More than any build writes for one image, of which a hostile archive may claim millions. */
  static final int MAX_FILES = 50_000;

  private static final int MAX_DEPTH = 16;
  private static final int TAR_HEAD = 512;
  private static final int TAR_MARK = 257;
  private static final byte[] GZIP = {0x1F, (byte) 0x8B};
  private static final byte[] ZSTD = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD};

  /** What follows the first byte of a frame that is passed over; parallel writers begin so. */
  private static final byte[] SKIPPABLE = {0x2A, 0x4D, 0x18};

  private static final byte[] USTAR = "ustar".getBytes(StandardCharsets.US_ASCII);
  private static final List<String> ENDINGS = List.of(".json", ".spdx", ".tag");

  private DocumentFiles() {}

  /** Opens something from its beginning; more than once, if need be. */
  @FunctionalInterface
  public interface Content {
    /** Opens it from its beginning. */
    InputStream open() throws IOException;
  }

  /**
   * One file.
   *
   * @param name its path in the folder or archive
   */
  public record Member(String name, Content content) {}

  /**
   * Files with the usual endings, by name; links are not followed.
   *
   * @param folder the folder
   * @return what was found, in a fixed order
   * @throws IOException if the medium failed
   * @throws InvalidSbomException if the document is invalid, or over a limit; the message says
   *     where
   */
  public static List<Member> in(Path folder) throws IOException, InvalidSbomException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        Set.of(),
        MAX_DEPTH,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && hasEnding(file.toString())) {
              files.add(file);
            }
            return files.size() > MAX_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
          }
        });
    if (files.size() > MAX_FILES) {
      throw tooMany();
    }
    return files.stream()
        .map(file -> new Member(name(folder, file), () -> Files.newInputStream(file)))
        .sorted(Comparator.comparing(Member::name))
        .toList();
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static boolean hasEnding(String name) {
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  private static InvalidSbomException tooMany() {
    return new InvalidSbomException(
        "more than " + MAX_FILES + " files; give the folder or archive of one image");
  }

  /**
   * Whether something begins as an archive, or as a file that was compressed.
   *
   * @param content the content
   * @return whether it is so
   * @throws IOException if the medium failed
   */
  public static boolean isPacked(Content content) throws IOException {
    byte[] head = head(content);
    boolean skippable = starts(head, SKIPPABLE, 1) && (head[0] & 0xF0) == 0x50;
    return skippable
        || starts(head, GZIP, 0)
        || starts(head, ZSTD, 0)
        || starts(head, USTAR, TAR_MARK);
  }

  private static byte[] head(Content content) throws IOException {
    try (InputStream in = content.open()) {
      return in.readNBytes(TAR_HEAD);
    }
  }

  private static boolean starts(byte[] head, byte[] mark, int at) {
    return head.length >= at + mark.length
        && Arrays.equals(head, at, at + mark.length, mark, 0, mark.length);
  }

  /**
   * The files of an archive in its order; a compressed file that is no archive is one.
   *
   * @param content the content
   * @return what was found, in a fixed order
   * @throws IOException if the medium failed
   * @throws InvalidSbomException if the document is invalid, or over a limit; the message says
   *     where
   */
  public static List<Member> packed(Content content) throws IOException, InvalidSbomException {
    Unpacking unpacking =
        ServiceLoader.load(Unpacking.class, DocumentFiles.class.getClassLoader())
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidSbomException(
                        "is packed, and only cachet-gate unpacks; add it to the class path, or"
                            + " unpack the archive into a folder and give that"));
    Unpacking.Bounds bounds = new Unpacking.Bounds(Json.MAX_BYTES, MAX_FILES);
    try (InputStream in = content.open()) {
      return unpacking.unpack(in, DocumentFiles::hasEnding, bounds).stream()
          .map(each -> new Member(each.name(), () -> new ByteArrayInputStream(each.content())))
          .toList();
    } catch (EOFException e) {
      throw new InvalidSbomException("not readable as an archive: it ends too early", e);
    } catch (IOException e) {
      throw new InvalidSbomException("not readable as an archive: " + e.getMessage(), e);
    }
  }
}
