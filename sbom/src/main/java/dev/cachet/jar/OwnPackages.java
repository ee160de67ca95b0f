package dev.cachet.jar;

import dev.cachet.archive.ArchiveFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which packages of an archive are those of the library that it is itself: those of its group and
 * of the group's maker, those that the table knows, the name of its module, and those that are
 * called like the artifact. Whatever is elsewhere came from somebody else.
 */
final class OwnPackages {
  /** Where many makers publish; there the next name is the maker's. */
  private static final Set<String> SHARED =
      Set.of(
          "com/github",
          "com/gitlab",
          "com/google",
          "com/googlecode",
          "com/sun",
          "io/github",
          "io/gitlab",
          "net/java",
          "net/sf",
          "net/sourceforge",
          "org/apache",
          "org/codehaus",
          "org/eclipse",
          "org/glassfish",
          "org/jboss",
          "org/ow2",
          "org/springframework");

  /** A group whose artifacts each have a package of their own beside those of the others. */
  private static final String COMMONS = "org.apache.commons";

  private static final int MIN_WORD = 3;

  private final List<String> prefixes = new ArrayList<>();
  private final List<String> listed = new ArrayList<>();
  private final String word;
  private final boolean anywhere;

  private OwnPackages(String word, boolean anywhere) {
    this.word = word;
    this.anywhere = anywhere;
  }

  static OwnPackages of(ArchiveFile archive, LibraryIdentity identity) {
    String name = identity.name().value();
    String group = identity.group() == null ? null : identity.group().value();
    // An id that is written as a package, such as that of a bundle, says where its classes are.
    boolean written = group != null && name.startsWith(group + ".");
    boolean anywhere = group == null || group.indexOf('.') < 0 || group.equals(COMMONS);
    OwnPackages own = new OwnPackages(written ? "" : letters(name), anywhere);
    ManifestIdentity manifest = new ManifestIdentity(archive.manifest());
    if (group != null) {
      String version = identity.version() == null ? null : identity.version().value();
      if (!group.equals(COMMONS)) {
        own.add(group.replace('.', '/'));
        own.add(maker(group));
      }
      for (String each : GroupTable.packagesOf(group, name, version)) {
        own.add(each);
        own.listed.add(plain(each) + "/");
      }
    }
    String module = manifest.moduleOf(group, name);
    if (module != null) {
      own.add(module.replace('.', '/'));
    }
    if (group == null) {
      own.addUnnamed(archive, manifest);
    }
    return own;
  }

  boolean has(String path) {
    return startsWith(prefixes, path) || (word.length() >= MIN_WORD && isCalled(path));
  }

  /** Whether the table says so, which then knows better than a word in the path. */
  boolean isListed(String path) {
    return startsWith(listed, path);
  }

  private static boolean startsWith(List<String> prefixes, String path) {
    String plain = plain(path) + "/";
    return prefixes.stream().anyMatch(plain::startsWith);
  }

  /** Nothing names a group: the class that starts, else the only package that there is. */
  private void addUnnamed(ArchiveFile archive, ManifestIdentity manifest) {
    String program = manifest.programPackage();
    if (program != null) {
      add(maker(program));
    }
    if (archive.packages().keySet().stream().noneMatch(this::has)) {
      String common = common(archive);
      if (common != null) {
        add(common);
      }
    }
  }

  private void add(@Nullable String path) {
    if (path != null && !path.isEmpty()) {
      prefixes.add(plain(path) + "/");
    }
  }

  /** The first names of a group that belong to one maker; null where a group has one name only. */
  private static @Nullable String maker(String group) {
    String[] names = group.split("\\.", -1);
    if (names.length < 2) {
      return null;
    }
    String two = names[0] + "/" + names[1];
    return SHARED.contains(two) && names.length > 2 ? two + "/" + names[2] : two;
  }

  /** The package that all classes share, unless it is one in which many publish. */
  private static @Nullable String common(ArchiveFile archive) {
    String common = null;
    for (String path : archive.packages().keySet()) {
      common = common == null ? path : shared(common, path);
    }
    boolean telling =
        common != null
            && !common.isEmpty()
            && !SHARED.contains(common)
            && (common.indexOf('/') > 0 || !isDomain(common));
    return telling ? common : null;
  }

  private static String shared(String a, String b) {
    String shared = a;
    while (!shared.isEmpty() && !(b + "/").startsWith(shared + "/")) {
      shared = shared.substring(0, Math.max(0, shared.lastIndexOf('/')));
    }
    return shared;
  }

  private static boolean isDomain(String name) {
    return name.matches("com|org|net|io|dev|edu|gov|javax|jakarta|[a-z]{2}");
  }

  /**
   * Whether names that follow each other make the artifact id; where a group is, the first ones.
   */
  private boolean isCalled(String path) {
    String[] names = path.split("/", -1);
    for (int first = 0; first < (anywhere ? names.length : 1); first++) {
      StringBuilder joined = new StringBuilder();
      for (int i = first; i < names.length && joined.length() < word.length(); i++) {
        joined.append(letters(names[i]));
      }
      if (word.contentEquals(joined)) {
        return true;
      }
    }
    return false;
  }

  private static String plain(String path) {
    return path.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
