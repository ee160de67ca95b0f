package dev.cachet.credential;

import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.sbom.SbomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Content of an SBOM without characters that no document may hold: halves of characters and NUL
 * anywhere, other control characters in what something is called. Each becomes a backslash, u and
 * four hexadecimal digits, so that two names stay two.
 *
 * @param content the content; the very same where nothing was changed
 * @param changed for the reference of each thing, the texts as they are now; the empty reference
 *     stands for the document
 */
public record WritableTexts(SbomContent content, Map<String, Set<String>> changed) {
  private static final TextPass.Rule RULE =
      new TextPass.Rule() {
        @Override
        public String text(String text) {
          return escaped(text, false);
        }

        @Override
        public String name(String text) {
          return escaped(text, true);
        }
      };

  /**
   * Changes what no document may hold.
   *
   * @param content the content
   * @return the content without it, and where some was
   */
  public static WritableTexts of(SbomContent content) {
    TextPass pass = new TextPass(content, RULE);
    return new WritableTexts(pass.of(content), pass.changed());
  }

  /**
   * Whether a document may hold a character.
   *
   * @param one a character that is no half of a pair
   * @param name whether it stands in what something is called
   * @return false for a half of a pair, NUL, and in names other control characters but white space
   */
  public static boolean isWritable(char one, boolean name) {
    if (one == 0 || Character.isSurrogate(one)) {
      return false;
    }
    boolean space = one == '\t' || one == '\n' || one == '\r';
    return !name || space || !(Character.isISOControl(one) || one >= '\uFFFE');
  }

  /**
   * Says where something was changed.
   *
   * @return one warning {@code source.control-character} for each text
   */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    changed.forEach((ref, texts) -> texts.forEach(text -> findings.add(finding(ref, text))));
    return findings;
  }

  private static Finding finding(String ref, String text) {
    String subject = ref.isEmpty() ? "document" : ref;
    String message =
        subject + ": a text held a character that no SBOM may hold, and is written as " + text;
    return new Finding("source.control-character", subject, Severity.WARNING, message, List.of());
  }

  private static String escaped(String text, boolean name) {
    StringBuilder changed = null;
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      boolean pair = Character.isSurrogatePair(one, i + 1 < text.length() ? text.charAt(i + 1) : 0);
      if (!pair && !isWritable(one, name)) {
        changed = changed == null ? new StringBuilder(text.substring(0, i)) : changed;
        changed.append(String.format(Locale.ROOT, "\\u%04x", (int) one));
      } else if (changed != null) {
        changed.append(pair ? text.substring(i, i + 2) : one);
      }
      i += pair ? 1 : 0;
    }
    return changed == null ? text : changed.toString();
  }
}
