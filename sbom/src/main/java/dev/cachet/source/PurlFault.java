package dev.cachet.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is wrong with a package URL that somebody wrote, so that no table of packages can know it.
 * Spellings that every reader understands, such as a scope with its {@code @}, are no fault.
 */
public final class PurlFault {
  private static final Pattern TYPE = Pattern.compile("[a-zA-Z][a-zA-Z0-9.+-]*");
  private static final Pattern KEY = Pattern.compile("[a-zA-Z.\\-_][a-zA-Z0-9.\\-_]*");
  private static final String HEX = "0123456789ABCDEFabcdef";
  private static final String NEVER = " \"<>\\^`{|}";

  private PurlFault() {}

  /**
   * Looks for a fault.
   *
   * @param purl the text
   * @return what is wrong; empty if nothing is
   */
  public static Optional<String> of(String purl) {
    if (!purl.regionMatches(true, 0, "pkg:", 0, 4)) {
      return Optional.of("it does not begin with pkg:");
    }
    return characters(purl).or(() -> escapes(purl)).or(() -> parts(purl.substring(4)));
  }

  private static Optional<String> characters(String purl) {
    return purl.codePoints()
        .filter(c -> c < 0x20 || c > 0x7E || NEVER.indexOf(c) >= 0)
        .mapToObj(c -> String.format("U+%04X has to be percent-encoded, as bytes of UTF-8", c))
        .findFirst();
  }

  /** Each run of escapes has to be text: nothing else can be looked up. */
  private static Optional<String> escapes(String purl) {
    ByteBuffer run = ByteBuffer.allocate(purl.length());
    for (int i = 0; i < purl.length(); i++) {
      if (purl.charAt(i) != '%') {
        if (!isText(run)) {
          return Optional.of("an escape is no UTF-8");
        }
        continue;
      }
      int high = i + 2 < purl.length() ? HEX.indexOf(purl.charAt(i + 1)) : -1;
      int low = i + 2 < purl.length() ? HEX.indexOf(purl.charAt(i + 2)) : -1;
      if (high < 0 || low < 0) {
        return Optional.of("a '%' is not followed by two hexadecimal digits");
      }
      run.put((byte) Integer.parseInt(purl.substring(i + 1, i + 3), 16));
      i += 2;
    }
    return isText(run) ? Optional.empty() : Optional.of("an escape is no UTF-8");
  }

  private static boolean isText(ByteBuffer run) {
    try {
      run.flip();
      StandardCharsets.UTF_8.newDecoder().decode(run);
      return true;
    } catch (CharacterCodingException e) {
      return false;
    } finally {
      run.clear();
    }
  }

  private static Optional<String> parts(String text) {
    String body = text.split("#", 2)[0];
    String[] asked = body.split("\\?", 2);
    String path = asked[0].replaceFirst("^/+", "");
    int slash = path.indexOf('/');
    if (slash < 0 || !TYPE.matcher(path.substring(0, slash)).matches()) {
      return Optional.of("it has no type, such as pkg:deb/");
    }
    int at = path.lastIndexOf('@');
    boolean versioned = at > path.lastIndexOf('/') + 1;
    String named = versioned ? path.substring(slash, at) : path.substring(slash);
    if (named.replaceAll("/", "").isEmpty() || named.endsWith("/")) {
      return Optional.of("it has no name");
    }
    return asked.length < 2 ? Optional.empty() : qualifiers(asked[1]);
  }

  private static Optional<String> qualifiers(String text) {
    Set<String> keys = new HashSet<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      String key = equals < 0 ? pair : pair.substring(0, equals);
      if (equals < 0 || !KEY.matcher(key).matches()) {
        return Optional.of("'" + pair + "' is no qualifier");
      }
      if (!keys.add(key.toLowerCase(Locale.ROOT))) {
        return Optional.of("the qualifier " + key + " is there twice");
      }
    }
    return Optional.empty();
  }
}
