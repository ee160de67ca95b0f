package dev.cachet.jar;

import dev.cachet.archive.MavenMetadata;
import dev.cachet.archive.pom.PomFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A package that a library may be published with.
 *
 * @param name with dots
 * @param confidence that it is the library's own, from 0 to 1
 */
record OwnPackage(String name, double confidence) {
  static final double BY_ARTIFACT = 0.5;
  private static final double FITS_ARTIFACT = 0.9;
  private static final double FITS_FIRST_WORD = 0.8;
  private static final double NAMED = 0.7;
  private static final double GROUP = 0.5;

  /** Names up to this length are those of packages in many libraries. */
  static final int SHORT = 5;

  private static final Set<String> COMMON =
      Set.of(
          "annotation",
          "annotations",
          "client",
          "codec",
          "common",
          "commons",
          "config",
          "context",
          "core",
          "impl",
          "internal",
          "logging",
          "model",
          "parser",
          "plugin",
          "runtime",
          "security",
          "server",
          "shared",
          "support",
          "tools",
          "util",
          "utils");

  /** A reversed host name or a package of a Java specification. */
  private static final Pattern PUBLISHED =
      Pattern.compile("(?:com|org|net|io|dev|edu|gov|javax|jakarta|[a-z]{2})\\..+");

  private static final Comparator<OwnPackage> ORDER =
      Comparator.comparing((OwnPackage p) -> -p.confidence())
          .thenComparing(p -> p.confidence() == FITS_ARTIFACT ? -p.segments() : p.segments())
          .thenComparing(OwnPackage::name);

  /** What the library's description names, the most telling first. */
  static List<OwnPackage> candidates(MavenMetadata library) {
    Map<String, OwnPackage> named = new HashMap<>();
    String group = library.group();
    add(new OwnPackage(group, GROUP), 2, named);
    for (String path : GroupTable.packagesOf(group, library.artifact(), library.version())) {
      named.put(path, new OwnPackage(path.replace('/', '.'), FITS_ARTIFACT));
    }
    if (group.indexOf('.') < 0) {
      addUnderFoundation(library, named);
    }
    PomFacts pom = library.pom();
    if (pom != null) {
      for (String name : pom.packageNames()) {
        add(new OwnPackage(name, fits(name, library) ? FITS_ARTIFACT : NAMED), 3, named);
      }
    }
    if (fits(group, library)) {
      add(new OwnPackage(group, FITS_ARTIFACT), 2, named);
    }
    String last = group.substring(group.lastIndexOf('.') + 1);
    String artifact = library.artifact();
    String rest =
        artifact.startsWith(last + "-") ? artifact.substring(last.length() + 1) : artifact;
    add(new OwnPackage(group + "." + rest.replace('-', '.'), FITS_ARTIFACT), 3, named);
    add(new OwnPackage(group + "." + rest.replaceAll("-.*", ""), FITS_FIRST_WORD), 3, named);
    List<OwnPackage> sorted = new ArrayList<>(named.values());
    sorted.sort(ORDER);
    return sorted;
  }

  /** Groups of one name are old, and most of those libraries are of one foundation. */
  private static void addUnderFoundation(MavenMetadata library, Map<String, OwnPackage> named) {
    String words = library.artifact().replace('-', '.');
    for (String host : List.of("org.apache.", "org.", "net.", "com.", "")) {
      named.put(host + words, new OwnPackage(host + words, FITS_ARTIFACT));
    }
  }

  /** Whether only the group says so, which other libraries may share. */
  boolean isGroupOnly() {
    return confidence == GROUP;
  }

  /** Whether the whole artifact id is in it, so that no other library of the group has it. */
  boolean isOf(MavenMetadata library) {
    return confidence == FITS_ARTIFACT && !name.equals(library.group());
  }

  /** Whether few libraries have a package of this name. */
  static boolean isTelling(String lastName) {
    return lastName.length() > 2 && !COMMON.contains(lastName);
  }

  /** The words of the artifact id, or none where they are too common to tell a library. */
  static List<String> words(MavenMetadata library) {
    List<String> words = List.of(library.artifact().split("[-_.]+", -1));
    boolean telling = words.size() > 1 || library.artifact().length() > 3;
    return telling ? words : List.of();
  }

  private static void add(OwnPackage candidate, int segments, Map<String, OwnPackage> named) {
    if (candidate.segments() >= segments && PUBLISHED.matcher(candidate.name()).matches()) {
      named.merge(candidate.name(), candidate, (a, b) -> a.confidence() >= b.confidence() ? a : b);
    }
  }

  private static boolean fits(String name, MavenMetadata library) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    return List.of(library.artifact().split("[-_.]+", -1)).contains(last);
  }

  private int segments() {
    return (int) name.chars().filter(c -> c == '.').count() + 1;
  }
}
