package dev.cachet.jar;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
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
