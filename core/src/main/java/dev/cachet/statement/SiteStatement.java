package dev.cachet.statement;

import dev.cachet.jose.Family;
import dev.cachet.trust.AuthenticBytes;
import dev.cachet.trust.DelegatedKeys;
import dev.cachet.trust.RoleRule;
import dev.cachet.trust.RootKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Proof that the role {@code grant} named a site, and that this device is one of it. Only {@link
 * StatementVerifier} makes it.
 */
public final class SiteStatement {
  private final SiteClaims claims;
  private final byte[] envelope;
  private final DelegatedKeys keys;
  private final Map<String, Party> parties;

  SiteStatement(SiteClaims claims, AuthenticBytes authentic, byte[] envelope) {
    this.claims = claims;
    this.envelope = envelope.clone();
    this.keys =
        new DelegatedKeys(
            authentic,
            claims.keys().stream()
                .map(key -> new RootKey(key.jwk().kid(), key.holder(), key.jwk()))
                .toList(),
            new RoleRule(
                claims.keys().stream().map(key -> key.jwk().kid()).toList(),
                claims.threshold(),
                families(claims)));
    this.parties =
        claims.keys().stream().collect(Collectors.toMap(key -> key.jwk().kid(), SiteKey::party));
  }

  private static EnumSet<Family> families(SiteClaims claims) {
    return EnumSet.copyOf(claims.families());
  }

  /**
   * What it says.
   *
   * @return the parsed form of exactly the bytes that were signed
   */
  public SiteClaims claims() {
    return claims;
  }

  /**
   * The whole document as it was read, for keeping.
   *
   * @return a copy
   */
  public byte[] envelope() {
    return envelope.clone();
  }

  DelegatedKeys keys() {
    return keys;
  }

  Party party(String kid) {
    Party party = parties.get(kid);
    if (party == null) {
      throw new IllegalArgumentException("the site lists no key " + kid);
    }
    return party;
  }

  boolean signed(List<String> kids) {
    return kids.stream().anyMatch(kid -> keys.key(kid).isPresent());
  }
}
