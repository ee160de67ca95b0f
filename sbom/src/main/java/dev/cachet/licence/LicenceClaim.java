package dev.cachet.licence;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One licence that is claimed for a component.
 *
 * @param form how {@code text} is to be read
 * @param text the identifier, expression or free name
 * @param acknowledgement who claims it
 * @param url where the licence is to be found, or null
 * @param wording the text of the licence itself, or null
 */
public record LicenceClaim(
    Form form,
    String text,
    Acknowledgement acknowledgement,
    @Nullable String url,
    @Nullable String wording)
    implements Comparable<LicenceClaim> {
  /** A reference to a licence of the same document; one of another stands behind a colon. */
  public static final Pattern REFERENCE = Pattern.compile("(?<!:)\\bLicenseRef-[A-Za-z0-9.-]+");

  private static final Comparator<LicenceClaim> ORDER =
      Comparator.comparing(LicenceClaim::form)
          .thenComparing(LicenceClaim::text)
          .thenComparing(LicenceClaim::acknowledgement)
          .thenComparing(LicenceClaim::url, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(LicenceClaim::wording, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** How the text of a claim is to be read. */
  public enum Form {
    /** An identifier of the SPDX licence list, in the list's own spelling. */
    ID,
    /** An SPDX expression over such identifiers; the only claim of its component. */
    EXPRESSION,
    /** Text as found, which is not an identifier of the list. */
    NAME
  }

  /** Who claims a licence. */
  public enum Acknowledgement {
    /** The authors of the component, in its own files. */
    DECLARED,
    /** Somebody who examined the component. */
    CONCLUDED,
    /** The document does not say. */
    UNSTATED
  }

  /**
   * A licence that the component's own files name.
   *
   * @param form how {@code text} is to be read
   * @param text the identifier, expression or free name
   */
  public LicenceClaim(Form form, String text) {
    this(form, text, Acknowledgement.DECLARED, null);
  }

  /**
   * A claim without the text of the licence.
   *
   * @param form how {@code text} is to be read
   * @param text the identifier, expression or free name
   * @param acknowledgement who claims it
   * @param url where the licence is to be found, or null
   */
  public LicenceClaim(
      Form form, String text, Acknowledgement acknowledgement, @Nullable String url) {
    this(form, text, acknowledgement, url, null);
  }

  /**
   * Returns the text as SPDX compares it: references without regard to case. A document has one
   * spelling of each, which need not be that of every file it was made from.
   *
   * @return the text, with its references in lower case
   */
  public String comparable() {
    return REFERENCE.matcher(text).replaceAll(found -> found.group().toLowerCase(Locale.ROOT));
  }

  @Override
  public int compareTo(LicenceClaim other) {
    return ORDER.compare(this, other);
  }
}
