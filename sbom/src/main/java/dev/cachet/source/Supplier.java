package dev.cachet.source;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The supplier named by a Maintainer field. */
final class Supplier {
  private static final Pattern SPACE = Pattern.compile("\\s++");

  private Supplier() {}

  static @Nullable String of(String maintainer) {
    String text = SPACE.matcher(maintainer).replaceAll(" ").strip();
    return text.isEmpty() ? null : text;
  }
}
