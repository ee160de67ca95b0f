package dev.cachet.identity;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One place where a component was found.
 *
 * @param location the path of a file, inside the root or archive that was looked at
 * @param line the line, from 0, or null
 * @param offset the offset inside the file, from 0, or null
 * @param symbol the symbol, or null
 * @param context more on the place, or null
 */
public record Occurrence(
    String location,
    @Nullable Integer line,
    @Nullable Integer offset,
    @Nullable String symbol,
    @Nullable String context) {
  /** The order in documents. */
  public static final Comparator<Occurrence> ORDER =
      Comparator.comparing(Occurrence::location).thenComparing(Object::toString);

  /**
   * An occurrence of which only the place is known.
   *
   * @param location the path of a file, inside the root or archive that was looked at
   * @return the occurrence
   */
  public static Occurrence at(String location) {
    return new Occurrence(location, null, null, null, null);
  }
}
