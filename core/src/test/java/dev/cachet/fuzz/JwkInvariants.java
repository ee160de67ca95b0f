package dev.cachet.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.digest.Sha256;
import dev.cachet.jose.Algorithm;
import dev.cachet.jose.Base64Url;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.ProtectedHeader;
import dev.cachet.jose.PublicJwk;
import dev.cachet.jose.SignatureVerifier;
import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A key has one text and one id. The input is a JWK, or an element of a root's {@code keys} of
 * which {@code kid} and {@code jwk} are read.
 */
final class JwkInvariants implements FuzzTarget.Invariants {
  private static final JsonLimits LIMITS =
      JsonLimits.of(1 << 16).withString("/*", 8_192).withString("/jwk/*", 8_192);

  @Override
  public void check(byte[] input) throws PackageRefusedException, IOException {
    PublicJwk key = Allocation.bounded(input.length, () -> read(input));
    assertEquals(key, read(listed(key)));
    JsonObject text = JwkInvariants.parse(key.json().getBytes(UTF_8));
    assertFalse(text.has("d") || text.has("k") || text.has("priv"), "a secret");
    if (key.algorithm().isPresent()) {
      assertEquals(thumbprint(text.toMap()), key.kid());
      assertEquals(key, read(key.json().getBytes(UTF_8)));
      requireNothingSigned(key, key.algorithm().get());
    }
  }

  private static PublicJwk read(byte[] input) throws PackageRefusedException {
    try {
      JsonObject json = parse(input);
      return json.has("jwk")
          ? PublicJwk.read(json.object("jwk"), json.string("kid"))
          : PublicJwk.read(json);
    } catch (StrictJsonException e) {
      throw e.refusedAs(Reason.ROOT_MALFORMED, "jwk");
    }
  }

  private static JsonObject parse(byte[] json) throws PackageRefusedException {
    try {
      return StrictJson.parse(json, LIMITS);
    } catch (StrictJsonException e) {
      throw e.refusedAs(Reason.ROOT_MALFORMED, "jwk");
    }
  }

  private static byte[] listed(PublicJwk key) {
    return ("{\"kid\":\"" + key.kid() + "\",\"jwk\":" + key.json() + "}").getBytes(UTF_8);
  }

  /** RFC 7638 and RFC 9964, computed from the members: only an AKP key counts its alg. */
  private static String thumbprint(Map<String, Object> members) {
    Map<String, Object> required = new TreeMap<>(members);
    if (!members.get("kty").equals("AKP")) {
      required.remove("alg");
    }
    String text =
        required.entrySet().stream()
            .map(member -> "\"" + member.getKey() + "\":\"" + member.getValue() + "\"")
            .collect(Collectors.joining(",", "{", "}"));
    return Base64Url.encode(Sha256.of(text.getBytes(UTF_8)).bytes());
  }

  /** CVE-2022-21449: whatever a key is, zeros are no signature by it. */
  private static void requireNothingSigned(PublicJwk key, Algorithm algorithm) {
    byte[] zeros = new byte[signatureLength(key, algorithm)];
    EnvelopeSignature signature =
        new EnvelopeSignature(
            ProtectedHeader.encode(algorithm, key.kid(), DocumentType.PACKAGE, null),
            Base64Url.encode(zeros));
    PackageRefusedException e =
        assertThrows(
            PackageRefusedException.class,
            () -> SignatureVerifier.requireValid(key, signature, new byte[1]));
    assertEquals("a signature that does not verify", e.refusal().found());
  }

  private static int signatureLength(PublicJwk key, Algorithm algorithm) {
    return switch (algorithm) {
      case ED25519, ES256 -> 64;
      case ES384 -> 96;
      case ML_DSA_44 -> 2_420;
      case ML_DSA_65 -> 3_309;
      case ML_DSA_87 -> 4_627;
      case PS256 ->
          Base64Url.decode(key.json().replaceAll(".*\"n\":\"([^\"]*)\".*", "$1"))
              .orElseThrow()
              .length;
    };
  }
}
