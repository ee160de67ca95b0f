package dev.cachet.source;

import org.jspecify.annotations.Nullable;

/** The supplier named by a Maintainer field. */
final class Supplier {
  private Supplier() {}

  static @Nullable String of(String maintainer) {
    String text = maintainer.replaceAll("\\s++", " ").strip();
    return text.isEmpty() ? null : text;
  }
}
