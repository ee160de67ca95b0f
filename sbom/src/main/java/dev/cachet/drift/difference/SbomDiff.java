package dev.cachet.drift.difference;

import dev.cachet.format.ReadSbom;
import dev.cachet.sbom.Sbom;
import dev.cachet.vex.VexList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
  private final List<Change> changes;
  private final int same;
  private final int notCompared;

  private SbomDiff(Sbom before, Sbom after, List<Change> changes, int same, int notCompared) {
    this.before = before;
    this.after = after;
    this.changes = changes;
    this.same = same;
    this.notCompared = notCompared;
  }

  /**
   * Compares two documents.
   *
   * @param before the older
   * @param after the newer
   * @return the differences, the same for the same documents
   */
  public static SbomDiff between(Sbom before, Sbom after) {
    DiffDraft draft = new DiffDraft(before, after);
    List<Change> changes = new ArrayList<>(draft.changes());
    Collections.sort(changes);
    return new SbomDiff(before, after, List.copyOf(changes), draft.same(), draft.notCompared());
  }

  /**
   * Compares two documents with what they say on vulnerabilities.
   *
   * @param before the older
   * @param after the newer
   * @return the differences, the same for the same documents
   */
  public static SbomDiff between(ReadSbom before, ReadSbom after) {
    SbomDiff diff = between(before.sbom(), after.sbom());
    List<Change> changes = new ArrayList<>(diff.changes());
    changes.addAll(
        StatementComparison.between(
            VexList.of(before.sbom(), before.statements()),
            VexList.of(after.sbom(), after.statements())));
    Collections.sort(changes);
    return new SbomDiff(
        diff.before(), diff.after(), List.copyOf(changes), diff.same(), diff.notCompared());
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
