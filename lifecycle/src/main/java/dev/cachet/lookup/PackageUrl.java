package dev.cachet.lookup;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a package URL that identify a release.
 *
 * @param type in lower case
 * @param path namespace and name, decoded, in the case rules of the type
 * @param version decoded; empty when there is none
 * @param qualifiers decoded; keys in lower case
 */
public record PackageUrl(String type, String path, String version, Map<String, String> qualifiers) {
  private static final int MAX_CHARS = 4000;
  private static final Pattern TAG = Pattern.compile("([a-z][a-z0-9.]*)[-_/](\\d.*)");
  private static final Set<String> RELEASE_WORDS = Set.of("release", "rel", "version", "ver", "v");

  /**
   * Reads a package URL.
   *
   * @param text the text
   * @return it, or nothing if there is none
   */
  public static Optional<PackageUrl> parse(String text) {
    if (text.length() > MAX_CHARS || !text.regionMatches(true, 0, "pkg:", 0, 4)) {
      return Optional.empty();
    }
    String rest = text.substring(4).split("#", 2)[0];
    String[] asked = rest.split("\\?", 2);
    String body = withoutLeadingSlashes(asked[0]);
    int slash = body.indexOf('/');
    if (slash < 1 || slash == body.length() - 1) {
      return Optional.empty();
    }
    // A scope such as @angular is a part of the path; the version follows the last slash.
    int at = body.indexOf('@', Math.max(slash + 1, body.lastIndexOf('/')) + 1);
    String type = body.substring(0, slash).toLowerCase(Locale.ROOT);
    String path = decoded(at < 0 ? body.substring(slash + 1) : body.substring(slash + 1, at));
    String version = at < 0 ? "" : decoded(body.substring(at + 1));
    Map<String, String> qualifiers = new LinkedHashMap<>();
    String[] pairs = asked.length > 1 ? asked[1].split("&", -1) : new String[0];
    for (String pair : pairs) {
      String[] sides = pair.split("=", 2);
      if (sides.length == 2
          && qualifiers.put(sides[0].toLowerCase(Locale.ROOT), decoded(sides[1])) != null) {
        // Readers differ in which of two qualifiers of one key counts.
        return Optional.empty();
      }
    }
    return Optional.of(new PackageUrl(type, cased(type, path), version, qualifiers));
  }

  /** The same package in another version. */
  PackageUrl withVersion(String other) {
    return new PackageUrl(type, path, other, qualifiers);
  }

  /** Type and path, by which products are listed. */
  String key() {
    return type + "/" + path;
  }

  /** What stands before the last slash of the path; empty when there is none. */
  String namespace() {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /**
   * What stands after the last slash of the path.
   *
   * @return the text
   */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * The version without the word that a project on a code host puts before the number of a tag:
   * {@code release-1.24.0} and {@code openssl-3.0.8} are releases, {@code docs-1.2} is not.
   */
  String versionOfTag() {
    Matcher tag = TAG.matcher(version.toLowerCase(Locale.ROOT));
    boolean known =
        type.equals("github")
            && tag.matches()
            && (RELEASE_WORDS.contains(tag.group(1)) || tag.group(1).equals(name()));
    return known ? tag.group(2) : version;
  }

  /**
   * Whether the package is built and patched by a distribution rather than by its author.
   *
   * @return whether it is so
   */
  public boolean isOfDistribution() {
    return type.equals("deb") || type.equals("rpm") || type.equals("apk") || type.equals("alpm");
  }

  private static String cased(String type, String path) {
    return switch (type) {
      case "maven", "npm", "golang", "cran", "generic" -> path;
      case "pypi" -> path.toLowerCase(Locale.ROOT).replace('_', '-');
      default -> path.toLowerCase(Locale.ROOT);
    };
  }

  private static String withoutLeadingSlashes(String text) {
    int from = 0;
    while (from < text.length() && text.charAt(from) == '/') {
      from++;
    }
    return text.substring(from);
  }

  private static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // Not a percent escape after all: the text stands for itself.
      return text;
    }
  }
}
