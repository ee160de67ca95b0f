package dev.cachet.sbom;

import dev.cachet.identity.Sorted;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data that a service gives or takes.
 *
 * @param direction which way it flows, as seen from the service
 * @param classification what kind of data it is, in the words of the document's maker
 * @param name a name of the data, or null
 * @param description more on the data, or null
 * @param sources where it comes from: URIs or references, sorted
 * @param destinations where it goes: URIs or references, sorted
 */
public record DataFlow(
    Direction direction,
    String classification,
    @Nullable String name,
    @Nullable String description,
    List<String> sources,
    List<String> destinations) {
  static final Comparator<DataFlow> ORDER =
      Comparator.comparing(DataFlow::classification).thenComparing(Object::toString);

  /** Which way data flows; the names are those of CycloneDX 1.6. */
  public enum Direction {
    /** Into the service. */
    INBOUND,
    /** Out of the service. */
    OUTBOUND,
    /** Both ways. */
    BI_DIRECTIONAL,
    /** Nobody knows. */
    UNKNOWN
  }

  /**
   * Copies and sorts the lists.
   *
   * @param direction see the record
   * @param classification see the record
   * @param name see the record
   * @param description see the record
   * @param sources see the record
   * @param destinations see the record
   */
  public DataFlow {
    sources = Sorted.naturally(sources);
    destinations = Sorted.naturally(destinations);
  }
}
