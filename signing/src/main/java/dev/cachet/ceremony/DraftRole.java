package dev.cachet.ceremony;

import dev.cachet.jose.Family;
import dev.cachet.trust.Role;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a root draft demands of a role.
 *
 * @param role the role
 * @param threshold how many distinct holders have to sign, at least 1
 * @param families in each of which the threshold has to be reached, at least one
 */
public record DraftRole(Role role, int threshold, Set<Family> families) {
  /**
   * Copies the families.
   *
   * @param role not null
   * @param threshold at least 1
   * @param families not empty
   */
  public DraftRole {
    if (threshold < 1) {
      throw new IllegalArgumentException(
          "role " + role.text() + " needs a threshold of at least 1");
    }
    if (families.isEmpty()) {
      throw new IllegalArgumentException("role " + role.text() + " needs a family");
    }
    families = java.util.Collections.unmodifiableSet(EnumSet.copyOf(families));
  }
}
