package dev.cachet.gate.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The level that a release was judged by.
 *
 * @param level its name, P0 to P3
 * @param root what a trust root has to hold, row to value
 * @param decisions each row that the gate judged
 */
public record RecordedLevel(
    String level, Map<String, String> root, List<RecordedDecision> decisions) {
  /**
   * Copies the collections.
   *
   * @param level see the record
   * @param root see the record
   * @param decisions see the record
   */
  public RecordedLevel {
    root = Collections.unmodifiableMap(new LinkedHashMap<>(root));
    decisions = List.copyOf(decisions);
  }
}
