package dev.cachet.sbom;

import java.util.Comparator;

/**
 * One licence that a component's own files name.
 *
 * @param form how {@code text} is to be read
 * @param text the identifier, expression or free name
 */
public record LicenceClaim(Form form, String text) implements Comparable<LicenceClaim> {
  private static final Comparator<LicenceClaim> ORDER =
      Comparator.comparing(LicenceClaim::form).thenComparing(LicenceClaim::text);

  /** How the text of a claim is to be read. */
  public enum Form {
    /** An identifier of the SPDX licence list, in the list's own spelling. */
    ID,
    /** An SPDX expression over such identifiers; the only claim of its component. */
    EXPRESSION,
    /** Text as found, which is not an identifier of the list. */
    NAME
  }

  @Override
  public int compareTo(LicenceClaim other) {
    return ORDER.compare(this, other);
  }
}
