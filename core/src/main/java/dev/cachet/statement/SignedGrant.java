package dev.cachet.statement;

import dev.cachet.jose.DocumentType;
import dev.cachet.jose.token.GrantEnvelope;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.AuthenticBytes;
import dev.cachet.trust.CountedSigner;
import dev.cachet.trust.Quorum;
import dev.cachet.trust.Role;
import dev.cachet.trust.RoleRule;
import dev.cachet.trust.TrustedRoot;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A grant whose signatures were counted, by keys of the root or of one site. */
final class SignedGrant {
  private final AuthenticBytes authentic;
  private final GrantClaims claims;
  private final @Nullable SiteStatement site;

  private SignedGrant(AuthenticBytes authentic, GrantClaims claims, @Nullable SiteStatement site) {
    this.authentic = authentic;
    this.claims = claims;
    this.site = site;
  }

  static SignedGrant read(byte[] grant, TrustedRoot root, List<SiteStatement> sites)
      throws PackageRefusedException {
    GrantEnvelope envelope = GrantEnvelope.read(grant);
    SiteStatement site = site(envelope, root, sites);
    requireForm(envelope, rule(root, site));
    AuthenticBytes authentic =
        site == null
            ? Quorum.require(
                root,
                DocumentType.INSTALL_AUTH,
                Set.of(Role.GRANT),
                envelope.payload(),
                envelope.signatures())
            : site.keys().require(envelope.payload(), envelope.signatures());
    GrantClaims claims = GrantClaims.read(authentic.bytes());
    SignedGrant signed = new SignedGrant(authentic, claims, site);
    signed.requireIssuer(root);
    return signed;
  }

  /** Found by key ids, which are strict text; nothing of the claims is read before the quorum. */
  private static @Nullable SiteStatement site(
      GrantEnvelope envelope, TrustedRoot root, List<SiteStatement> sites)
      throws PackageRefusedException {
    List<String> kids = StatementVerifier.kids(envelope.signatures().headers());
    if (kids.stream().anyMatch(kid -> root.document().key(kid).isPresent())) {
      return null;
    }
    for (SiteStatement candidate : sites) {
      if (candidate.signed(kids)) {
        return candidate;
      }
    }
    throw new PackageRefusedException(
        Reason.SITE_UNKNOWN,
        "STM-12",
        "grant",
        "signed by " + String.join(", ", kids),
        "a key of the root, or of a site statement that comes with the grant");
  }

  private static RoleRule rule(TrustedRoot root, @Nullable SiteStatement site) {
    return site == null ? root.document().rule(Role.GRANT).orElseThrow() : site.keys().rule();
  }

  private static void requireForm(GrantEnvelope envelope, RoleRule rule)
      throws PackageRefusedException {
    if (envelope.isCompact() && (rule.threshold() > 1 || rule.families().size() > 1)) {
      throw new PackageRefusedException(
          Reason.COMPACT_NOT_ALLOWED,
          "STM-8",
          "grant",
          "a compact token",
          rule.threshold() + " holders in " + rule.families().size() + " families");
    }
  }

  private void requireIssuer(TrustedRoot root) throws PackageRefusedException {
    String expected = site == null ? root.document().manufacturer() : site.claims().site();
    if (!claims.issuer().equals(expected)) {
      throw new PackageRefusedException(
          Reason.SITE_UNKNOWN, "STM-15", "grant", "iss " + claims.issuer(), "iss " + expected);
    }
    if (site == null) {
      return;
    }
    for (CountedSigner signer : authentic.signers()) {
      if (site.party(signer.kid()) != claims.party()) {
        throw new PackageRefusedException(
            Reason.WRONG_ROLE,
            "STM-14",
            "signature by " + signer.kid(),
            site.party(signer.kid()).text(),
            claims.party().text());
      }
    }
  }

  AuthenticBytes authentic() {
    return authentic;
  }

  GrantClaims claims() {
    return claims;
  }

  Optional<SiteStatement> site() {
    return Optional.ofNullable(site);
  }

  Set<String> holders() {
    Set<String> holders = new HashSet<>();
    String prefix = site == null ? "" : site.claims().site() + "/";
    authentic.signers().forEach(signer -> holders.add(prefix + signer.holder()));
    return holders;
  }
}
