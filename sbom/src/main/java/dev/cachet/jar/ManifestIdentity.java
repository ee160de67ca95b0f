package dev.cachet.jar;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the main attributes of a manifest say about the library that they stand in. */
final class ManifestIdentity {
  private static final List<String> NAMES =
      List.of(
          "Implementation-Title",
          "Bundle-SymbolicName",
          "Automatic-Module-Name",
          "Bundle-Name",
          "Specification-Title",
          "Extension-Name");

  private static final List<String> MODULES =
      List.of("Automatic-Module-Name", "Bundle-SymbolicName");

  /** Programs that start another one which lies beside them. */
  private static final Pattern LAUNCHER =
      Pattern.compile("(?:org\\.springframework\\.boot\\.loader|com\\.simontuffs\\.onejar)\\..*");

  private final SortedMap<String, String> attributes;

  ManifestIdentity(SortedMap<String, String> attributes) {
    this.attributes = attributes;
  }

  /**
   * The attribute that names the same thing as the file, or null. Archives that were joined keep
   * the manifest of one of them, so that a manifest alone may speak of another library.
   */
  @Nullable String attributeNaming(String artifact) {
    String wanted = letters(artifact);
    for (String attribute : NAMES) {
      String value = attributes.get(attribute);
      if (value != null && wanted.length() > 1) {
        String found = letters(value.replaceFirst(";.*", ""));
        if (found.endsWith(wanted)) {
          return attribute;
        }
      }
    }
    return null;
  }

  /** The version attribute that agrees with another statement, or null. */
  @Nullable String attributeStating(String version) {
    for (String attribute : List.of("Implementation-Version", "Bundle-Version")) {
      String value = attributes.get(attribute);
      if (value != null && letters(value).equals(letters(version))) {
        return attribute;
      }
    }
    return null;
  }

  /** The version that Java's own attribute states, if it is one word. */
  @Nullable String version() {
    String stated = attributes.get("Implementation-Version");
    String version = stated == null ? attributes.get("Bundle-Version") : stated;
    return version != null && version.matches("[\\w.+~-]{1,100}") ? version : null;
  }

  /** Whether its module or bundle is called like the artifact. */
  boolean isModule(String artifact) {
    String wanted = letters(artifact);
    for (String attribute : MODULES) {
      String value = attributes.get(attribute);
      if (value != null && letters(value.replaceFirst(";.*", "")).endsWith(wanted)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is titled like the artifact, by a vendor that is called like the group's maker. */
  boolean isTitledBy(String artifact, String group) {
    String vendor = vendor();
    String[] names = group.split("\\.", -1);
    return artifact.equals(attributes.get("Implementation-Title"))
        && vendor != null
        && names.length > 1
        && letters(vendor).contains(letters(names[1]));
  }

  /**
   * The name of its module or bundle, which is its first package by convention; null where it does
   * not speak of the same library, as joined archives keep the manifest of one of them.
   */
  @Nullable String moduleOf(@Nullable String group, String artifact) {
    for (String attribute : MODULES) {
      String value = attributes.get(attribute);
      String name = value == null ? "" : value.replaceFirst(";.*", "").strip();
      boolean same = letters(name).endsWith(letters(artifact));
      boolean near = group != null && (name + ".").startsWith(group + ".");
      if (name.matches("[a-z]\\w*(?:\\.\\w+)+") && (near || (group == null && same))) {
        return name;
      }
    }
    return null;
  }

  /** The package of the class that starts the program, unless that one is of a launcher. */
  @Nullable String programPackage() {
    String start = attributes.get("Start-Class");
    String main = start == null ? attributes.get("Main-Class") : start;
    if (main == null || main.indexOf('.') < 0 || LAUNCHER.matcher(main).matches()) {
      return null;
    }
    return main.substring(0, main.lastIndexOf('.'));
  }

  /** Who made it, as the manifest says. */
  @Nullable String vendor() {
    String vendor = attributes.get("Implementation-Vendor");
    return vendor == null || vendor.isBlank() ? attributes.get("Bundle-Vendor") : vendor;
  }

  @Nullable String licence() {
    return attributes.get("Bundle-License");
  }

  boolean startsProgram() {
    return attributes.containsKey("Main-Class") || attributes.containsKey("Start-Class");
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
