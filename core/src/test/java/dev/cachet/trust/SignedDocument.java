package dev.cachet.trust;

import dev.cachet.jose.DocumentType;
import dev.cachet.jose.Refused;
import dev.cachet.jose.TestKeys;
import dev.cachet.jose.TestSigner;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A small document, signed by whom a test names, before the quorum of a package. */
final class SignedDocument {
  static final byte[] DOCUMENT = "{\"format\":1}".getBytes(StandardCharsets.UTF_8);

  private SignedDocument() {}

  static TestSigner signer(String name) {
    return TestKeys.ed25519(name);
  }

  static AuthenticBytes require(TestRoots root, TestSigner... signers)
      throws PackageRefusedException {
    return require(root, Arrays.asList(signers));
  }

  static AuthenticBytes require(TestRoots root, List<TestSigner> signers)
      throws PackageRefusedException {
    TrustedRoot trusted = root.trusted();
    return Quorum.require(
        trusted,
        DocumentType.PACKAGE,
        trusted.document().packageRoles(),
        DOCUMENT,
        TestRoots.sign(DocumentType.PACKAGE, DOCUMENT, signers));
  }

  static void refused(Reason reason, String clause, TestRoots root, TestSigner... signers) {
    Refused.by(reason, clause, () -> require(root, signers));
  }

  static TestSigner flipping(TestSigner signer) {
    return signer.spoiling(
        signature -> {
          signature[5] ^= 4;
          return signature;
        });
  }
}
