package dev.cachet.jar;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A package whose path says that it was moved there.
 *
 * @param prefix what stands before the package as it was published, with a slash at the end; may
 *     end in the middle of a name
 * @param rest the package as it was published
 */
record MovedMark(String prefix, String rest) {
  /** What makers of archives call the package into which they move the classes of others. */
  private static final Pattern WORD =
      Pattern.compile(
          "((?:shade|shadow|hidden|lib|libs)/|(?:.*/)?(?:shaded|shadowed|relocated|repack|repackaged"
              + "|thirdparty|third_party|vendored|jarjar)/)(.+)");

  /** The same, with the name of the library behind it without a slash. */
  private static final Pattern JOINED = Pattern.compile("((?:.*/)?[^/]*jarjar)([^/].*)");

  /** The host name of somebody else inside of a package: {@code com/acme/org/other/engine}. */
  private static final Pattern HOST =
      Pattern.compile("((?:[^/]+/)+)((?:com|org|javax|jakarta)/[^/]+.*)");

  /** Null where the path says nothing of the kind. */
  static @Nullable MovedMark of(String path) {
    for (Pattern pattern : new Pattern[] {HOST, JOINED, WORD}) {
      Matcher matcher = pattern.matcher(path);
      if (matcher.matches()) {
        return new MovedMark(matcher.group(1), matcher.group(2));
      }
    }
    return null;
  }
}
