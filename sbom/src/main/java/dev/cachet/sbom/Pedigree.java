package dev.cachet.sbom;

import dev.cachet.identity.Sorted;
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
   * @param resolves what it resolves, sorted
   */
  public record Patch(PatchType type, @Nullable String url, List<Issue> resolves) {
    /**
     * Copies and sorts the list.
     *
     * @param type see the record
     * @param url see the record
     * @param resolves see the record
     */
    public Patch {
      resolves = Sorted.by(resolves, Comparator.comparing(Object::toString));
    }

    /**
     * A change of which nobody says what it resolves.
     *
     * @param type see the record
     * @param url see the record
     */
    public Patch(PatchType type, @Nullable String url) {
      this(type, url, List.of());
    }
  }

  /**
   * What a change resolves.
   *
   * @param type {@code defect}, {@code enhancement} or {@code security}
   * @param id its id where it is recorded, as {@code CVE-2026-1}, or null
   * @param name its name, or null
   */
  public record Issue(String type, @Nullable String id, @Nullable String name) {}

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
