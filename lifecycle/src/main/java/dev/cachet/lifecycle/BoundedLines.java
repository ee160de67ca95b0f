package dev.cachet.lifecycle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Lines of a stream of any length; the rest of a line that is too long is passed over. */
public final class BoundedLines {
  /** No identifier that is recognised is longer. */
  private static final int MAX_CHARS = 4096;

  private final Consumer<String> taker;
  private final StringBuilder line = new StringBuilder();
  private boolean begun;

  private BoundedLines(Consumer<String> taker) {
    this.taker = taker;
  }

  /**
   * Gives every line without its end, which is LF or CRLF; the last line needs none.
   *
   * @param in UTF-8; not closed here
   * @param taker takes each line, cut after 4096 characters
   * @throws IOException if reading fails
   */
  public static void each(InputStream in, Consumer<String> taker) throws IOException {
    BoundedLines lines = new BoundedLines(taker);
    Reader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    int c;
    while ((c = text.read()) >= 0) {
      lines.add((char) c);
    }
    if (lines.begun) {
      lines.end();
    }
  }

  private void add(char c) {
    begun = true;
    if (c == '\n') {
      end();
    } else if (line.length() < MAX_CHARS) {
      line.append(c);
    }
  }

  private void end() {
    int length = line.length();
    boolean carriageReturn = length > 0 && line.charAt(length - 1) == '\r';
    taker.accept(line.substring(0, carriageReturn ? length - 1 : length));
    line.setLength(0);
    begun = false;
  }
}
