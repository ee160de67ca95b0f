package dev.cachet.trust;

import dev.cachet.jose.DocumentType;
import dev.cachet.jose.Family;
import dev.cachet.jose.SignatureList;
import dev.cachet.refusal.PackageRefusedException;
import java.util.Locale;
import java.util.Set;

/** Counts the holders who signed (trust specification, section 7). */
public final class Quorum {
  private Quorum() {}

  /**
   * Requires the quorum of every role.
   *
   * @param root the root in force
   * @param type the kind of document that is expected
   * @param roles the roles that have to sign, at least one; for a package {@link
   *     RootDocument#packageRoles()}
   * @param bytes the document; not parsed
   * @param signatures its signatures
   * @return the bytes, authentic
   * @throws PackageRefusedException with an envelope code
   * @throws IllegalArgumentException if there is no role, or one that the root does not define
   */
  public static AuthenticBytes require(
      TrustedRoot root, DocumentType type, Set<Role> roles, byte[] bytes, SignatureList signatures)
      throws PackageRefusedException {
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("a quorum of no role is no quorum");
    }
    SignerCount.requireType(type, signatures);
    byte[] copy = bytes.clone();
    SignerCount count =
        SignerCount.of(root.document(), roles, SignerCount.OtherRoles.REFUSE, copy, signatures);
    return new AuthenticBytes(
        copy, type, root.document().version(), count.signers(), count.ignored());
  }

  static String text(Family family) {
    return family.name().toLowerCase(Locale.ROOT);
  }
}
