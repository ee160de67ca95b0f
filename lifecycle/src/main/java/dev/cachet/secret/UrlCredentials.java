package dev.cachet.secret;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes user names, passwords and tokens out of addresses. Poms, manifests, package databases and
 * the remotes of repositories hold addresses as somebody's machine used them, and a published
 * document would hand their secrets on.
 */
public final class UrlCredentials {
  /** An address up to a character that ends it in running text, or in a JSON pointer. */
  private static final Pattern ADDRESS =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{0,40}):(//|~1~1|(?i:%2F%2F))([^\\s\"<>|\\\\]+)");

  /** Also as a qualifier of a package URL holds it. */
  private static final Pattern ESCAPED =
      Pattern.compile(
          "([A-Za-z][A-Za-z0-9+.-]{0,40}(?:%2[Bb][A-Za-z0-9.-]{1,40})?)%3[Aa](%2[Ff]%2[Ff]|//)([^\\s\"<>|\\\\&]+)");

  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?i)(?:[?&;#]|%3F|%26|%23)((?:[a-z0-9_.-]{0,60}(?:tokens?|password|passwd|passphrase|secret"
              + "|signature|credential|sessionid)|pwd|pass|passcode|sig|auth|jwt|bearer|authorization|samlresponse"
              + "|(?:api|access|auth|secret)[_-]?key(?:id)?)(?:\\[\\]|%5B%5D)?"
              + "(?:=|%3D)[^&#;\\s]*)");

  private static final Pattern END_OF_HOST = Pattern.compile("(?i)[/?#]|~1|%2F|%3F|%23");
  private static final Pattern AT = Pattern.compile("@|%40");
  private static final Pattern END_OF_VALUE = Pattern.compile("(?i)%26|%23");

  private static final Pattern NO_PORT = Pattern.compile("[^:@\\[\\]]+:[^:@]*[^0-9:@][^:@]*");

  /** Names under which everybody reads. */
  private static final Set<String> NOBODY = Set.of("git", "hg", "svn", "anonymous");

  private UrlCredentials() {}

  /**
   * Takes them out of a text.
   *
   * @param text any text, or null
   * @return the text without them; the very same text where it has none
   */
  public static @Nullable String without(@Nullable String text) {
    if (text == null || !mayHoldSecret(text) || !mayHoldAddress(text)) {
      return text;
    }
    return clean(clean(text, ADDRESS), ESCAPED);
  }

  /**
   * Takes them out of a text that is there.
   *
   * @param text any text
   * @return the text without them; the very same text where it has none
   */
  public static String removed(String text) {
    String clean = without(text);
    return clean == null ? text : clean;
  }

  /**
   * Whether there is the end of a user or the start of a value. Most addresses have neither, and a
   * document of 100,000 elements names each by an address, several times.
   */
  private static boolean mayHoldSecret(String text) {
    return text.indexOf('@') >= 0
        || text.indexOf('=') >= 0
        || text.contains("%40")
        || text.contains("%3D")
        || text.contains("%3d");
  }

  private static boolean mayHoldAddress(String text) {
    return text.contains("://")
        || text.contains(":~1~1")
        || text.contains(":%2F%2F")
        || text.contains(":%2f%2f")
        || text.contains("%3A")
        || text.contains("%3a");
  }

  private static String clean(String text, Pattern address) {
    Matcher matcher = address.matcher(text);
    StringBuilder clean = null;
    int copied = 0;
    while (matcher.find()) {
      String rest = withoutParameters(withoutUser(matcher.group(1), matcher.group(3)));
      if (!rest.equals(matcher.group(3))) {
        clean = clean == null ? new StringBuilder() : clean;
        clean.append(text, copied, matcher.start(3)).append(rest);
        copied = matcher.end(3);
      }
    }
    return clean == null ? text : clean.append(text, copied, text.length()).toString();
  }

  private static String withoutUser(String scheme, String rest) {
    Matcher end = END_OF_HOST.matcher(rest);
    String authority = end.find() ? rest.substring(0, end.start()) : rest;
    if (NO_PORT.matcher(authority).matches()) {
      // A password with a slash or a hash in it, which nobody escaped.
      authority = rest;
    }
    int user = -1;
    int host = 0;
    for (Matcher at = AT.matcher(authority); at.find(); host = at.end()) {
      user = at.start();
    }
    if (user < 0) {
      return rest;
    }
    String name = rest.substring(0, user);
    boolean secret = name.contains(":") || name.toLowerCase(Locale.ROOT).contains("%3a");
    // A bare user is part of an address of SSH; elsewhere it is mostly a token.
    boolean login = scheme.toLowerCase(Locale.ROOT).endsWith("ssh") && !secret;
    return login || NOBODY.contains(name) ? rest : rest.substring(host);
  }

  private static String withoutParameters(String rest) {
    StringBuilder clean = new StringBuilder();
    int copied = 0;
    for (Matcher found = PARAMETER.matcher(rest); found.find(copied); ) {
      Matcher end = END_OF_VALUE.matcher(rest).region(found.start(1), found.end(1));
      clean.append(rest, copied, found.start(1)).append("removed");
      copied = end.find() ? end.start() : found.end(1);
    }
    return copied == 0 ? rest : clean.append(rest, copied, rest.length()).toString();
  }
}
