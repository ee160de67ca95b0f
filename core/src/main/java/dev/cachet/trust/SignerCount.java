package dev.cachet.trust;

import dev.cachet.jose.Algorithm;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.Family;
import dev.cachet.jose.ProtectedHeader;
import dev.cachet.jose.SignatureList;
import dev.cachet.jose.SignatureVerifier;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The signers of one document by the keys of one root or site. */
final class SignerCount {
  /** What a signature by a key of another role means. */
  enum OtherRoles {
    /** Somebody signed what they may not (A15). */
    REFUSE,
    /** The other root of a hand-over counts it. */
    SKIP
  }

  private final KeyRing root;
  private final List<CountedSigner> signers = new ArrayList<>();
  private int ignored;

  private SignerCount(KeyRing root) {
    this.root = root;
  }

  static SignerCount of(
      KeyRing root, Set<Role> roles, OtherRoles others, byte[] bytes, SignatureList signatures)
      throws PackageRefusedException {
    SignerCount count = new SignerCount(root);
    for (int i = 0; i < signatures.signatures().size(); i++) {
      count.add(roles, others, bytes, signatures.headers().get(i), signatures.signatures().get(i));
    }
    for (Role role : roles) {
      count.requireQuorum(role);
    }
    return count;
  }

  /** Every type before any key (A12). */
  static void requireType(DocumentType type, SignatureList signatures)
      throws PackageRefusedException {
    for (ProtectedHeader header : signatures.headers()) {
      if (!header.typ().equals(type.typ())) {
        throw new PackageRefusedException(
            Reason.WRONG_TYPE, "TRU-7", "signature by " + header.kid(), header.typ(), type.typ());
      }
    }
  }

  List<CountedSigner> signers() {
    return signers;
  }

  int ignored() {
    return ignored;
  }

  private void add(
      Set<Role> roles,
      OtherRoles others,
      byte[] bytes,
      ProtectedHeader header,
      EnvelopeSignature signature)
      throws PackageRefusedException {
    Optional<RootKey> listed = root.key(header.kid());
    Optional<Algorithm> algorithm = listed.flatMap(key -> key.jwk().algorithm());
    if (listed.isEmpty() || algorithm.isEmpty()) {
      ignored++;
      return;
    }
    RootKey key = listed.get();
    Role role = root.roleOf(key.kid());
    if (!roles.contains(role) && others == OtherRoles.SKIP) {
      return;
    }
    SignatureVerifier.requireAlgorithm(key.jwk(), header);
    if (!roles.contains(role)) {
      throw new PackageRefusedException(
          Reason.WRONG_ROLE, "TRU-53", "signature by " + key.kid(), role.text(), names(roles));
    }
    SignatureVerifier.requireValid(key.jwk(), signature, bytes);
    signers.add(new CountedSigner(key.kid(), key.holder(), role, algorithm.get()));
  }

  private void requireQuorum(Role role) throws PackageRefusedException {
    RoleRule rule =
        root.rule(role)
            .orElseThrow(
                () -> new IllegalArgumentException("the root defines no role " + role.text()));
    int holders = holders(role, Set.of(Family.values()));
    if (holders < rule.threshold()) {
      throw new PackageRefusedException(
          Reason.QUORUM_MISSING,
          "TRU-54",
          "role " + role.text(),
          holders + " holders",
          "at least " + rule.threshold());
    }
    for (Family family : rule.families()) {
      int inFamily = holders(role, Set.of(family));
      if (inFamily < rule.threshold()) {
        throw new PackageRefusedException(
            Reason.FAMILY_MISSING,
            "TRU-55",
            "role " + role.text() + ", family " + Quorum.text(family),
            inFamily + " holders",
            "at least " + rule.threshold());
      }
    }
  }

  /** People, not keys and not signatures (A02). */
  private int holders(Role role, Set<Family> families) {
    Set<String> holders = new HashSet<>();
    for (CountedSigner signer : signers) {
      if (signer.role() == role && families.contains(signer.algorithm().family())) {
        holders.add(signer.holder());
      }
    }
    return holders.size();
  }

  private static String names(Set<Role> roles) {
    return String.join(", ", roles.stream().map(Role::text).sorted().toList());
  }
}
