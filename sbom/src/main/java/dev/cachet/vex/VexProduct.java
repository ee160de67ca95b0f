package dev.cachet.vex;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a statement is about: a component by its reference, or by its name where the statement comes
 * from a build that knows no references.
 *
 * @param ref the reference of a component, or empty
 * @param name the name of a component or recipe, or empty
 * @param version its version, or null if none is stated
 * @param purl its package URL, or null if none is stated
 */
public record VexProduct(String ref, String name, @Nullable String version, @Nullable String purl)
    implements Comparable<VexProduct> {
  private static final Comparator<VexProduct> ORDER =
      Comparator.comparing(VexProduct::title)
          .thenComparing(VexProduct::ref)
          .thenComparing(product -> String.valueOf(product.purl()));

  /**
   * Requires that something is named.
   *
   * @param ref see the record
   * @param name see the record
   * @param version see the record
   * @param purl see the record
   */
  public VexProduct {
    if (ref.isEmpty() && name.isEmpty()) {
      throw new IllegalArgumentException("a statement names neither a reference nor a component");
    }
  }

  /**
   * A component of which only the reference is known.
   *
   * @param ref the reference
   * @return the product
   */
  public static VexProduct ofRef(String ref) {
    return new VexProduct(ref, "", null, null);
  }

  /**
   * A component of which only name and version are known.
   *
   * @param name its name
   * @param version its version, or null
   * @return the product
   */
  public static VexProduct named(String name, @Nullable String version) {
    return new VexProduct("", name, version, null);
  }

  /**
   * What people call it.
   *
   * @return name and version, or the reference
   */
  public String title() {
    return name.isEmpty() ? ref : version == null ? name : name + " " + version;
  }

  @Override
  public int compareTo(VexProduct other) {
    return ORDER.compare(this, other);
  }
}
