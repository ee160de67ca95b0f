package dev.cachet.notice;

import dev.cachet.digest.Sha256;
import dev.cachet.jose.AttachedEnvelope;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.TestSigner;
import dev.cachet.trust.TestRoots;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Notices of the tests, about the device of {@code TestFactory}. */
public final class TestNotices {
  public static final TestRoots ROOT = TestRoots.classical();
  public static final String UDI_DI = "04012345678901";
  static final byte[] STATEMENT = "Support ends.\n".getBytes(StandardCharsets.UTF_8);

  private TestNotices() {}

  public static NoticeClaims claims(long serial) {
    return claims("example-devices", "ventilator-x", UDI_DI, serial);
  }

  static NoticeClaims claims(String maker, String product, String udiDi, long serial) {
    return new NoticeClaims(
        maker,
        product,
        Set.of(udiDi),
        serial,
        Instant.parse("2026-11-30T12:00:00Z"),
        Instant.parse("2029-06-30T00:00:00Z"),
        List.of(
            NoticeFile.of("statement.en.txt", NoticeFileKind.STATEMENT, STATEMENT),
            new NoticeFile("sbom.json", NoticeFileKind.SBOM, 2, Sha256.of(new byte[] {1}))));
  }

  /** Signed by all roles that packages need. */
  public static byte[] signed(NoticeClaims claims) {
    return signed(DocumentType.NOTICE, claims.bytes(), ROOT.packageSigners());
  }

  static byte[] signed(DocumentType type, byte[] payload, Collection<TestSigner> signers) {
    return AttachedEnvelope.of(payload, TestRoots.sign(type, payload, signers)).bytes();
  }

  static byte[] changed(NoticeClaims claims, String found, String put) {
    String text = new String(claims.bytes(), StandardCharsets.UTF_8);
    if (!text.contains(found)) {
      throw new IllegalArgumentException("no " + found + " in " + text);
    }
    return text.replace(found, put).getBytes(StandardCharsets.UTF_8);
  }
}
