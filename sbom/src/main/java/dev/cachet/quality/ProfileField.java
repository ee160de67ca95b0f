package dev.cachet.quality;

import java.util.List;

/**
 * One field that a profile asks for.
 *
 * @param id the same in every profile that asks for the like, for example {@code supplier}
 * @param title what the profile calls it
 * @param level how much it is asked for
 * @param place whether the document has it once or each component has it
 * @param test what tells that it is there
 * @param logicalExempt whether a component that is no file of its own need not have it
 * @param remedy what to do when it is missing
 */
public record ProfileField(
    String id,
    String title,
    Level level,
    Place place,
    Test test,
    boolean logicalExempt,
    String remedy) {

  /** Where a field lives. */
  public enum Place {
    /** Once in the document. */
    DOCUMENT,
    /** In the subject and in every component, nested ones included. */
    COMPONENT
  }

  /**
   * What tells that a field is there.
   *
   * @param kind how to look
   * @param paths where to look; empty for the kinds that ask the graph
   */
  public record Test(Kind kind, List<String> paths) {
    /**
     * Copies the paths.
     *
     * @param kind see the record
     * @param paths see the record
     */
    public Test {
      paths = List.copyOf(paths);
    }

    /** How to look. */
    public enum Kind {
      /** One of the paths leads to a value. */
      PRESENT,
      /** None of the paths leads to a value. */
      ABSENT,
      /** The component has an entry in {@code dependencies}, be it an empty one. */
      DEPENDENCIES,
      /** A statement in {@code compositions} names the component. */
      COMPLETENESS
    }
  }

  List<FieldPath> compiled() {
    return test.paths().stream().map(FieldPath::of).toList();
  }
}
