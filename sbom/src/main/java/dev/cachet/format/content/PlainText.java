package dev.cachet.format.content;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;

/**
 * Texts that fulfil a format of the CycloneDX schema for certain: fewer than the format allows,
 * none that it does not.
 */
public final class PlainText {
  private static final List<String> SCHEMES = List.of("https://", "http://");
  private static final String URN = "urn:uuid:";
  private static final int INSTANT = "2026-11-23T12:00:00Z".length();
  private static final int MAX_LABEL = 63;
  private static final int MAX_LOCAL = 64;
  private static final int MAX_NAME = 200;

  /** The validator knows all top-level domains that there were; these are in no doubt. */
  public static final Set<String> TOP_LEVEL =
      Set.of(
          ("com org net edu gov int info biz name email dev io me at au be bg br by ca cc ch cl cn"
                  + " co cz de dk ee es eu fi fr gr hk hr hu ie il im in is it jp kr li lt lu lv mx nl"
                  + " no nu nz pl pt ro rs ru se sg si sk to tr tv tw ua uk us za")
              .split(" "));

  private PlainText() {}

  /**
   * Whether a text consists of hexadecimal digits.
   *
   * @param text the text
   * @return whether it is so
   */
  public static boolean hexadecimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i)) && !(text.charAt(i) >= 'a' && text.charAt(i) <= 'f')) {
        return false;
      }
    }
    return true;
  }

  /**
   * Such as {@code urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79}.
   *
   * @param text the text
   * @return whether it is so
   */
  public static boolean serial(String text) {
    if (!text.startsWith(URN) || text.length() != URN.length() + 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      String one = text.substring(URN.length() + i, URN.length() + i + 1);
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      if (hyphen ? !one.equals("-") : !hexadecimal(one)) {
        return false;
      }
    }
    return true;
  }

  /**
   * In the one spelling that {@link Instant} itself gives, with whole seconds.
   *
   * @param text the text
   * @return whether it is so
   */
  public static boolean instant(String text) {
    try {
      return text.length() == INSTANT && Instant.parse(text).toString().equals(text);
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /**
   * A host below {@code https} or {@code http}, and a path of letters, digits and {@code /-._}.
   *
   * @param text the text
   * @return whether it is so
   */
  public static boolean address(String text) {
    return SCHEMES.stream()
        .anyMatch(scheme -> text.startsWith(scheme) && place(text.substring(scheme.length())));
  }

  private static boolean place(String text) {
    int slash = text.indexOf('/');
    String path = slash < 0 ? "" : text.substring(slash);
    for (int i = 0; i < path.length(); i++) {
      if (!isLetterOrDigit(path.charAt(i)) && "/-._".indexOf(path.charAt(i)) < 0) {
        return false;
      }
    }
    return host(slash < 0 ? text : text.substring(0, slash));
  }

  /**
   * Words of letters and digits with single marks between them, at a host of a known domain.
   *
   * @param text the text
   * @return whether it is so
   */
  public static boolean email(String text) {
    int at = text.indexOf('@');
    return at > 0
        && at <= MAX_LOCAL
        && words(text.substring(0, at), "-._+")
        && host(text.substring(at + 1))
        && TOP_LEVEL.contains(text.substring(text.lastIndexOf('.') + 1));
  }

  /** Two labels at least, the last one of letters. */
  private static boolean host(String text) {
    int dot = text.lastIndexOf('.');
    if (dot < 0 || text.length() > MAX_NAME || !words(text, "-.")) {
      return false;
    }
    for (String label : text.split("\\.", -1)) {
      if (label.length() > MAX_LABEL) {
        return false;
      }
    }
    String top = text.substring(dot + 1);
    return top.length() >= 2 && top.chars().allMatch(c -> c >= 'a' && c <= 'z');
  }

  private static boolean words(String text, String marks) {
    boolean wordNext = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isLetterOrDigit(c)) {
        wordNext = false;
      } else if (wordNext || marks.indexOf(c) < 0) {
        return false;
      } else {
        wordNext = true;
      }
    }
    return !wordNext;
  }

  private static boolean isLetterOrDigit(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
