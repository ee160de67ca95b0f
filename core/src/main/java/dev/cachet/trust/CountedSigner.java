package dev.cachet.trust;

import dev.cachet.jose.Algorithm;
import java.util.Locale;
import java.util.Objects;

/**
 * A signer whose signature verified and counted.
 *
 * @param kid the key
 * @param holder the person or post
 * @param role the key's role
 * @param algorithm the key's algorithm
 */
public record CountedSigner(String kid, String holder, Role role, Algorithm algorithm) {
  /**
   * Checks that nothing is absent.
   *
   * @param kid not null
   * @param holder not null
   * @param role not null
   * @param algorithm not null
   */
  public CountedSigner {
    Objects.requireNonNull(kid, "kid");
    Objects.requireNonNull(holder, "holder");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(algorithm, "algorithm");
  }

  /**
   * Who signed, as what, and by which family of algorithms.
   *
   * @return for example {@code release-desk (release, classical)}
   */
  public String name() {
    return holder
        + " ("
        + role.text()
        + ", "
        + algorithm.family().name().toLowerCase(Locale.ROOT)
        + ")";
  }

  /**
   * The signer with the key.
   *
   * @return for example {@code release-desk (release, classical) with EdDSA key 5lqI...}
   */
  public String words() {
    return name() + " with " + algorithm.jwsName() + " key " + kid;
  }
}
