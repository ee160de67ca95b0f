package dev.cachet.author.sheet;

import dev.cachet.author.UnsignedPackage;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.ProtectedHeader;
import dev.cachet.jose.SignatureVerifier;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.Role;
import dev.cachet.trust.RootDocument;
import dev.cachet.trust.RootKey;
import dev.cachet.trust.TrustedRoot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the signatures that came in are worth, for somebody who is about to add one. A header alone
 * names anybody, so nobody is named as a signer whose signature was not verified.
 */
final class SignatureLines {
  private final Optional<RootDocument> root;
  private final byte[] manifest;

  private SignatureLines(Optional<RootDocument> root, byte[] manifest) {
    this.root = root;
    this.manifest = manifest;
  }

  static List<String> of(UnsignedPackage unsigned, Optional<TrustedRoot> root)
      throws IOException, PackageRefusedException {
    SignatureLines lines =
        new SignatureLines(root.map(TrustedRoot::document), unsigned.manifestBytes());
    List<String> all = new ArrayList<>();
    for (EnvelopeSignature signature : unsigned.signatures().signatures()) {
      all.add(lines.of(signature));
    }
    return all;
  }

  private String of(EnvelopeSignature signature) throws PackageRefusedException {
    ProtectedHeader header = ProtectedHeader.read(signature.protectedHeader());
    String by = "signature by key " + header.kid();
    if (!header.typ().equals(DocumentType.PACKAGE.typ())) {
      return by + " IS FOR ANOTHER KIND OF DOCUMENT, " + header.typ() + "; take it away";
    }
    if (root.isEmpty()) {
      return by + " NOT VERIFIED, no root was given";
    }
    Optional<RootKey> key = root.get().key(header.kid());
    if (key.isEmpty()) {
      return by + " NOT VERIFIED, root " + root.get().version() + " does not list the key";
    }
    return by + of(signature, key.get(), root.get());
  }

  private String of(EnvelopeSignature signature, RootKey key, RootDocument in) {
    Role role = in.roleOf(key.kid());
    String who = " of " + key.holder() + " for " + role.text();
    if (!in.packageRoles().contains(role)) {
      return who + " HAS NO SAY in packages; take it away";
    }
    if (key.jwk().algorithm().isEmpty()) {
      return who + " NOT VERIFIED, its algorithm is not known here";
    }
    try {
      SignatureVerifier.requireValid(key.jwk(), signature, manifest);
      return who + " verifies";
    } catch (PackageRefusedException e) {
      return who + " DOES NOT VERIFY; take it away and ask its holder";
    }
  }
}
