package dev.cachet.json;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Normalization Form C of Unicode 13.0, whatever version the runtime has (JSON-15).
 *
 * <p>A code point that 13.0 does not assign stands for itself: it neither composes nor changes
 * places. The form of assigned ones never changes (Unicode's stability policy), so each run of them
 * may be judged by any later version. Without this a device would refuse, after an update of its
 * Java runtime, a manifest that it had accepted.
 */
final class FormC {
  private static final String TABLE = "unicode-13.0-assigned.txt";

  private final int[] starts;
  private final int[] ends;

  private FormC(int[] starts, int[] ends) {
    this.starts = starts;
    this.ends = ends;
  }

  static boolean holds(String text) {
    return Table.ASSIGNED.holds(text, run -> Normalizer.isNormalized(run, Normalizer.Form.NFC));
  }

  /** Requires {@code normalized} of each longest run of assigned code points. */
  boolean holds(String text, Predicate<String> normalized) {
    int start = 0;
    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      int next = at + Character.charCount(codePoint);
      if (!assigned(codePoint)) {
        if (!normalized.test(text.substring(start, at))) {
          return false;
        }
        start = next;
      }
      at = next;
    }
    return normalized.test(text.substring(start));
  }

  boolean assigned(int codePoint) {
    int found = Arrays.binarySearch(starts, codePoint);
    int range = found >= 0 ? found : -found - 2;
    return range >= 0 && codePoint <= ends[range];
  }

  static FormC read() {
    InputStream table = FormC.class.getResourceAsStream(TABLE);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(table, TABLE), StandardCharsets.US_ASCII))) {
      String[] ranges = lines.lines().filter(line -> !line.startsWith("#")).toArray(String[]::new);
      int[] starts = new int[ranges.length];
      int[] ends = new int[ranges.length];
      for (int i = 0; i < ranges.length; i++) {
        int dots = ranges[i].indexOf("..");
        starts[i] = Integer.parseInt(dots < 0 ? ranges[i] : ranges[i].substring(0, dots), 16);
        ends[i] = dots < 0 ? starts[i] : Integer.parseInt(ranges[i].substring(dots + 2), 16);
      }
      return new FormC(starts, ends);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Read when the first text beyond ASCII is: most packages have none. */
  private static final class Table {
    static final FormC ASSIGNED = read();
  }
}
