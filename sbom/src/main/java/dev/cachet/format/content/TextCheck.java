package dev.cachet.format.content;

import dev.cachet.credential.WritableTexts;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

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

  /** What is below it and no control character stands in nearly all texts. */
  private static final char DELETE = 0x7F;

  private TextCheck() {}

  static String requirePlain(String field, String text, Supplier<String> pointer) {
    boolean name = NAMES.contains(field);
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      if (one >= ' ' && one < DELETE) {
        continue;
      }
      if (Character.isSurrogatePair(one, i + 1 < text.length() ? text.charAt(i + 1) : ' ')) {
        i++;
      } else if (!WritableTexts.isWritable(one, name)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s: holds the character U+%04X, which is in no text of an SBOM; remove it",
                pointer.get(),
                (int) one));
      }
    }
    return text;
  }
}
