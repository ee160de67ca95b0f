package dev.cachet.identity;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one field of a component's identity rests on.
 *
 * @param field which field
 * @param confidence from 0 (none) to 1 (certain), or null if nobody says
 * @param value the value concluded, or null if it is the one that the component states
 * @param methods how it was found, sorted
 */
public record IdentityEvidence(
    Field field, @Nullable Double confidence, @Nullable String value, List<Method> methods) {
  /** The order in documents. */
  public static final Comparator<IdentityEvidence> ORDER =
      Comparator.comparing(IdentityEvidence::field).thenComparing(Object::toString);

  /** A field of an identity; the names are those of CycloneDX 1.6. */
  public enum Field {
    /** The group. */
    GROUP,
    /** The name. */
    NAME,
    /** The version. */
    VERSION,
    /** The package URL. */
    PURL,
    /** The CPE name. */
    CPE,
    /** The OmniBOR identifier. */
    OMNIBOR_ID,
    /** The Software Heritage identifier. */
    SWHID,
    /** The SWID tag. */
    SWID,
    /** The digest. */
    HASH
  }

  /** A way of finding something out; the names are those of CycloneDX 1.6. */
  public enum Technique {
    /** Reading source code. */
    SOURCE_CODE_ANALYSIS,
    /** Reading a binary. */
    BINARY_ANALYSIS,
    /** Reading a manifest or a package database. */
    MANIFEST_ANALYSIS,
    /** Comparing syntax trees. */
    AST_FINGERPRINT,
    /** Comparing digests. */
    HASH_COMPARISON,
    /** Watching an instrumented program. */
    INSTRUMENTATION,
    /** Watching a running program. */
    DYNAMIC_ANALYSIS,
    /** Reading the name of a file. */
    FILENAME,
    /** Somebody vouches for it. */
    ATTESTATION,
    /** Any other way. */
    OTHER
  }

  /**
   * One way in which it was found.
   *
   * @param technique the kind of way
   * @param confidence from 0 (none) to 1 (certain)
   * @param value what was found, or null
   */
  public record Method(Technique technique, double confidence, @Nullable String value) {
    static final Comparator<Method> ORDER =
        Comparator.comparing(Method::technique).thenComparing(Object::toString);

    /**
     * Checks the confidence.
     *
     * @param technique see the record
     * @param confidence see the record
     * @param value see the record
     * @throws IllegalArgumentException if the confidence is not from 0 to 1
     */
    public Method {
      requireShare(confidence);
    }
  }

  /**
   * Checks the confidence; copies and sorts the methods.
   *
   * @param field see the record
   * @param confidence see the record
   * @param value see the record
   * @param methods see the record
   * @throws IllegalArgumentException if the confidence is not from 0 to 1
   */
  public IdentityEvidence {
    if (confidence != null) {
      requireShare(confidence);
    }
    methods = Sorted.by(methods, Method.ORDER);
  }

  private static void requireShare(double confidence) {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("a confidence is from 0 to 1 and not " + confidence);
    }
  }
}
