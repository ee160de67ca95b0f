package dev.cachet.authorisation;

import dev.cachet.verification.VerifiedManifest;

/**
 * Proof that a verified package may be installed now: nobody whose agreement is demanded is
 * missing, and the device was idle. Only {@link Authoriser} makes it.
 */
public final class AuthorisedUpdate {
  private final VerifiedManifest verified;

  AuthorisedUpdate(VerifiedManifest verified) {
    this.verified = verified;
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
