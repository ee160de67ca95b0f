package dev.cachet.override;

import dev.cachet.lifecycle.Waiver;
import java.util.List;

/**
 * What let something pass that is refused as a rule.
 *
 * @param waivers the waivers that were used
 * @param overrides the overrides that were used
 */
public record Exceptions(List<Waiver> waivers, List<UnsafeGateOverride> overrides) {
  /**
   * Copies both lists.
   *
   * @param waivers those that let a system pass
   * @param overrides those that count
   */
  public Exceptions {
    waivers = List.copyOf(waivers);
    overrides = List.copyOf(overrides);
  }
}
