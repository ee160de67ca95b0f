package dev.cachet.format.content;

import com.networknt.schema.format.IdnEmailFormat;

/**
 * Which e-mail addresses a CycloneDX document may hold. The schema says {@code idn-email}, and the
 * validator that reads it knows the top-level domains that there are: a document with an address at
 * {@code foo.internal} is invalid as a whole.
 */
public final class EmailAddress {
  /** Loaded only for an address that is not plain. */
  private static final class Official {
    static final IdnEmailFormat FORMAT = new IdnEmailFormat();
  }

  private EmailAddress() {}

  /** Whether the schemas take a text as an address. */
  public static boolean isTaken(String text) {
    return PlainText.email(text) || Official.FORMAT.matches(null, text);
  }
}
