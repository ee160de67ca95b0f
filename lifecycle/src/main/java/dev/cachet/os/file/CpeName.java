package dev.cachet.os.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The parts of a CPE name that identify a release, read from either written form ({@code
 * cpe:/o:...} of CPE 2.2 and {@code cpe:2.3:o:...}). Parts that mean "any" or "not applicable" are
 * empty text.
 *
 * @param part {@code a}, {@code o} or {@code h}
 * @param vendor in lower case, without escapes
 * @param product in lower case, without escapes
 * @param version in lower case, without escapes
 * @param update in lower case, without escapes
 * @param edition in lower case; the software edition when the CPE 2.3 form has one
 */
public record CpeName(
    String part, String vendor, String product, String version, String update, String edition) {
  private static final int MAX_CHARS = 1000;

  /**
   * Reads a CPE name.
   *
   * @param text in either form; at most 1000 characters
   * @return empty when the text is no CPE name with a product
   */
  public static Optional<CpeName> parse(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    if (lower.length() > MAX_CHARS) {
      return Optional.empty();
    }
    List<String> parts;
    int editionAt;
    if (lower.startsWith("cpe:2.3:")) {
      parts = split(lower.substring("cpe:2.3:".length()), '\\');
      editionAt = 7;
    } else if (lower.startsWith("cpe:/")) {
      parts = split(lower.substring("cpe:/".length()), '%');
      editionAt = 5;
    } else {
      return Optional.empty();
    }
    CpeName name =
        new CpeName(
            at(parts, 0),
            at(parts, 1),
            at(parts, 2),
            at(parts, 3),
            at(parts, 4),
            firstOf(at(parts, editionAt), at(parts, 5)));
    return name.part.isEmpty() || name.product.isEmpty() ? Optional.empty() : Optional.of(name);
  }

  /**
   * Returns what stands for the product in a list of identifiers.
   *
   * @return {@code vendor:product}
   */
  public String key() {
    return vendor + ":" + product;
  }

  private static String at(List<String> parts, int index) {
    String part = index < parts.size() ? parts.get(index) : "";
    return part.equals("*") || part.equals("-") ? "" : part;
  }

  private static String firstOf(String one, String other) {
    return one.isEmpty() ? other : one;
  }

  /** Splits at colons that are not escaped, and removes the escapes of the form. */
  private static List<String> split(String text, char escape) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':') {
        parts.add(part.toString());
        part.setLength(0);
      } else if (c == '\\' && escape == '\\' && i + 1 < text.length()) {
        i++;
        part.append(text.charAt(i));
      } else if (c == '%' && escape == '%' && PercentText.isEscape(text, i)) {
        part.append(PercentText.charAt(text, i));
        i += 2;
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }
}
