package dev.cachet.payload;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * By what a payload is tied to the inventory that describes it.
 *
 * @param kind how
 * @param part the title of the component or of the root's system; empty for {@link Kind#NONE}
 * @param rootSha256 the digest of the root that it was made from, as {@link FileTree#sha256} has
 *     it; empty where no root is meant
 */
public record PayloadTie(Kind kind, String part, Optional<String> rootSha256) {
  /** How a payload is tied. */
  public enum Kind {
    /** The SBOM states the digest of this very file. */
    FILE,
    /** The payload is an archive that holds the root, file by file. */
    ARCHIVE,
    /** Somebody states which root it was made from; nothing shows it. */
    STATEMENT,
    /** Nothing describes it. */
    NONE;

    /**
     * The word in documents.
     *
     * @return in lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What is known, as a part of a sentence.
   *
   * @param shown how text of others is made fit for the line that it comes into
   * @return such as {@code made from the root of "Debian 12"}
   */
  public String words(UnaryOperator<String> shown) {
    return switch (kind) {
      case FILE -> "the SBOM states its SHA-256, as that of " + shown.apply(part);
      case ARCHIVE -> "it holds the root of " + shown.apply(part) + ", file by file";
      case STATEMENT -> "made from the root of " + shown.apply(part);
      case NONE -> "no inventory describes it";
    };
  }

  /** Nothing describes a payload. */
  public static final PayloadTie NOT_TIED = new PayloadTie(Kind.NONE, "", Optional.empty());

  /**
   * Whether something that was read ties it.
   *
   * @return false for a statement and for nothing
   */
  public boolean isProven() {
    return kind == Kind.FILE || kind == Kind.ARCHIVE;
  }
}
