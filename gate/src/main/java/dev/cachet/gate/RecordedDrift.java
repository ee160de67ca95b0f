package dev.cachet.gate;

import dev.cachet.drift.difference.Change;
import java.util.List;

/**
 * What changed since the last release, as the gate recorded it.
 *
 * @param previousSha256 SHA-256 of the SBOM document of the last release, 64 lower-case digits
 * @param previous what that document is about
 * @param same how many components are in both without a difference
 * @param contentNotCompared of how many the content could not be compared
 * @param changes the differences, sorted by kind
 */
public record RecordedDrift(
    String previousSha256,
    String previous,
    int same,
    int contentNotCompared,
    List<Change> changes) {
  /**
   * Copies the changes.
   *
   * @param previousSha256 see the record
   * @param previous see the record
   * @param same see the record
   * @param contentNotCompared see the record
   * @param changes see the record
   */
  public RecordedDrift {
    changes = List.copyOf(changes);
  }
}
