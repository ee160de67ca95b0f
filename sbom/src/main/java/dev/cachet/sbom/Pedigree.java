package dev.cachet.sbom;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a component was made from, and how it differs from it.
 *
 * @param ancestors what it was made from, sorted by reference
 * @param descendants what was made from it, sorted by reference
 * @param variants what was made from the same, sorted by reference
 * @param patches how it was changed, sorted
 * @param notes the change in words, or null
 */
public record Pedigree(
    List<Component> ancestors,
    List<Component> descendants,
    List<Component> variants,
    List<Patch> patches,
    @Nullable String notes) {

  /**
   * One change.
   *
   * @param type the kind of change
   * @param url where the difference is to be found, or null
   */
  public record Patch(PatchType type, @Nullable String url) {}

  /** A kind of change; the names are those of CycloneDX 1.6. */
  public enum PatchType {
    /** One that the supplier did not make. */
    UNOFFICIAL,
    /** One that is applied while the program runs. */
    MONKEY,
    /** One that was made for a newer version. */
    BACKPORT,
    /** One that was taken from a line of development that is not released. */
    CHERRY_PICK
  }

  /**
   * Copies and sorts the lists.
   *
   * @param ancestors see the record
   * @param descendants see the record
   * @param variants see the record
   * @param patches see the record
   * @param notes see the record
   */
  public Pedigree {
    ancestors = Sorted.by(ancestors, Comparator.comparing(Component::ref));
    descendants = Sorted.by(descendants, Comparator.comparing(Component::ref));
    variants = Sorted.by(variants, Comparator.comparing(Component::ref));
    patches = Sorted.by(patches, Comparator.comparing(Patch::type).thenComparing(Object::toString));
  }

  /**
   * A pedigree in words alone.
   *
   * @param notes how the component differs from what it was made from
   * @return the pedigree
   */
  public static Pedigree ofNotes(String notes) {
    return new Pedigree(List.of(), List.of(), List.of(), List.of(), notes);
  }
}
