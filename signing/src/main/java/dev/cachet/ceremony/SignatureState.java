package dev.cachet.ceremony;

/**
 * One signature under a root, as the root itself sees it.
 *
 * @param kid the id of the key that signed
 * @param holder who holds it; empty if the root does not list the key
 * @param verdict what the root makes of it
 */
public record SignatureState(String kid, String holder, Verdict verdict) {
  /** What a root makes of a signature under it. */
  public enum Verdict {
    /** By a key of its role root, and right. */
    VERIFIES("verifies"),
    /** By a key of its role root, and wrong: every device refuses the document. */
    INVALID("does not verify"),
    /** Made for another kind of document: every device refuses the root. */
    WRONG_TYPE("was made for another kind of document"),
    /** By a key of another role, or of an algorithm that is not known here; it never counts. */
    NO_SAY("has no say here"),
    /** By a key that the root does not list; the root before may. */
    NOT_LISTED("is by a key that this root does not list; the root before may");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }
}
