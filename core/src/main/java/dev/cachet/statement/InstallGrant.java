package dev.cachet.statement;

import dev.cachet.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Proof that somebody who may agree did agree to install one package on this device, and that the
 * grant was not used. Only {@link StatementVerifier} makes it.
 */
public final class InstallGrant {
  private final GrantClaims claims;
  private final byte[] grant;
  private final @Nullable SiteStatement site;
  private final Set<String> holders;
  private final StatementScope scope;

  InstallGrant(
      GrantClaims claims,
      byte[] grant,
      @Nullable SiteStatement site,
      Set<String> holders,
      StatementScope scope) {
    this.claims = claims;
    this.grant = grant.clone();
    this.site = site;
    this.holders = Set.copyOf(holders);
    this.scope = scope;
  }

  /**
   * What it says.
   *
   * @return the parsed form of exactly the bytes that were signed
   */
  public GrantClaims claims() {
    return claims;
  }

  /**
   * The grant as it was read, for keeping.
   *
   * @return a copy
   */
  public byte[] grant() {
    return grant.clone();
  }

  /**
   * The statement about the site whose keys signed.
   *
   * @return empty if keys of the root signed
   */
  public Optional<SiteStatement> site() {
    return Optional.ofNullable(site);
  }

  /**
   * Who signed: holders of the root by name, holders of a site by site and name.
   *
   * @return at least one
   */
  public Set<String> holders() {
    return holders;
  }

  /**
   * For which device and under which root it was verified.
   *
   * @return the scope
   */
  public StatementScope scope() {
    return scope;
  }

  /**
   * By what the grant is told from every other.
   *
   * @return SHA-256 of the claims
   */
  public Sha256 payload() {
    return scope.payload();
  }

  /**
   * By what a grant for a site is remembered once it was used.
   *
   * @return SHA-256 of issuer and id; empty for a grant that names a number or nonce
   */
  public Optional<Sha256> usedId() {
    return claims.binding().isNone() ? Optional.of(usedId(claims)) : Optional.empty();
  }

  static Sha256 usedId(GrantClaims claims) {
    // Neither has a space in it.
    String text = claims.issuer() + " " + claims.id();
    return Sha256.of(text.getBytes(StandardCharsets.US_ASCII));
  }
}
