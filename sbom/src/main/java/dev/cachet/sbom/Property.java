package dev.cachet.sbom;

import java.util.Comparator;

/**
 * A named remark that the document format has no field for.
 *
 * @param name the name, with its name space before the first colon
 * @param value the value, any text
 */
public record Property(String name, String value) implements Comparable<Property> {
  private static final Comparator<Property> ORDER =
      Comparator.comparing(Property::name).thenComparing(Property::value);

  @Override
  public int compareTo(Property other) {
    return ORDER.compare(this, other);
  }
}
