package dev.cachet.ruby;

import java.util.List;

/**
 * What a gem needs.
 *
 * @param name the name of another gem
 * @param conditions all of which a version has to meet, such as {@code ~> 1.4}; empty for any
 */
record GemNeed(String name, List<String> conditions) {
  boolean takes(String version) {
    GemVersion given = GemVersion.of(version);
    return conditions.stream().allMatch(condition -> meets(given, condition.strip()));
  }

  private static boolean meets(GemVersion given, String condition) {
    String sign = condition.replaceFirst("[^<>=!~].*$", "");
    GemVersion asked = GemVersion.of(condition.substring(sign.length()));
    int order = given.compareTo(asked);
    return switch (sign) {
      case ">=" -> order >= 0;
      case ">" -> order > 0;
      case "<=" -> order <= 0;
      case "<" -> order < 0;
      case "!=" -> order != 0;
      case "~>" -> order >= 0 && given.compareTo(asked.bump()) < 0;
      default -> order == 0;
    };
  }
}
