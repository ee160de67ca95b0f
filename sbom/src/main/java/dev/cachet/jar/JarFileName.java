package dev.cachet.jar;

import dev.cachet.archive.MavenMetadata;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of an archive's file, read as Maven and Gradle write it.
 *
 * @param base without its extension
 * @param name what stands before the version; all of it where there is none
 * @param version from the first part that starts with a digit, or null
 * @param classifier a word after the version that is never part of one, or null
 */
record JarFileName(
    String base, String name, @Nullable String version, @Nullable String classifier) {
  private static final Pattern VERSIONED = Pattern.compile("(.+?)-([0-9][\\w.+~]*(?:-[\\w.+~]+)*)");

  /** A number inside a name, such as {@code log4j-1.2-api-2.23.1}, and the version after it. */
  private static final Pattern NUMBER_IN_NAME =
      Pattern.compile("(.+?-[0-9.]+(?:-[A-Za-z]{2}\\w*)+)-([0-9]+\\.[0-9].*)");

  private static final Pattern CLASSIFIED =
      Pattern.compile(
          "(.+)-(exec|boot|standalone|shaded|uber|fat|all|jar-with-dependencies|native|no_aop|bin|dist|distribution|src|assembly|ee[0-9]+)");

  private static final Pattern PACKED = Pattern.compile("(?i)(.+)\\.(?:tar\\.gz)");

  /** What versions are followed by that is no classifier. */
  private static final Pattern QUALIFIER =
      Pattern.compile(
          "(?i)(?:jre|android|rc|m|alpha|beta|final|release|ga|snapshot|sp|cr|b|pre|incubating"
              + "|graal|milestone|[0-9]).*");

  static JarFileName of(String fileName) {
    String base = withoutExtension(fileName);
    for (Pattern pattern : List.of(NUMBER_IN_NAME, VERSIONED)) {
      Matcher matcher = pattern.matcher(base);
      if (matcher.matches()) {
        Matcher classified = CLASSIFIED.matcher(matcher.group(2));
        return classified.matches()
            ? new JarFileName(base, matcher.group(1), classified.group(1), classified.group(2))
            : new JarFileName(base, matcher.group(1), matcher.group(2), null);
      }
    }
    return new JarFileName(base, base, null, null);
  }

  private static String withoutExtension(String fileName) {
    Matcher packed = PACKED.matcher(fileName);
    if (packed.matches()) {
      return packed.group(1);
    }
    int dot = fileName.lastIndexOf('.');
    return dot > 0 ? fileName.substring(0, dot) : fileName;
  }

  /** The classifier, seen from a version that something else than the name states; or null. */
  @Nullable String classifierAfter(@Nullable String stated) {
    if (classifier != null || stated == null || version == null) {
      return classifier;
    }
    String rest = version.startsWith(stated + "-") ? version.substring(stated.length() + 1) : "";
    return rest.isEmpty() || QUALIFIER.matcher(rest).matches() ? null : rest;
  }

  /** Whether name and version of the metadata are in the file's name, where Maven puts them. */
  boolean names(MavenMetadata library) {
    String version = library.version();
    if (version == null) {
      return false;
    }
    String full = library.artifact() + "-" + version;
    // A snapshot that came from a repository has a time in the place of the word.
    String stem = full.endsWith("-SNAPSHOT") ? full.substring(0, full.length() - 8) : full + "-";
    return base.equals(full)
        || base.startsWith(stem)
        || base.equals(library.group() + "-" + full)
        || base.equals(library.group() + "." + full);
  }

  /** Whether the artifact is in the file's name, whatever the version. */
  boolean namesArtifact(MavenMetadata library) {
    return base.equals(library.artifact()) || name.equals(library.artifact());
  }
}
