package dev.cachet.fingerprint;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the extended header of a tar entry says that matters here.
 *
 * @param path the path, if it says one
 * @param link what a link leads to, if it says it
 * @param size the size, if it says one
 */
record PaxRecords(Optional<String> path, Optional<String> link, Optional<Long> size) {
  static PaxRecords read(byte[] bytes) throws InvalidArchiveException {
    Optional<String> path = Optional.empty();
    Optional<String> link = Optional.empty();
    Optional<Long> size = Optional.empty();
    int at = 0;
    try {
      while (at < bytes.length) {
        int space = at;
        while (bytes[space] != ' ') {
          space++;
        }
        int end = at + Integer.parseInt(text(bytes, at, space));
        String record = text(bytes, space + 1, end - 1);
        if (record.startsWith("path=")) {
          path = Optional.of(record.substring("path=".length()));
        } else if (record.startsWith("linkpath=")) {
          link = Optional.of(record.substring("linkpath=".length()));
        } else if (record.startsWith("size=")) {
          size = Optional.of(Long.valueOf(record.substring("size=".length())));
        }
        at = end;
      }
    } catch (IndexOutOfBoundsException | NumberFormatException | NegativeArraySizeException e) {
      throw new InvalidArchiveException("an extended header that is none");
    }
    return new PaxRecords(path, link, size);
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
