package dev.cachet.notice;

import dev.cachet.digest.Sha256;
import dev.cachet.json.JsonObject;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJsonException;
import java.util.Locale;
import java.util.Objects;

/**
 * A file that comes with a notice.
 *
 * @param path where it lies beside the notice, for example {@code statement.en.txt}
 * @param kind what it is
 * @param size length in bytes, at most {@value #MAX_BYTES}
 * @param sha256 digest of the content
 */
public record NoticeFile(String path, NoticeFileKind kind, long size, Sha256 sha256) {
  /** Largest file in bytes: that of a file of a package. */
  public static final int MAX_BYTES = 64 << 20;

  /**
   * Checks that nothing is absent.
   *
   * @param path a path as in a package
   * @param kind not null
   * @param size 0 to {@value #MAX_BYTES}
   * @param sha256 not null
   * @throws IllegalArgumentException if the size is out of its range
   */
  public NoticeFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(sha256, "sha256");
    if (size < 0 || size > MAX_BYTES) {
      throw new IllegalArgumentException(path + " has " + size + " bytes; most is " + MAX_BYTES);
    }
  }

  /**
   * A file by its content.
   *
   * @param path a path as in a package
   * @param kind what it is
   * @param content all of it
   * @return the file
   */
  public static NoticeFile of(String path, NoticeFileKind kind, byte[] content) {
    return new NoticeFile(path, kind, content.length, Sha256.of(content));
  }

  static NoticeFile read(JsonObject file) throws StrictJsonException {
    file.onlyMembers("path", "kind", "size", "sha256");
    return new NoticeFile(
        file.path("path"),
        file.constant("kind", NoticeFileKind.class, NoticeClaims.CLAUSE),
        file.integer("size", 0, MAX_BYTES),
        file.digest("sha256"));
  }

  void write(JsonWriter out) {
    out.beginObject()
        .member("path", path)
        .member("kind", kind.name().toLowerCase(Locale.ROOT))
        .member("size", size)
        .member("sha256", sha256.hex())
        .endObject();
  }
}
