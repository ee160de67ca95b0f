package dev.cachet.matching;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a package URL, decoded.
 *
 * @param type in lower case
 * @param namespace may be empty
 * @param name its last segment
 * @param version empty if none is stated
 * @param qualifiers by their keys
 */
record PurlParts(
    String type, String namespace, String name, String version, Map<String, String> qualifiers) {
  private static final String SCHEME = "pkg:";
  private static final int HEX = 16;

  /** Types whose namespace and name are in lower case and need no other rule. */
  private static final Set<String> PLAIN_TYPES = Set.of("deb", "apk", "rpm", "opkg");

  PurlParts {
    qualifiers = Map.copyOf(qualifiers);
  }

  /** Empty if the text is no package URL. */
  static Optional<PurlParts> of(@Nullable String purl) {
    if (purl == null) {
      return Optional.empty();
    }
    Optional<PurlParts> plain = plain(purl);
    return plain.isPresent() ? plain : read(purl);
  }

  /** By the library, which knows the rules of every type. */
  static Optional<PurlParts> read(String purl) {
    try {
      PackageURL url = new PackageURL(purl);
      Map<String, String> qualifiers = url.getQualifiers();
      return Optional.of(
          new PurlParts(
              url.getType(),
              Objects.requireNonNullElse(url.getNamespace(), ""),
              url.getName(),
              Objects.requireNonNullElse(url.getVersion(), ""),
              qualifiers == null ? Map.of() : qualifiers));
    } catch (MalformedPackageURLException e) {
      return Optional.empty();
    }
  }

  /**
   * The form that packages of distributions have in nearly every document, which is most of what is
   * compared; empty for any other form, which says nothing about it.
   */
  static Optional<PurlParts> plain(String purl) {
    int slash = purl.indexOf('/');
    if (!purl.startsWith(SCHEME)
        || slash < 0
        || !PLAIN_TYPES.contains(purl.substring(SCHEME.length(), slash))) {
      return Optional.empty();
    }
    int asked = purl.indexOf('?');
    String path = purl.substring(slash + 1, asked < 0 ? purl.length() : asked);
    int at = path.indexOf('@');
    String named = at < 0 ? path : path.substring(0, at);
    String version = at < 0 ? "" : decoded(path.substring(at + 1));
    int second = named.indexOf('/');
    String namespace = second < 0 ? "" : named.substring(0, second);
    String name = decoded(named.substring(second + 1));
    Map<String, String> qualifiers = asked < 0 ? Map.of() : qualifiers(purl.substring(asked + 1));
    boolean readable =
        second > 0
            && isName(namespace)
            && isName(name)
            && !(at >= 0 && version.isEmpty())
            && !(asked >= 0 && qualifiers.isEmpty());
    return readable
        ? Optional.of(
            new PurlParts(
                purl.substring(SCHEME.length(), slash), namespace, name, version, qualifiers))
        : Optional.empty();
  }

  /** Empty where one of them is not plain. */
  private static Map<String, String> qualifiers(String text) {
    Map<String, String> found = new HashMap<>();
    int start = 0;
    while (start <= text.length()) {
      int next = text.indexOf('&', start);
      int end = next < 0 ? text.length() : next;
      int is = text.indexOf('=', start);
      String key = is <= start || is >= end ? "" : text.substring(start, is);
      String value = key.isEmpty() ? "" : decoded(text.substring(is + 1, end));
      if (!isName(key) || value.isEmpty() || found.put(key, value) != null) {
        return Map.of();
      }
      start = end + 1;
    }
    return found;
  }

  private static boolean isName(String text) {
    boolean plain = !text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain &= c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '+';
    }
    return plain;
  }

  /** Empty where anything stands in it that is neither plain nor an escape of plain text. */
  private static String decoded(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int code = i + 2 < text.length() ? number(text, i + 1) : 0;
        if (code <= ' ' || code >= 0x7f) {
          return "";
        }
        plain.append((char) code);
        i += 2;
      } else if (c >= 'a' && c <= 'z'
          || c >= 'A' && c <= 'Z'
          || c >= '0' && c <= '9'
          || "-._~:+".indexOf(c) >= 0) {
        plain.append(c);
      } else {
        return "";
      }
    }
    return plain.toString();
  }

  private static int number(String text, int at) {
    int high = Character.digit(text.charAt(at), HEX);
    int low = Character.digit(text.charAt(at + 1), HEX);
    return high < 0 || low < 0 ? 0 : high * HEX + low;
  }
}
