package dev.cachet.manual;

/** Text for {@code troff} with the macros of {@code man(7)}, whatever the words contain. */
final class Roff {
  private final StringBuilder text = new StringBuilder();

  /** A macro with words that are quoted, so that none of them is taken for two. */
  Roff macro(String name, String... words) {
    text.append('.').append(name);
    for (String word : words) {
      text.append(" \"").append(escaped(word).replace("\"", "\\(dq")).append('"');
    }
    text.append('\n');
    return this;
  }

  /** A line of running text. */
  Roff line(String words) {
    String line = escaped(words);
    // A line that begins so would be taken for a macro.
    text.append(line.startsWith(".") || line.startsWith("'") ? "\\&" : "").append(line);
    text.append('\n');
    return this;
  }

  /** A line of which a part stands out. */
  Roff bold(String strong, String rest) {
    text.append("\\fB").append(escaped(strong)).append("\\fR").append(escaped(rest)).append('\n');
    return this;
  }

  /** Lines to be typed, as they are. */
  Roff typed(String... lines) {
    text.append(".nf\n");
    for (String line : lines) {
      line(line);
    }
    text.append(".fi\n");
    return this;
  }

  private static String escaped(String words) {
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < words.length(); at++) {
      char letter = words.charAt(at);
      // A plain hyphen is typeset as one that nobody can copy into a shell.
      switch (letter) {
        case '\\' -> out.append("\\e");
        case '-' -> out.append("\\-");
        case '^' -> out.append("\\(ha");
        case '~' -> out.append("\\(ti");
        case '`' -> out.append("\\(ga");
        case '\'' -> out.append("\\(aq");
        default -> {
          if (letter < 0x80) {
            out.append(letter);
          } else {
            out.append(String.format("\\[u%04X]", (int) letter));
          }
        }
      }
    }
    return out.toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
