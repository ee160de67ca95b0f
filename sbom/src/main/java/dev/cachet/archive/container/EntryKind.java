package dev.cachet.archive.container;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What an entry is to an inventory, by its name alone. */
public enum EntryKind {
  /** The manifest of a jar. */
  MANIFEST,
  /** A POM. */
  POM,
  /** The coordinates that a Maven build leaves. */
  POM_PROPERTIES,
  /** A class file. */
  CLASS,
  /** An archive in the archive. */
  ARCHIVE,
  /** Anything else. */
  OTHER;

  private static final Pattern POM_PATH =
      Pattern.compile("(?:.+/)?META-INF/maven/[^/]+/[^/]+/pom\\.xml");
  private static final Pattern PROPERTIES_PATH =
      Pattern.compile("(?:.+/)?META-INF/maven/[^/]+/[^/]+/pom\\.properties");
  private static final Set<String> ARCHIVES =
      Set.of("jar", "war", "ear", "rar", "sar", "hpi", "jpi", "nar", "aar", "kar", "zip", "jmod");

  /** Classes under another name, as agents and compilers keep them from ordinary class loaders. */
  private static final List<String> CLASSES =
      List.of(".class", ".classdata", ".esclazz", ".SCL.lombok");

  /**
   * Folders that class loaders take for the root of packages; also where an archive is unpacked.
   */
  private static final Pattern CLASS_ROOT =
      Pattern.compile("^(?:(?:.*/)?(?:WEB|BOOT|APP)-INF/classes/)?(?:META-INF/versions/[0-9]+/)?");

  /** Tells the kind by the name. */
  public static EntryKind of(String name) {
    if (CLASSES.stream().anyMatch(name::endsWith)) {
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
    return archive || ArchiveFormat.isTarName(name) ? ARCHIVE : OTHER;
  }

  /**
   * The package of a class, written with slashes; empty for the unnamed package.
   *
   * @param className the text
   * @return the text
   */
  public static String packageOf(String className) {
    String inside =
        className.contains("-INF") ? CLASS_ROOT.matcher(className).replaceFirst("") : className;
    int slash = inside.lastIndexOf('/');
    return slash < 0 ? "" : inside.substring(0, slash);
  }
}
