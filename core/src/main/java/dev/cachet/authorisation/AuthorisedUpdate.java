package dev.cachet.authorisation;

import dev.cachet.statement.InstallGrant;
import dev.cachet.verification.VerifiedManifest;
import java.util.Collection;
import java.util.List;

/**
 * Proof that a verified package may be installed now: nobody whose agreement is demanded is
 * missing, and the device was idle. Only {@link Authoriser} makes it.
 */
public final class AuthorisedUpdate {
  private final VerifiedManifest verified;
  private final List<InstallGrant> grants;

  AuthorisedUpdate(VerifiedManifest verified, Collection<InstallGrant> grants) {
    this.verified = verified;
    this.grants = List.copyOf(grants);
  }

  /**
   * Whose agreement came with it; all of it is spent when the update is staged.
   *
   * @return the grants, possibly none
   */
  public List<InstallGrant> grants() {
    return grants;
  }

  /**
   * What was authorised.
   *
   * @return the verified manifest
   */
  public VerifiedManifest verified() {
    return verified;
  }
}
