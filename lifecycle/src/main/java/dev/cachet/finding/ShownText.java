package dev.cachet.finding;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;

/**
 * The one rule for lines that a terminal, a log or a CI system reads. Names and versions come from
 * whoever wrote them, and such readers obey what they find in a line:
 *
 * <ul>
 *   <li>control, direction, separator and lone surrogate characters, except line feed, tab, and
 *       carriage return before line feed: terminals, and logs that begin a new line there
 *   <li>two colons at the beginning of a line, after white space too: GitHub Actions
 *   <li>{@code ##}, letters and an opening bracket, anywhere: GitHub Actions, Azure Pipelines,
 *       TeamCity
 * </ul>
 *
 * <p>One character of each is written as <code>&#92;uXXXX</code>, a UTF-16 unit: so a JSON document
 * keeps its meaning. What passed once passes again unchanged.
 */
public final class ShownText extends Writer {
  private static final int PLAIN = 0;

  /** After one {@code #}; then after two, and letters. */
  private static final int HASH = 1;

  private static final int COMMAND = 2;

  private final Writer out;
  private final boolean xml;
  private boolean atStart = true;
  private boolean colon;
  private int state = PLAIN;

  /** A carriage return or high surrogate that is judged by what follows; 0 for none. */
  private char held;

  private ShownText(Writer out, boolean xml) {
    this.out = out;
    this.xml = xml;
  }

  /**
   * Applies the rule to text that is shown whole.
   *
   * @param lines one line or several
   * @return the same lines
   */
  public static String of(String lines) {
    return shown(lines, false);
  }

  /**
   * Applies the rule to a document in a syntax of its own, which keeps its meaning.
   *
   * @param document text, JSON, or XML or HTML, which begin with {@code <} and get character
   *     references
   * @return the same document
   */
  public static String document(String document) {
    return shown(document, document.stripLeading().startsWith("<"));
  }

  /**
   * Applies the rule to everything that is written.
   *
   * @param out where it goes on to; flushed and closed with the result
   * @return a writer
   */
  public static Writer writer(Writer out) {
    return new ShownText(out, false);
  }

  private static String shown(String text, boolean xml) {
    if (changesNothing(text)) {
      return text;
    }
    StringWriter whole = new StringWriter(text.length() + 16);
    try (ShownText shown = new ShownText(whole, xml)) {
      shown.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes every text", e);
    }
    return whole.toString();
  }

  /** Whether a text is one line, or a part of one, in which the rule finds nothing to look at. */
  private static boolean changesNothing(String text) {
    if (text.isEmpty()) {
      return true;
    }
    char first = text.charAt(0);
    if (first == ' ' || first == ':') {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isPlain(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7f && c != '#';
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    write(new String(text, from, length), 0, length);
  }

  // The same of Writer would make an array of characters for each text that is written.
  @Override
  public void write(String text, int from, int length) throws IOException {
    StringBuilder safe = new StringBuilder(length + 16);
    int end = from + length;
    for (int i = from; i < end; i++) {
      int run = i;
      while (run < end && passes(text.charAt(run))) {
        run++;
      }
      safe.append(text, i, run);
      i = run;
      if (i < end) {
        take(text.charAt(i), safe);
      }
    }
    out.append(safe);
  }

  /** Whether a character is shown as it is and changes nothing of what is known of the line. */
  private boolean passes(char c) {
    return isPlain(c) && !atStart && state == PLAIN && held == 0;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    StringBuilder safe = new StringBuilder();
    release(safe);
    out.append(safe);
    out.close();
  }

  private void take(char c, StringBuilder safe) {
    if (held == '\r' && c == '\n') {
      held = 0;
      safe.append('\r');
    } else if (held != 0 && Character.isSurrogatePair(held, c)) {
      char high = held;
      held = 0;
      point(Character.toCodePoint(high, c), safe);
      return;
    }
    release(safe);
    if (c == '\r' || Character.isHighSurrogate(c)) {
      held = c;
    } else {
      point(c, safe);
    }
  }

  private void release(StringBuilder safe) {
    if (held != 0) {
      char alone = held;
      held = 0;
      escape(alone, safe);
    }
  }

  private void point(int point, StringBuilder safe) {
    if (point == '\n') {
      safe.append('\n');
      atStart = true;
      colon = false;
      state = PLAIN;
    } else if ((point != '\t' && isSteering(point)) || endsCommand(point)) {
      escape(point, safe);
    } else {
      safe.appendCodePoint(point);
      follow(point);
    }
  }

  /** Whether with this character a CI system would find a command. */
  private boolean endsCommand(int point) {
    return (state == COMMAND && point == '[') || (atStart && colon && point == ':');
  }

  private void follow(int point) {
    if (point == '#') {
      state = state == PLAIN ? HASH : COMMAND;
    } else if (state != COMMAND || !Character.isLetterOrDigit(point)) {
      state = PLAIN;
    }
    if (point == ':') {
      colon = true;
    } else if (colon || (!Character.isWhitespace(point) && !Character.isSpaceChar(point))) {
      atStart = false;
    }
  }

  private void escape(int point, StringBuilder safe) {
    state = PLAIN;
    atStart = false;
    if (xml) {
      safe.append(String.format(Locale.ROOT, "&#x%x;", point));
      return;
    }
    for (char unit : Character.toChars(point)) {
      safe.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
    }
  }

  private static boolean isSteering(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
