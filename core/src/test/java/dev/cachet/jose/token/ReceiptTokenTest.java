package dev.cachet.jose.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.jose.Algorithm;
import dev.cachet.jose.Base64Url;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.PublicJwk;
import dev.cachet.jose.Refused;
import dev.cachet.jose.TestKeys;
import dev.cachet.json.JsonObject;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTokenTest {
  private static final DeviceKey KEY = key((byte) 7);
  private static final JsonObject CLAIMS =
      Refused.json(
          "{\"iss\":\"device\",\"iat\":1764000000,\"slots\":[{\"name\":\"a\",\"ok\":true}],"
              + "\"digest\":\"ab\"}");

  private static DeviceKey key(byte fill) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, fill);
    byte[] prefix = HexFormat.of().parseHex("302e020100300506032b657004220420");
    byte[] pkcs8 = Arrays.copyOf(prefix, 48);
    System.arraycopy(seed, 0, pkcs8, 16, 32);
    try {
      return DeviceKey.read(pkcs8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sign(String header, String claims) {
    byte[] seed = Arrays.copyOfRange(KEY.pkcs8(), 16, 48);
    String encoded = Base64Url.encode(header.getBytes(StandardCharsets.UTF_8));
    byte[] payload = claims.getBytes(StandardCharsets.UTF_8);
    EnvelopeSignature signed = TestKeys.ed25519(seed).sign(encoded, payload);
    return encoded + "." + Base64Url.encode(payload) + "." + signed.signature();
  }

  private static String header(String more) {
    return "{\"alg\":\"EdDSA\",\"kid\":\""
        + KEY.publicKey().kid()
        + "\",\"typ\":\"cachet-install-receipt+jwt\""
        + more
        + "}";
  }

  private static void refused(Reason reason, String token) {
    Refused.by(reason, () -> ReceiptToken.read(token, KEY.publicKey()));
  }

  @Test
  void readsWhatTheDeviceSigned() throws Exception {
    ReceiptToken receipt = ReceiptToken.read(KEY.signReceipt(CLAIMS), KEY.publicKey());
    assertEquals(CLAIMS.toMap(), receipt.claims().toMap());
    assertEquals(List.of("iss", "iat", "slots", "digest"), List.copyOf(receipt.claims().names()));
  }

  @Test
  void signsTheSameTwice() {
    assertEquals(KEY.signReceipt(CLAIMS), KEY.signReceipt(CLAIMS));
  }

  @Test
  void readsATokenThatAnotherWriterMade() throws Exception {
    String token = sign(header(",\"iat\":1"), "{\"sub\":\"x\"}");
    assertEquals("x", ReceiptToken.read(token, KEY.publicKey()).claims().string("sub"));
  }

  @Test
  void refusesTheTokenOfAnotherDevice() {
    String token = key((byte) 8).signReceipt(CLAIMS);
    refused(Reason.SIGNATURE_INVALID, token);
  }

  @Test
  void refusesAChangedToken() {
    String[] parts = KEY.signReceipt(CLAIMS).split("\\.", -1);
    String claims = Base64Url.encode("{\"iss\":\"other\"}".getBytes(StandardCharsets.UTF_8));
    refused(Reason.SIGNATURE_INVALID, parts[0] + "." + claims + "." + parts[2]);
    refused(
        Reason.SIGNATURE_INVALID, parts[0] + "." + parts[1] + "." + Base64Url.encode(new byte[64]));
    refused(
        Reason.SIGNATURE_INVALID, parts[0] + "." + parts[1] + "." + Base64Url.encode(new byte[63]));
  }

  @Test
  void refusesEveryOtherTextOfAToken() {
    String token = KEY.signReceipt(CLAIMS);
    String last = token.substring(0, token.length() - 1);
    for (String text :
        List.of(token + "=", token + " ", token + "\n", " " + token, token + ".", last, "", "..")) {
      refused(Reason.ENVELOPE_MALFORMED, text);
    }
    refused(Reason.ENVELOPE_MALFORMED, token.substring(0, token.lastIndexOf('.') + 1));
    refused(Reason.ENVELOPE_MALFORMED, "a".repeat(32_769));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"crit\":[\"x\"]",
        ",\"b64\":false",
        ",\"zip\":\"DEF\"",
        ",\"jku\":\"https://a\"",
        ",\"alg\":\"EdDSA\"",
        ",\"enc\":\"A128GCM\"",
      })
  void refusesOtherHeaders(String member) {
    refused(Reason.ENVELOPE_MALFORMED, sign(header(member), "{}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "HS256", "ES256", "Ed25519", "eddsa"})
  void refusesOtherAlgorithms(String alg) {
    refused(Reason.ALGORITHM_MISMATCH, sign(header("").replace("EdDSA", alg), "{\"a\":1}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"JWT", "cachet-install-auth+jwt", "cachet-package+jws", ""})
  void refusesOtherTypes(String typ) {
    String header = header("").replace("cachet-install-receipt+jwt", typ);
    refused(Reason.WRONG_TYPE, sign(header, "{\"a\":1}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"a\":1,\"a\":2}",
        "{\"a\":null}",
        "{\"a\":1.5}",
        "{\"exp\":1}",
        "{\"nbf\":1}",
        "{\"a\":1} x",
        "text",
      })
  void refusesOtherClaims(String claims) {
    refused(Reason.ENVELOPE_MALFORMED, sign(header(""), claims));
  }

  @Test
  void neverSignsALifetimeOrTooMuch() {
    assertThrows(
        IllegalArgumentException.class, () -> KEY.signReceipt(Refused.json("{\"exp\":1}")));
    StringBuilder large = new StringBuilder("{\"a\":\"\"");
    for (int i = 0; i < 17; i++) {
      large.append(",\"b").append(i).append("\":\"").append("x".repeat(1000)).append('"');
    }
    JsonObject claims = Refused.json(large.append('}').toString());
    assertThrows(IllegalArgumentException.class, () -> KEY.signReceipt(claims));
  }

  @Test
  void signsClaimsUpToTheLimit() throws Exception {
    JsonObject largest = claimsOf(ReceiptToken.MAX_CLAIMS_BYTES);
    ReceiptToken read = ReceiptToken.read(KEY.signReceipt(largest), KEY.publicKey());
    assertEquals(largest.toMap(), read.claims().toMap());
    JsonObject larger = claimsOf(ReceiptToken.MAX_CLAIMS_BYTES + 1);
    assertThrows(IllegalArgumentException.class, () -> KEY.signReceipt(larger));
  }

  /** Claims that are this long when they are written. */
  private static JsonObject claimsOf(int length) {
    StringBuilder text = new StringBuilder("{\"a\":\"\"");
    while (length - text.length() > 2_000) {
      text.append(",\"").append(text.length()).append("\":\"").append("x".repeat(900)).append('"');
    }
    text.append(",\"b\":\"").append("x".repeat(990)).append("\",\"c\":\"");
    return Refused.json(text + "x".repeat(length - text.length() - 2) + "\"}");
  }

  @Test
  void looksAtATokenOfTheLargestLength() {
    String longest = "a".repeat(32_768);
    assertEquals("1 parts", found(longest));
    assertEquals("32769 characters", found(longest + "a"));
  }

  private static String found(String token) {
    return assertThrows(
            PackageRefusedException.class, () -> ReceiptToken.read(token, KEY.publicKey()))
        .refusal()
        .found();
  }

  @Test
  void makesAnotherKeyEachTime() {
    SecureRandom random = new SecureRandom();
    assertNotEquals(DeviceKey.generate(random).publicKey(), DeviceKey.generate(random).publicKey());
  }

  @Test
  void isForEd25519KeysOnly() {
    PublicJwk other = TestKeys.of(Algorithm.ES256, "a").publicKey();
    assertThrows(IllegalArgumentException.class, () -> ReceiptToken.read("a.b.c", other));
  }

  @Test
  void keepsAKeyAcrossAFile() throws Exception {
    DeviceKey made = DeviceKey.generate(new SecureRandom());
    DeviceKey read = DeviceKey.read(made.pkcs8());
    assertArrayEquals(made.pkcs8(), read.pkcs8());
    assertEquals(made.publicKey(), read.publicKey());
    assertEquals("device key " + read.publicKey().kid(), read.toString());
  }

  @Test
  void refusesOtherKeyFiles() {
    byte[] pkcs8 = KEY.pkcs8();
    byte[] other = pkcs8.clone();
    other[10] ^= 1;
    for (byte[] bytes :
        List.of(new byte[0], Arrays.copyOf(pkcs8, 47), Arrays.copyOf(pkcs8, 49), other)) {
      assertThrows(IOException.class, () -> DeviceKey.read(bytes));
    }
  }
}
