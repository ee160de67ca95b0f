package dev.cachet.archive;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What an entry is to an inventory, by its name alone. */
enum EntryKind {
  MANIFEST,
  POM,
  POM_PROPERTIES,
  CLASS,
  ARCHIVE,
  OTHER;

  private static final String ROOTS = "(?:WEB-INF/classes/|BOOT-INF/classes/)?";
  private static final Pattern POM_PATH =
      Pattern.compile(ROOTS + "META-INF/maven/[^/]+/[^/]+/pom\\.xml");
  private static final Pattern PROPERTIES_PATH =
      Pattern.compile(ROOTS + "META-INF/maven/[^/]+/[^/]+/pom\\.properties");
  private static final Set<String> ARCHIVES =
      Set.of("jar", "war", "ear", "rar", "sar", "hpi", "jpi", "nar", "aar", "kar", "zip");
  private static final Pattern CLASS_ROOT =
      Pattern.compile("^" + ROOTS + "(?:META-INF/versions/[0-9]+/)?");

  static EntryKind of(String name) {
    if (name.endsWith(".class")) {
      return CLASS;
    }
    if (name.equals("META-INF/MANIFEST.MF")) {
      return MANIFEST;
    }
    if (name.contains("META-INF/maven/") && POM_PATH.matcher(name).matches()) {
      return POM;
    }
    if (name.contains("META-INF/maven/") && PROPERTIES_PATH.matcher(name).matches()) {
      return POM_PROPERTIES;
    }
    int dot = name.lastIndexOf('.');
    boolean archive =
        dot > 0 && ARCHIVES.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    return archive ? ARCHIVE : OTHER;
  }

  /** The package of a class, written with slashes; empty for the unnamed package. */
  static String packageOf(String className) {
    String inside = className;
    if (className.startsWith("WEB-INF")
        || className.startsWith("BOOT-INF")
        || className.startsWith("META-INF")) {
      inside = CLASS_ROOT.matcher(className).replaceFirst("");
    }
    int slash = inside.lastIndexOf('/');
    return slash < 0 ? "" : inside.substring(0, slash);
  }
}
