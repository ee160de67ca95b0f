package dev.cachet.page;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The one style of the pages for an operator. */
final class PageStyle {
  private PageStyle() {}

  /**
   * The style.
   *
   * @return CSS that needs no other file
   */
  static String css() {
    try (InputStream file = PageStyle.class.getResourceAsStream("page.css")) {
      if (file == null) {
        throw new FileNotFoundException("page.css is missing beside " + PageStyle.class);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("this library's jar is damaged", e);
    }
  }
}
