package dev.cachet.ceremony;

import dev.cachet.jose.PublicJwk;
import dev.cachet.trust.Role;
import java.util.Objects;

/**
 * A key of a root draft.
 *
 * @param holder the person or post that holds the key; a name of lower-case ASCII
 * @param role the one role of the key
 * @param jwk the public key, of a known algorithm
 */
public record DraftKey(String holder, Role role, PublicJwk jwk) {
  /**
   * Checks that nothing is absent.
   *
   * @param holder not null
   * @param role not null
   * @param jwk not null
   */
  public DraftKey {
    Objects.requireNonNull(holder, "holder");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(jwk, "jwk");
  }
}
