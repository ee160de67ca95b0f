package dev.cachet.secret;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes user names, passwords and tokens out of addresses. Poms, manifests, package databases and
 * the remotes of repositories hold addresses as somebody's machine used them, and a published
 * document would hand their secrets on.
 */
public final class UrlCredentials {
  /** Schemes whose addresses are known also where slashes were lost, as paths lose them. */
  private static final String KNOWN =
      "(?i:https?|ftps?|sftp|ssh|git|svn|hg|rsync|wss?|ldaps?|smb|imaps?|smtps?|amqps?|mqtts?"
          + "|rediss?|postgres(?:ql)?|mysql|mariadb|mongodb(?:\\+srv)?|nats|oci)";

  /**
   * Where the user of an address may begin: behind the slashes of any scheme; behind one slash or
   * none of a known one; behind slashes without a scheme. Signs may be escaped, as in parameters of
   * other addresses, or written as in a JSON pointer.
   */
  private static final Pattern START =
      Pattern.compile(
          "(?<any>[A-Za-z][A-Za-z0-9+.-]{0,40}(?:%2[Bb][A-Za-z0-9.-]{1,40})?)"
              + Signs.COLON
              + "(?<slashes>(?:"
              + Signs.SLASH
              + "){2,3})"
              + "|(?<![A-Za-z0-9])(?<known>(?:[A-Za-z]{1,10}(?:[+]|%2[Bb]))?"
              + KNOWN
              + ")"
              + Signs.COLON
              + "(?<slash>(?:"
              + Signs.SLASH
              + ")?)"
              + "|(?<![A-Za-z0-9:/~%_.-])(?<none>(?:"
              + Signs.SLASH
              + "){2})");

  private static final Pattern ORACLE =
      Pattern.compile("(?i)(jdbc:oracle:[a-z0-9]{1,20}:)[^\\s@/\"]{1,200}/[^\\s@\"]{1,200}@");

  private UrlCredentials() {}

  /**
   * Takes them out of a text.
   *
   * @param text any text, or null
   * @return the text without them; the very same text where it has none
   */
  public static @Nullable String without(@Nullable String text) {
    return text == null ? null : removed(text);
  }

  /**
   * Takes them out of a text that is there.
   *
   * @param text any text
   * @return the text without them; the very same text where it has none
   */
  public static String removed(String text) {
    if (!mayHoldSecret(text) || !mayHoldAddress(text)) {
      return text;
    }
    String clean = withoutValues(withoutUsers(text));
    Matcher oracle = ORACLE.matcher(clean);
    clean = oracle.find() ? oracle.replaceAll("$1@") : clean;
    return clean.equals(text) ? text : clean;
  }

  /**
   * Whether there is the end of a user or the start of a value. Most addresses have neither, and a
   * document of 100,000 elements names each by an address, several times.
   */
  private static boolean mayHoldSecret(String text) {
    return text.indexOf('@') >= 0
        || text.indexOf('=') >= 0
        || (text.indexOf('%') >= 0
            && (text.contains("40") || Signs.EQUAL_SIGN.matcher(text).find()));
  }

  private static boolean mayHoldAddress(String text) {
    for (int at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
      if (at + 1 < text.length() && "/~%".indexOf(text.charAt(at + 1)) >= 0) {
        return true;
      }
    }
    return text.contains("//")
        || text.contains("%3A")
        || text.contains("%3a")
        || text.contains("%2F%2F")
        || text.contains("%2f%2f")
        || text.contains("%25")
        || text.contains("oracle:")
        || Signs.BARE.matcher(text).find();
  }

  private static String withoutUsers(String text) {
    Matcher start = START.matcher(text);
    StringBuilder clean = null;
    int copied = 0;
    for (int from = 0; from <= text.length() && start.find(from); ) {
      int begin = start.end();
      int end = AddressUser.end(text, begin, form(text, start));
      if (end > begin) {
        clean = clean == null ? new StringBuilder() : clean;
        clean.append(text, copied, begin);
        copied = end;
      }
      from = Math.max(end, begin);
    }
    return clean == null ? text : clean.append(text, copied, text.length()).toString();
  }

  private static AddressUser.Form form(String text, Matcher start) {
    String scheme = start.group("any") == null ? start.group("known") : start.group("any");
    String slashes =
        start.group("any") != null
            ? start.group("slashes")
            : start.group("known") != null ? start.group("slash") : start.group("none");
    boolean nested =
        Signs.ENDS_IN_EQUAL_SIGN
            .matcher(text)
            .region(Math.max(0, start.start() - 40), start.start())
            .find();
    return new AddressUser.Form(scheme == null ? "" : scheme, slashes.indexOf('%') < 0, nested);
  }

  /** The values of parameters that tell a secret, in every address of a text. */
  private static String withoutValues(String text) {
    Matcher start = START.matcher(text);
    StringBuilder clean = null;
    int copied = 0;
    for (int from = 0; from <= text.length() && start.find(from); ) {
      int begin = start.end();
      int end = Signs.stop(text, begin, text.length());
      String rest = text.substring(begin, end);
      String without = SecretParameters.removed(rest);
      if (!without.equals(rest)) {
        clean = clean == null ? new StringBuilder() : clean;
        clean.append(text, copied, begin).append(without);
        copied = end;
      }
      from = Math.max(end, begin);
    }
    return clean == null ? text : clean.append(text, copied, text.length()).toString();
  }
}
