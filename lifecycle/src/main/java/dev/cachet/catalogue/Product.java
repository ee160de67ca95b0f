package dev.cachet.catalogue;

import java.util.List;

/**
 * One product and its cycles.
 *
 * @param name the product's id, for example {@code debian}
 * @param label its name for people
 * @param tags for example {@code os}
 * @param aliases other ids
 * @param phases what its publisher calls the phases
 * @param purls package URLs without version, as listed
 * @param cpes CPE products as {@code part:vendor:product}
 * @param cycles newest first
 */
public record Product(
    String name,
    String label,
    List<String> tags,
    List<String> aliases,
    Phases phases,
    List<String> purls,
    List<String> cpes,
    List<Cycle> cycles) {
  /**
   * The publisher's own names of the phases; empty when it has none.
   *
   * @param active what the publisher calls active support
   * @param support what the publisher calls security support for everybody
   * @param extended what the publisher calls extended support
   */
  public record Phases(String active, String support, String extended) {
    /** No names. */
    public static final Phases UNNAMED = new Phases("", "", "");
  }

  /**
   * Copies the lists.
   *
   * @param name not null
   * @param label not null
   * @param tags copied
   * @param aliases copied
   * @param phases not null
   * @param purls copied
   * @param cpes copied
   * @param cycles copied
   */
  public Product {
    tags = List.copyOf(tags);
    aliases = List.copyOf(aliases);
    purls = List.copyOf(purls);
    cpes = List.copyOf(cpes);
    cycles = List.copyOf(cycles);
  }

  Product withCycles(List<Cycle> others) {
    return new Product(name, label, tags, aliases, phases, purls, cpes, others);
  }
}
