package dev.cachet.format.content;

import java.util.Optional;

/** References as RFC 3987 has them, section 2.2: with a scheme or without. */
public final class IriReference {
  private static final String UNRESERVED = "-._~";
  private static final String SUB_DELIMS = "!$&'()*+,;=";
  private static final String HEX = "0123456789ABCDEFabcdef";

  private IriReference() {}

  /**
   * Looks for what RFC 3987 does not allow.
   *
   * @param text the text
   * @return what is wrong; empty if the text is a reference
   */
  public static Optional<String> fault(String text) {
    int hash = text.indexOf('#');
    String fragment = hash < 0 ? "" : text.substring(hash + 1);
    String rest = hash < 0 ? text : text.substring(0, hash);
    int mark = rest.indexOf('?');
    String query = mark < 0 ? "" : rest.substring(mark + 1);
    rest = mark < 0 ? rest : rest.substring(0, mark);
    int colon = rest.indexOf(':');
    int slash = rest.indexOf('/');
    boolean scheme = colon >= 0 && (slash < 0 || colon < slash);
    if (scheme && !isScheme(rest.substring(0, colon))) {
      return Optional.of("'" + rest.substring(0, colon) + "' before the first colon is no scheme");
    }
    rest = scheme ? rest.substring(colon + 1) : rest;
    Optional<String> authority = Optional.empty();
    if (rest.startsWith("//")) {
      int end = rest.indexOf('/', 2);
      authority = authority(end < 0 ? rest.substring(2) : rest.substring(2, end));
      rest = end < 0 ? "" : rest.substring(end);
    }
    String path = rest;
    return authority
        .or(() -> characters("the path", path, ":@/"))
        .or(() -> characters("the query", query, ":@/?"))
        .or(() -> characters("the fragment", fragment, ":@/?"));
  }

  private static boolean isScheme(String text) {
    return !text.isEmpty()
        && isLetter(text.charAt(0))
        && text.chars().allMatch(c -> isLetter(c) || isDigit(c) || "+-.".indexOf(c) >= 0);
  }

  /** User, host and port; a port is digits, so that git's colon before a path is none. */
  private static Optional<String> authority(String text) {
    int at = text.lastIndexOf('@');
    String host = text.substring(at + 1);
    String port = "";
    if (host.startsWith("[")) {
      int end = host.indexOf(']');
      if (end < 0) {
        return Optional.of("the address in brackets does not end");
      }
      port = host.substring(end + 1);
      if (!host.substring(1, end)
              .chars()
              .allMatch(c -> HEX.indexOf(c) >= 0 || ":.v%".indexOf(c) >= 0)
          || !(port.isEmpty() || port.startsWith(":"))) {
        return Optional.of("'" + host + "' is no address in brackets");
      }
      port = port.isEmpty() ? "" : port.substring(1);
      host = "";
    } else if (host.indexOf(':') >= 0) {
      port = host.substring(host.indexOf(':') + 1);
      host = host.substring(0, host.indexOf(':'));
    }
    if (!port.chars().allMatch(IriReference::isDigit)) {
      return Optional.of("the port '" + port + "' is no number; a path follows after a slash");
    }
    Optional<String> user = characters("the user", at < 0 ? "" : text.substring(0, at), ":");
    String name = host;
    return user.or(() -> characters("the host", name, ""));
  }

  private static Optional<String> characters(String where, String text, String more) {
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      int c = text.codePointAt(i);
      boolean escape = c == '%';
      if (escape
          && (i + 2 >= text.length()
              || HEX.indexOf(text.charAt(i + 1)) < 0
              || HEX.indexOf(text.charAt(i + 2)) < 0)) {
        return Optional.of(where + " has a '%' that no two hexadecimal digits follow");
      }
      if (!escape && !isPlain(c) && SUB_DELIMS.indexOf(c) < 0 && more.indexOf(c) < 0) {
        return Optional.of(
            where + " has U+" + String.format("%04X", c) + ", which has to be percent-encoded");
      }
    }
    return Optional.empty();
  }

  /** Letters, digits, a few marks, and what lies beyond ASCII but for controls and specials. */
  private static boolean isPlain(int c) {
    return isLetter(c)
        || isDigit(c)
        || UNRESERVED.indexOf(c) >= 0
        || (c >= 0xA0
            && !(c >= 0xD800 && c <= 0xDFFF)
            && !(c >= 0xFDD0 && c <= 0xFDEF)
            && !(c >= 0xFFF0 && c <= 0xFFFF)
            && (c & 0xFFFE) != 0xFFFE);
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
