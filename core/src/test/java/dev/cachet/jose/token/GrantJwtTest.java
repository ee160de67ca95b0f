package dev.cachet.jose.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.digest.Sha256;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.KeyMaterial;
import dev.cachet.jose.ProtectedHeader;
import dev.cachet.jose.TestKeys;
import dev.cachet.jose.TestSigner;
import dev.cachet.statement.Binding;
import dev.cachet.statement.GrantClaims;
import dev.cachet.statement.Party;
import dev.cachet.statement.TestStatements;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A grant is a JWT for every reader of JWTs: jjwt reads both forms of it. */
class GrantJwtTest {
  private static final GrantClaims CLAIMS =
      TestStatements.claims(Party.SERVICE, Binding.toSeq(4), Sha256.of(new byte[1]));

  private static Jws<Claims> read(String token, TestSigner key) {
    KeyMaterial material = key.publicKey().material();
    return Jwts.parser()
        .json(new JwtJson.Parser())
        .clock(() -> Date.from(TestStatements.FROM))
        .sig()
        .clear()
        .add(new JwtEdDsa())
        .and()
        .keyLocator(header -> new JwtEdDsa.VerificationKey(material))
        .build()
        .parseSignedClaims(token);
  }

  @Test
  void readsACompactGrant() throws Exception {
    TestSigner signer = TestKeys.ed25519("grant-1");
    byte[] grant = TestStatements.compact(CLAIMS, signer);
    Jws<Claims> read = read(new String(grant, StandardCharsets.US_ASCII), signer);
    assertEquals("cachet-install-auth+jwt", read.getHeader().getType());
    assertEquals(TestStatements.NAME, read.getPayload().getAudience().iterator().next());
    assertEquals(Date.from(TestStatements.UNTIL), read.getPayload().getExpiration());
    assertEquals(4L, read.getPayload().get("seq"));
    assertThrows(
        JwtException.class,
        () -> read(new String(grant, StandardCharsets.US_ASCII), TestKeys.ed25519("grant-2")));
  }

  @Test
  void readsEachSignatureOfAGrantInJson() throws Exception {
    List<TestSigner> signers = List.of(TestKeys.ed25519("grant-1"), TestKeys.ed25519("grant-2"));
    GrantEnvelope grant =
        GrantEnvelope.read(
            TestStatements.envelope(DocumentType.INSTALL_AUTH, CLAIMS.bytes(), signers));
    assertArrayEquals(CLAIMS.bytes(), grant.payload());
    for (TestSigner signer : signers) {
      EnvelopeSignature own =
          grant.signatures().signatures().stream()
              .filter(one -> kid(one).equals(signer.kid()))
              .findFirst()
              .orElseThrow();
      Jws<Claims> read = read(GrantEnvelope.token(grant.payload(), own), signer);
      assertEquals("grant-0001", read.getPayload().getId());
    }
  }

  private static String kid(EnvelopeSignature signature) {
    try {
      return ProtectedHeader.read(signature.protectedHeader()).kid();
    } catch (dev.cachet.refusal.PackageRefusedException e) {
      throw new AssertionError(e);
    }
  }
}
