package dev.cachet.os.file;

import java.util.Optional;

/**
 * One line {@code KEY=value} of a file that shells read.
 *
 * @param key letters, digits and underscores
 * @param value without its quotes
 */
record ShellAssignment(String key, String value) {
  private static final char NO_QUOTE = 0;

  /** Returns empty for a comment, an empty line, or anything that is no assignment. */
  static Optional<ShellAssignment> read(String line) {
    String text = line.strip();
    if (text.startsWith("\ufeff")) {
      text = text.substring(1).strip();
    }
    if (text.startsWith("export ")) {
      text = text.substring("export ".length()).strip();
    }
    int equals = text.indexOf('=');
    if (equals < 1 || !isKey(text.substring(0, equals))) {
      return Optional.empty();
    }
    return Optional.of(
        new ShellAssignment(text.substring(0, equals), value(text.substring(equals + 1))));
  }

  private static boolean isKey(String key) {
    return key.matches("[A-Za-z_][A-Za-z0-9_]*");
  }

  private static String value(String text) {
    StringBuilder value = new StringBuilder();
    char quote = NO_QUOTE;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && escapes(quote, text.charAt(i + 1))) {
        i++;
        value.append(text.charAt(i));
      } else if (quote == NO_QUOTE && (c == '"' || c == '\'')) {
        quote = c;
      } else if (quote != NO_QUOTE && c == quote) {
        quote = NO_QUOTE;
      } else if (quote == NO_QUOTE && c == '#' && startsWord(text, i)) {
        break;
      } else {
        value.append(c);
      }
    }
    return value.toString().strip();
  }

  private static boolean escapes(char quote, char next) {
    return switch (quote) {
      case NO_QUOTE -> true;
      case '"' -> next == '"' || next == '\\' || next == '$' || next == '`';
      default -> false;
    };
  }

  private static boolean startsWord(String text, int at) {
    return at > 0 && Character.isWhitespace(text.charAt(at - 1));
  }
}
