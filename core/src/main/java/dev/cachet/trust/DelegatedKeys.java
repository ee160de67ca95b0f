package dev.cachet.trust;

import dev.cachet.jose.DocumentType;
import dev.cachet.jose.SignatureList;
import dev.cachet.refusal.PackageRefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keys that the role {@code grant} handed to a site. They count for install grants and for nothing
 * else: what is counted under them has the type of a grant.
 */
public final class DelegatedKeys {
  private final Map<String, RootKey> keys = new LinkedHashMap<>();
  private final RoleRule rule;
  private final long rootVersion;

  /**
   * The keys of a site.
   *
   * @param site the site statement, authentic
   * @param keys the keys that it lists
   * @param rule how many of their holders sign a grant, in which families
   * @throws IllegalArgumentException if the bytes are no site statement
   */
  public DelegatedKeys(AuthenticBytes site, List<RootKey> keys, RoleRule rule) {
    if (site.type() != DocumentType.SITE) {
      throw new IllegalArgumentException("keys are handed over by a site statement only");
    }
    keys.forEach(key -> this.keys.put(key.kid(), key));
    this.rule = rule;
    this.rootVersion = site.rootVersion();
  }

  /**
   * Whether a key is one of them.
   *
   * @param kid the id of a key
   * @return the key, known or unknown
   */
  public Optional<RootKey> key(String kid) {
    return Optional.ofNullable(keys.get(kid));
  }

  /**
   * What is demanded of those who sign.
   *
   * @return threshold and families
   */
  public RoleRule rule() {
    return rule;
  }

  /**
   * Requires the quorum of the site.
   *
   * @param claims the payload of the grant; not parsed
   * @param signatures its signatures
   * @return the claims, authentic
   * @throws PackageRefusedException with an envelope code
   */
  public AuthenticBytes require(byte[] claims, SignatureList signatures)
      throws PackageRefusedException {
    SignerCount.requireType(DocumentType.INSTALL_AUTH, signatures);
    byte[] copy = claims.clone();
    SignerCount count =
        SignerCount.of(
            new Ring(), Set.of(Role.GRANT), SignerCount.OtherRoles.REFUSE, copy, signatures);
    return new AuthenticBytes(
        copy, DocumentType.INSTALL_AUTH, rootVersion, count.signers(), count.ignored());
  }

  private final class Ring implements KeyRing {
    @Override
    public Optional<RootKey> key(String kid) {
      return DelegatedKeys.this.key(kid);
    }

    @Override
    public Role roleOf(String kid) {
      return Role.GRANT;
    }

    @Override
    public Optional<RoleRule> rule(Role role) {
      return role == Role.GRANT ? Optional.of(rule) : Optional.empty();
    }
  }
}
