package dev.cachet.statement;

import dev.cachet.jose.PublicJwk;
import java.util.Objects;

/**
 * A key of a site.
 *
 * @param holder the person or post that holds it, a name
 * @param party for whom it speaks
 * @param jwk the key, known or unknown
 */
public record SiteKey(String holder, Party party, PublicJwk jwk) {
  /**
   * Checks that nothing is absent.
   *
   * @param holder not null
   * @param party not null
   * @param jwk not null
   */
  public SiteKey {
    Objects.requireNonNull(holder, "holder");
    Objects.requireNonNull(party, "party");
    Objects.requireNonNull(jwk, "jwk");
  }
}
