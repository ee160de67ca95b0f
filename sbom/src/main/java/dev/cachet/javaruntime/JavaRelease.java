package dev.cachet.javaruntime;

import dev.cachet.rootfs.RootFolder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the file {@code release} of a Java runtime says.
 *
 * @param name the product by which its support is listed, or {@code openjdk}
 * @param version as the build states it
 * @param build with the number of the build; empty if none is stated
 * @param maker who built it; empty if that is not stated
 * @param modules names of its modules, separated by blanks; empty if none are stated
 */
record JavaRelease(String name, String version, String build, String maker, String modules) {
  private static final Pattern LINE = Pattern.compile("([A-Z_]+)=\"?([^\"]*)\"?");
  private static final Pattern VERSION = Pattern.compile("[0-9][0-9A-Za-z._+-]{0,60}");
  private static final int MAX_MAKER = 200;

  /** The beginning of a maker's name in small letters, and the product. */
  private static final Map<String, String> PRODUCTS =
      Map.of(
          "eclipse", "eclipse-temurin",
          "temurin", "eclipse-temurin",
          "amazon", "amazon-corretto",
          "azul", "azul-zulu",
          "microsoft", "microsoft-build-of-openjdk",
          "bellsoft", "bellsoft-liberica",
          "sap", "sapmachine",
          "ibm", "ibm-semeru-runtime",
          "red hat", "redhat-build-of-openjdk");

  /** Null if it states no version. */
  static @Nullable JavaRelease read(byte[] content) {
    Map<String, String> values = new HashMap<>();
    for (String line : RootFolder.pathText(content).split("\n", 200)) {
      Matcher matcher = LINE.matcher(line.strip());
      if (matcher.matches() && matcher.group(2).chars().noneMatch(Character::isISOControl)) {
        values.putIfAbsent(matcher.group(1), matcher.group(2).strip());
      }
    }
    String version = values.getOrDefault("JAVA_VERSION", "");
    if (!VERSION.matcher(version).matches()) {
      return null;
    }
    String maker = values.getOrDefault("IMPLEMENTOR", "");
    return new JavaRelease(
        name(maker, values.getOrDefault("BUILD_TYPE", "")),
        version,
        values.getOrDefault("JAVA_RUNTIME_VERSION", ""),
        maker.length() > MAX_MAKER ? "" : maker,
        values.getOrDefault("MODULES", ""));
  }

  /** A distribution's own build has no product of its own, so it is OpenJDK. */
  private static String name(String maker, String type) {
    String small = maker.toLowerCase(Locale.ROOT);
    if (small.startsWith("oracle")) {
      return type.equals("commercial") ? "oracle-jdk" : "openjdk-builds-from-oracle";
    }
    return PRODUCTS.entrySet().stream()
        .filter(product -> small.startsWith(product.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("openjdk");
  }
}
