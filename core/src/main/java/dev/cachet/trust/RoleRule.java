package dev.cachet.trust;

import dev.cachet.jose.Family;
import java.util.List;
import java.util.Set;

/**
 * What a root demands of a role.
 *
 * @param keys the ids of the role's keys
 * @param threshold how many distinct holders have to sign, at least 1
 * @param families in each of which the threshold has to be reached, at least one
 */
public record RoleRule(List<String> keys, int threshold, Set<Family> families) {
  /**
   * Copies the collections.
   *
   * @param keys copied
   * @param threshold at least 1
   * @param families copied
   */
  public RoleRule {
    keys = List.copyOf(keys);
    families = Set.copyOf(families);
  }
}
