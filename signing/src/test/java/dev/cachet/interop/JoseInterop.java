package dev.cachet.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.jose.Algorithm;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.PublicJwk;
import dev.cachet.jose.SignatureList;
import dev.cachet.jose.SignatureVerifier;
import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.StrictJson;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.signer.ManifestSigner;
import dev.cachet.signer.SigningKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** npm jose for EdDSA, ES256, ES384, PS256; noble post-quantum for ML-DSA. */
class JoseInterop {
  private static final byte[] MANIFEST =
      "{\"format\":1,\"product\":\"ventilator-x\"}".getBytes(StandardCharsets.UTF_8);
  private static final int LONG = 1 << 16;

  @Test
  @Tag("TRU-23")
  void othersVerifyWhatCachetSigned() throws Exception {
    OtherProgram node = OtherProgram.node();
    List<String> cases = new ArrayList<>();
    for (Algorithm algorithm : Algorithm.values()) {
      cases.add(signed(algorithm, MANIFEST));
    }
    write(node, "cachet.json", cases);
    OtherProgram.Result result = node.run("node", "check.mjs", "cachet.json");
    assertEquals(0, result.exitCode(), result.output());
    for (Algorithm algorithm : Algorithm.values()) {
      assertTrue(result.output().contains("verified " + algorithm.jwsName()), result.output());
    }
  }

  @Test
  void othersRefuseWhatWasChangedAfterCachetSigned() throws Exception {
    OtherProgram node = OtherProgram.node();
    String payload = base64(MANIFEST);
    String changed = base64("{\"format\":2}".getBytes(StandardCharsets.UTF_8));
    for (Algorithm algorithm : List.of(Algorithm.ED25519, Algorithm.ES256, Algorithm.ML_DSA_65)) {
      write(node, "changed.json", List.of(signed(algorithm, MANIFEST).replace(payload, changed)));
      OtherProgram.Result result = node.run("node", "check.mjs", "changed.json");
      assertNotEquals(0, result.exitCode(), result.output());
      assertTrue(result.output().contains("verification failed"), result.output());
    }
  }

  @Test
  void cachetVerifiesWhatOthersSigned() throws Exception {
    OtherProgram node = OtherProgram.node();
    Files.write(node.folder().resolve("manifest.json"), MANIFEST);
    OtherProgram.Result result = node.run("node", "make.mjs", "manifest.json", "made.json");
    assertEquals(0, result.exitCode(), result.output());
    JsonObject made = read(node.folder().resolve("made.json"));
    Map<String, PublicJwk> keys = new HashMap<>();
    for (JsonObject jwk : made.objects("jwks", 10)) {
      PublicJwk key = PublicJwk.read(jwk);
      keys.put(key.kid(), key);
    }
    List<EnvelopeSignature> signatures = new ArrayList<>();
    for (JsonObject each : made.object("jws").objects("signatures", 10)) {
      signatures.add(new EnvelopeSignature(each.string("protected"), each.string("signature")));
    }
    assertEquals(base64(MANIFEST), made.object("jws").string("payload"));
    SignatureList list = SignatureList.read(SignatureList.of(signatures).bytes());
    assertEquals(7, list.signatures().size());
    for (int i = 0; i < 7; i++) {
      PublicJwk key = keys.get(list.headers().get(i).kid());
      EnvelopeSignature signature = list.signatures().get(i);
      SignatureVerifier.requireValid(key, signature, MANIFEST);
      assertThrows(
          PackageRefusedException.class,
          () -> SignatureVerifier.requireValid(key, signature, new byte[] {1}));
    }
  }

  /** A detached signature with the payload put back: RFC 7515 appendix F, backwards. */
  private static String signed(Algorithm algorithm, byte[] document) throws Exception {
    SigningKey key = SigningKey.generate(algorithm, new SecureRandom());
    EnvelopeSignature signature = new ManifestSigner().sign(DocumentType.PACKAGE, document, key);
    String detached =
        new String(SignatureList.of(List.of(signature)).bytes(), StandardCharsets.UTF_8);
    String general = "{\"payload\":\"" + base64(document) + "\"," + detached.substring(1);
    return "{\"jwk\":" + key.publicKey().json() + ",\"jws\":" + general + "}";
  }

  private static void write(OtherProgram node, String name, List<String> cases) throws Exception {
    Files.writeString(node.folder().resolve(name), "[" + String.join(",", cases) + "]");
  }

  private static JsonObject read(Path file) throws Exception {
    JsonLimits limits =
        JsonLimits.of(LONG)
            .withString("/jwks/*/pub", LONG)
            .withString("/jws/payload", LONG)
            .withString("/jws/signatures/*/signature", LONG);
    return StrictJson.parse(Files.readAllBytes(file), limits);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
