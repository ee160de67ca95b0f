package dev.cachet.source;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The supplier named by a Maintainer field. */
public final class Supplier {
  private static final Pattern SPACE = Pattern.compile("\\s++");

  private Supplier() {}

  /**
   * Reads the name of a maintainer.
   *
   * @param maintainer as a database writes it
   * @return the text, or null if there is none
   */
  public static @Nullable String of(String maintainer) {
    String text = SPACE.matcher(maintainer).replaceAll(" ").strip();
    return text.isEmpty() ? null : text;
  }
}
