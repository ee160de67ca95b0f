package dev.cachet.format.content;

import java.util.Locale;
import java.util.Set;

/**
 * Which characters a text of a document may hold.
 *
 * <p>Half a character or NUL is in no text that a person wrote, and what prints or stores the text
 * behind it changes it in silence, so that two names become one. Other control characters stand in
 * texts of licences, but never in what something is called.
 */
final class TextCheck {
  /** Fields that say which thing is meant, in any of the formats. */
  private static final Set<String> NAMES =
      Set.of(
          "name",
          "group",
          "version",
          "versionInfo",
          "software_packageVersion",
          "purl",
          "cpe",
          "software_packageUrl",
          "referenceLocator",
          "identifier",
          "bom-ref",
          "ref",
          "dependsOn",
          "SPDXID",
          "spdxElementId",
          "relatedSpdxElement",
          "documentDescribes",
          "documentNamespace",
          "spdxId",
          "from",
          "to",
          "rootElement",
          "supplier",
          "originator");

  private TextCheck() {}

  static String requirePlain(String field, String text, String pointer) {
    boolean name = NAMES.contains(field);
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      if (Character.isSurrogatePair(one, i + 1 < text.length() ? text.charAt(i + 1) : ' ')) {
        i++;
      } else if (one == 0 || Character.isSurrogate(one) || (name && isControl(one))) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s: holds the character U+%04X, which is in no text of an SBOM; remove it",
                pointer,
                (int) one));
      }
    }
    return text;
  }

  private static boolean isControl(char one) {
    boolean space = one == '\t' || one == '\n' || one == '\r';
    return (Character.isISOControl(one) && !space) || one >= '\uFFFE';
  }
}
