package dev.cachet.jose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.json.StrictJsonException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicJwkTest {
  private static final String KID = "A".repeat(43);

  private static void refused(String clause, String jwk) {
    StrictJsonException e =
        assertThrows(StrictJsonException.class, () -> PublicJwk.read(Refused.json(jwk), KID));
    assertEquals(clause, e.clause(), e.getMessage());
  }

  private static String json(Algorithm algorithm) {
    return TestKeys.of(algorithm, "a").publicKey().json();
  }

  @ParameterizedTest
  @EnumSource
  void readsWhatItWrites(Algorithm algorithm) throws Exception {
    PublicJwk key = TestKeys.of(algorithm, "a").publicKey();
    PublicJwk read = PublicJwk.read(Refused.json(key.json()), key.kid());
    assertEquals(key, read);
    assertEquals(key, PublicJwk.read(Refused.json(key.json())));
    assertEquals(Optional.of(algorithm), read.algorithm());
    assertNotEquals(key, TestKeys.ed25519("b").publicKey());
  }

  @Test
  @Tag("TRU-23")
  void writesEdDsa() {
    assertTrue(json(Algorithm.ED25519).startsWith("{\"alg\":\"EdDSA\","));
  }

  @Test
  @Tag("TRU-18")
  void readsBothNamesOfEd25519AsOneKey() throws Exception {
    String other = json(Algorithm.ED25519).replace("EdDSA", "Ed25519");
    assertEquals(
        TestKeys.ed25519("a").publicKey().kid(), PublicJwk.read(Refused.json(other)).kid());
  }

  @ParameterizedTest
  @Tag("TRU-9")
  @EnumSource
  void refusesAnyOtherMemberOfAKnownKey(Algorithm algorithm) {
    for (String member : new String[] {"d", "priv", "use", "key_ops", "kid", "x5c", "ext"}) {
      refused("TRU-9", json(algorithm).replace("}", ",\"" + member + "\":\"AAAA\"}"));
    }
  }

  @ParameterizedTest
  @Tag("TRU-10")
  @CsvSource({
    "ED25519, EdDSA, ES256",
    "ED25519, EdDSA, PS256",
    "ED25519, Ed25519\", Ed448\"",
    "ES256, ES256, ES384",
    "ES256, P-256, P-384",
    "ES384, ES384, ES256",
    "ES256, ES256, EdDSA",
    "PS256, PS256, ML-DSA-44",
    "ML_DSA_44, AKP, OKP",
    "ML_DSA_44, AKP, RSA",
  })
  void refusesMembersOfTwoRows(Algorithm algorithm, String from, String to) {
    refused("TRU-10", json(algorithm).replace(from, to));
  }

  @ParameterizedTest
  @Tag("TRU-11")
  @CsvSource({
    "ED25519, x",
    "ES256, x",
    "ES256, y",
    "ES384, y",
    "PS256, n",
    "PS256, e",
    "ML_DSA_44, pub"
  })
  void refusesOtherTextsOfBytes(Algorithm algorithm, String member) {
    String json = json(algorithm);
    int end = json.indexOf('"', json.indexOf("\"" + member + "\":\"") + member.length() + 4);
    for (String tail : new String[] {"=", " ", "+", "*", "\\u0041A"}) {
      String spoilt = json.substring(0, end) + tail + json.substring(end);
      StrictJsonException e =
          assertThrows(
              StrictJsonException.class, () -> PublicJwk.read(Refused.json(spoilt), KID), spoilt);
      assertTrue(e.clause().equals("TRU-11") || e.clause().equals("TRU-12"), e.getMessage());
    }
  }

  @Test
  @Tag("TRU-11")
  void refusesSpareBits() {
    String json = json(Algorithm.ED25519);
    int end = json.lastIndexOf('"') - 1;
    char last = json.charAt(end);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    char same = alphabet.charAt(alphabet.indexOf(last) + 1);
    refused("TRU-11", json.substring(0, end) + same + json.substring(end + 1));
  }

  @ParameterizedTest
  @Tag("TRU-11")
  @EnumSource(names = {"ED25519", "ML_DSA_44", "ML_DSA_65", "ML_DSA_87"})
  void refusesAnotherLength(Algorithm algorithm) {
    String json = json(algorithm);
    String member = algorithm == Algorithm.ED25519 ? "\"x\":\"" : "\"pub\":\"";
    refused("TRU-11", json.replace(member, member + "AAAA"));
    refused("TRU-11", json.replaceFirst(member + "....", member));
    refused("TRU-11", json.replaceFirst(member + "[^\"]*", member));
  }

  @ParameterizedTest
  @Tag("TRU-11")
  @EnumSource(names = {"ES256", "ES384"})
  void refusesCoordinatesOfAnotherWidth(Algorithm algorithm) {
    for (String member : new String[] {"\"x\":\"", "\"y\":\""}) {
      refused("TRU-11", json(algorithm).replace(member, member + "AAAA"));
      refused("TRU-11", json(algorithm).replaceFirst(member + "....", member));
    }
  }

  @ParameterizedTest
  @Tag("TRU-12")
  @ValueSource(ints = {2048, 3071, 4097, 4104})
  void refusesAnRsaModulusOfAnotherSize(int bits) {
    BigInteger n = BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE);
    byte[] bytes = TestKeys.fixed(n, (bits + 7) / 8);
    refused(
        "TRU-12",
        "{\"alg\":\"PS256\",\"e\":\"AQAB\",\"kty\":\"RSA\",\"n\":\""
            + Base64Url.encode(bytes)
            + "\"}");
  }

  @Test
  @Tag("TRU-12")
  void refusesALeadingZeroOfAnRsaModulus() {
    byte[] n = TestKeys.P.multiply(TestKeys.Q).toByteArray();
    assertEquals(0, n[0]);
    byte[] e = {1, 0, 1};
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> PublicJwk.rsa(n, e));
    assertTrue(refused.getMessage().contains("TRU-12"), refused.getMessage());
  }

  @ParameterizedTest
  @Tag("TRU-12")
  @ValueSource(strings = {"Aw", "AQ", "AAEAAQ", "AQAC", "AQABAA", ""})
  void refusesAnotherRsaExponent(String e) {
    refused("TRU-12", json(Algorithm.PS256).replace("\"AQAB\"", "\"" + e + "\""));
  }

  @ParameterizedTest
  @Tag("TRU-13")
  @ValueSource(
      strings = {
        // the eight points of small order
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        // other texts of such points: y of at least p, the sign of x = 0
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0100000000000000000000000000000000000000000000000000000000000080",
        // no point at all
        "0200000000000000000000000000000000000000000000000000000000000000",
        // a point of prime order plus one of order eight, and of order two
        "6a84d583f06569edb3f5ed77df65544b27d6948b4f0b2cb76f33dd8413b20719",
        "76985cdbd2364a744397b773ed9a33933a0d9390c3775a2aa16fe4f8cb235a8d",
      })
  void refusesAnEd25519KeyThatIsNoPointOfPrimeOrder(String x) {
    refused(
        "TRU-13",
        "{\"alg\":\"EdDSA\",\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\""
            + Base64Url.encode(HexFormat.of().parseHex(x))
            + "\"}");
  }

  @Test
  @Tag("TRU-13")
  void acceptsThePointOfPrimeOrderItself() {
    String x = "7767a3242dc9b58bbc68488c1265cc6cc5f26c6f3c88a5d55e901b0734dca572";
    assertEquals(43, PublicJwk.ed25519(HexFormat.of().parseHex(x)).kid().length());
  }

  @ParameterizedTest
  @Tag("TRU-13")
  @EnumSource(names = {"ES256", "ES384"})
  void refusesAPointThatIsNotOnTheCurve(Algorithm algorithm) {
    int width = algorithm == Algorithm.ES256 ? 32 : 48;
    byte[] zero = new byte[width];
    byte[] ones = new byte[width];
    Arrays.fill(ones, (byte) 0xff);
    for (byte[][] xy : new byte[][][] {{zero, zero}, {ones, ones}, {ones, zero}, {zero, ones}}) {
      refused(
          "TRU-13",
          "{\"alg\":\""
              + algorithm.jwsName()
              + "\",\"crv\":\""
              + EcdsaMaterial.curve(algorithm)
              + "\",\"kty\":\"EC\",\"x\":\""
              + Base64Url.encode(xy[0])
              + "\",\"y\":\""
              + Base64Url.encode(xy[1])
              + "\"}");
    }
  }

  @ParameterizedTest
  @Tag("TRU-14")
  @EnumSource
  void refusesAKidThatIsNotTheThumbprint(Algorithm algorithm) {
    refused("TRU-14", json(algorithm));
  }

  @Test
  void standsAloneOnlyWhenKnown() {
    StrictJsonException e =
        assertThrows(
            StrictJsonException.class,
            () -> PublicJwk.read(Refused.json("{\"alg\":\"NEW\",\"kty\":\"NEW\"}")));
    assertEquals("TRU-10", e.clause());
    assertThrows(
        IllegalArgumentException.class,
        () -> PublicJwk.ecdsa(Algorithm.PS256, new byte[32], new byte[32]));
    assertThrows(
        IllegalArgumentException.class, () -> PublicJwk.mlDsa(Algorithm.ES256, new byte[1]));
  }

  @Test
  void isNamedByItsThumbprintAndEqualToWhatItWasReadFrom() throws Exception {
    PublicJwk key = TestKeys.of(Algorithm.ED25519, "").publicKey();
    PublicJwk same = PublicJwk.read(Refused.json(key.json()), key.kid());
    assertEquals(key.kid(), key.toString());
    assertEquals(key, same);
    assertEquals(key.hashCode(), same.hashCode());
  }
}
