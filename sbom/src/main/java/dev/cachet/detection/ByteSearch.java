package dev.cachet.detection;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds the first text behind a mark in bytes that come piece by piece. */
public final class ByteSearch implements FileReading.Sink {
  private final byte[] mark;
  private final int maxText;
  private final StringBuilder text = new StringBuilder();
  private int matched;
  private boolean done;

  /**
   * Makes a search.
   *
   * @param mark ASCII; its first character must not stand in it again
   * @param maxText the most characters of text that are kept
   */
  public ByteSearch(String mark, int maxText) {
    this.mark = mark.getBytes(StandardCharsets.US_ASCII);
    this.maxText = maxText;
  }

  @Override
  public void take(byte[] buffer, int length) {
    for (int i = 0; i < length && !done; i++) {
      byte each = buffer[i];
      if (matched < mark.length) {
        matched = each == mark[matched] ? matched + 1 : each == mark[0] ? 1 : 0;
      } else if (each >= ' ' && each < 0x7f && text.length() < maxText) {
        text.append((char) each);
      } else {
        done = true;
      }
    }
  }

  /**
   * What stands behind the mark up to the first byte that is no printable ASCII.
   *
   * @return the text, or empty if the mark was not met
   */
  public Optional<String> found() {
    return matched == mark.length && text.length() > 0
        ? Optional.of(text.toString().strip())
        : Optional.empty();
  }
}
