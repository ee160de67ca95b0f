package dev.cachet.archive;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text of a pom.xml with its placeholders filled. */
final class PomText {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^${}]{1,200})}");

  /** Properties may name each other in a circle, or double each other's length. */
  private static final int MAX_ROUNDS = 8;

  private static final int MAX_LENGTH = 500;

  private PomText() {}

  static @Nullable String resolved(
      @Nullable String text, Function<String, @Nullable String> property) {
    String now = text;
    for (int round = 0; now != null && now.contains("${"); round++) {
      if (round == MAX_ROUNDS || now.length() > MAX_LENGTH) {
        return null;
      }
      Matcher matcher = PLACEHOLDER.matcher(now);
      if (!matcher.find()) {
        return null;
      }
      String value = property.apply(matcher.group(1));
      now =
          value == null
              ? null
              : now.substring(0, matcher.start()) + value + now.substring(matcher.end());
    }
    return now == null || now.length() > MAX_LENGTH || now.isBlank() ? null : now.strip();
  }
}
