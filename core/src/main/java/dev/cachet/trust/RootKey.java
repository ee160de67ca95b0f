package dev.cachet.trust;

import dev.cachet.jose.PublicJwk;
import java.util.Objects;

/**
 * A key that a root lists.
 *
 * @param kid its id
 * @param holder the person or post that holds it
 * @param jwk the key, known or unknown
 */
public record RootKey(String kid, String holder, PublicJwk jwk) {
  /**
   * Checks that nothing is absent.
   *
   * @param kid not null
   * @param holder not null
   * @param jwk not null
   */
  public RootKey {
    Objects.requireNonNull(kid, "kid");
    Objects.requireNonNull(holder, "holder");
    Objects.requireNonNull(jwk, "jwk");
  }
}
