package dev.cachet.lifecycle;

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

  private static final int BLOCK = 8192;

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
    Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
    char[] block = new char[BLOCK];
    for (int got = text.read(block); got >= 0; got = text.read(block)) {
      lines.add(block, got);
    }
    if (lines.begun) {
      lines.end();
    }
  }

  private void add(char[] block, int length) {
    int from = 0;
    for (int at = 0; at < length; at++) {
      if (block[at] == '\n') {
        keep(block, from, at);
        end();
        from = at + 1;
      }
    }
    keep(block, from, length);
  }

  private void keep(char[] block, int from, int to) {
    begun |= to > from;
    line.append(block, from, Math.min(to - from, MAX_CHARS - line.length()));
  }

  private void end() {
    int length = line.length();
    boolean carriageReturn = length > 0 && line.charAt(length - 1) == '\r';
    taker.accept(line.substring(0, carriageReturn ? length - 1 : length));
    line.setLength(0);
    begun = false;
  }
}
