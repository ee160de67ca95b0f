package dev.cachet.json;

import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.PrintableText;
import dev.cachet.refusal.Reason;

/**
 * A document is not strict JSON, or not what its table demands.
 *
 * <p>Which refusal this is depends on the document; its reader says so with {@link #refusedAs}.
 */
public final class StrictJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String clause;
  private final String pointer;
  private final String found;
  private final String expected;

  /**
   * Says which rule was broken, and where.
   *
   * @param clause the clause of the specification, for example {@code JSON-5}
   * @param pointer the place as a JSON pointer (RFC 6901); empty for the whole document
   * @param found what was found there
   * @param expected what the clause demands
   */
  public StrictJsonException(String clause, String pointer, String found, String expected) {
    super(line(clause, pointer, found, expected));
    this.clause = clause;
    this.pointer = pointer;
    this.found = found;
    this.expected = expected;
  }

  private static String line(String clause, String pointer, String found, String expected) {
    String place = pointer.isEmpty() ? "document" : PrintableText.of(pointer);
    return place
        + ": found "
        + PrintableText.of(found)
        + ", expected "
        + PrintableText.of(expected)
        + " ("
        + clause
        + ")";
  }

  /**
   * The broken clause.
   *
   * @return for example {@code JSON-5}
   */
  public String clause() {
    return clause;
  }

  /**
   * The place of the problem, as it was read; escape it before it is shown.
   *
   * @return a JSON pointer, empty for the whole document
   */
  public String pointer() {
    return pointer;
  }

  /**
   * The same problem as a refusal.
   *
   * @param reason the code of the document
   * @param document what the document is called in the refusal, for example {@code manifest.json}
   * @return the refusal, its subject being the document followed by {@code #} and the pointer
   */
  public PackageRefusedException refusedAs(Reason reason, String document) {
    String subject = pointer.isEmpty() ? document : document + "#" + pointer;
    return new PackageRefusedException(reason, clause, subject, found, expected);
  }
}
