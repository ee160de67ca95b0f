package dev.cachet.drift.difference;

import dev.cachet.format.ReadSbom;
import dev.cachet.matching.ComponentMatching;
import dev.cachet.sbom.Sbom;
import dev.cachet.vex.VexList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What changed from one document to another, for a person who decides on a release.
 *
 * <p>Components are matched as {@link dev.cachet.matching.ComponentMatching} says. An edge is
 * reported when both its ends are in both documents; that what is added is needed and what is
 * removed is not, is said where it is added or removed.
 */
public final class SbomDiff {
  private final Sbom before;
  private final Sbom after;
  private final ComponentMatching matching;
  private final List<Change> changes;
  private final int same;
  private final int notCompared;

  private SbomDiff(Sbom before, Sbom after, DiffDraft draft) {
    this.before = before;
    this.after = after;
    this.matching = draft.matching();
    this.changes = draft.changes().stream().sorted().toList();
    this.same = draft.same();
    this.notCompared = draft.notCompared();
  }

  private SbomDiff(SbomDiff from, List<Change> more) {
    this.before = from.before;
    this.after = from.after;
    this.matching = from.matching;
    this.changes = Stream.concat(from.changes.stream(), more.stream()).sorted().toList();
    this.same = from.same;
    this.notCompared = from.notCompared;
  }

  /**
   * Compares two documents.
   *
   * @param before the older
   * @param after the newer
   * @return the differences, the same for the same documents
   */
  public static SbomDiff between(Sbom before, Sbom after) {
    return new SbomDiff(before, after, new DiffDraft(before, after));
  }

  /**
   * Compares two documents with what they say on vulnerabilities.
   *
   * @param before the older
   * @param after the newer
   * @return the differences, the same for the same documents
   */
  public static SbomDiff between(ReadSbom before, ReadSbom after) {
    return new SbomDiff(
        between(before.sbom(), after.sbom()),
        StatementComparison.between(
            VexList.of(before.sbom(), before.statements()),
            VexList.of(after.sbom(), after.statements())));
  }

  /**
   * Which component of the older document is which of the newer, without their subjects.
   *
   * @return the matching that the differences were found by
   */
  public ComponentMatching matching() {
    return matching;
  }

  /**
   * The older document.
   *
   * @return as it was given
   */
  public Sbom before() {
    return before;
  }

  /**
   * The newer document.
   *
   * @return as it was given
   */
  public Sbom after() {
    return after;
  }

  /**
   * The differences.
   *
   * @return sorted by kind, then by component
   */
  public List<Change> changes() {
    return changes;
  }

  /**
   * How many changes of each kind there are.
   *
   * @return only kinds that occur, in their order
   */
  public Map<Change.Kind, Integer> counts() {
    Map<Change.Kind, Integer> counts = new EnumMap<>(Change.Kind.class);
    changes.forEach(change -> counts.merge(change.kind(), 1, Integer::sum));
    return counts;
  }

  /**
   * How many components are in both documents without a difference.
   *
   * @return edges are not counted in
   */
  public int same() {
    return same;
  }

  /**
   * How many components have the same version in both documents and no kind of digest in common, so
   * that nobody can tell whether their content is the same.
   *
   * @return how many, of all that are in both
   */
  public int notCompared() {
    return notCompared;
  }
}
