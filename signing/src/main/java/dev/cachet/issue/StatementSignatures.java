package dev.cachet.issue;

import dev.cachet.author.SignatureFolder;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.ProtectedHeader;
import dev.cachet.jose.PublicJwk;
import dev.cachet.jose.SignatureVerifier;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Verifies collected signatures of a statement before they are joined. */
final class StatementSignatures {
  private StatementSignatures() {}

  static void requireSignedBy(
      List<PublicJwk> keys, StatementKind kind, byte[] payload, SignatureFolder folder)
      throws IOException, PackageRefusedException {
    folder.forEach((file, signature) -> requireValid(keys, kind, payload, signature));
  }

  private static void requireValid(
      List<PublicJwk> keys, StatementKind kind, byte[] payload, EnvelopeSignature signature)
      throws PackageRefusedException {
    ProtectedHeader header = ProtectedHeader.read(signature.protectedHeader());
    String typ = kind.type().typ();
    if (!header.typ().equals(typ)) {
      throw refused(Reason.WRONG_TYPE, "TRU-7", header, header.typ(), typ);
    }
    Optional<PublicJwk> key = keys.stream().filter(k -> k.kid().equals(header.kid())).findFirst();
    if (key.isEmpty()) {
      throw refused(
          Reason.SIGNATURE_INVALID,
          "TRU-20",
          header,
          "a key that is not known",
          "a key of the trust root or of a public key that is given");
    }
    SignatureVerifier.requireValid(key.get(), signature, payload);
  }

  private static PackageRefusedException refused(
      Reason reason, String clause, ProtectedHeader header, String found, String expected) {
    return new PackageRefusedException(
        reason, clause, "signature by " + header.kid(), found, expected);
  }
}
