package dev.cachet.jose;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.refusal.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenSslInteropTest {
  private record Vector(String alg, PublicJwk key, EnvelopeSignature signature, String document) {
    byte[] payload() {
      return document.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return alg;
    }
  }

  private static List<Vector> vectors() throws Exception {
    List<String> lines = lines();
    List<Vector> vectors = new ArrayList<>();
    for (int i = 2; i < lines.size(); i += 4) {
      vectors.add(
          new Vector(
              lines.get(i),
              PublicJwk.read(Refused.json(lines.get(i + 1))),
              new EnvelopeSignature(lines.get(i + 2), lines.get(i + 3)),
              lines.get(1)));
    }
    return vectors;
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = OpenSslInteropTest.class.getResourceAsStream("openssl-signatures.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void verifiesWhatOpenSslSigned(Vector vector) {
    assertDoesNotThrow(
        () -> SignatureVerifier.requireValid(vector.key, vector.signature, vector.payload()));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  @Tag("TRU-19")
  void refusesTheSameSignatureOverOtherBytes(Vector vector) {
    byte[] other = vector.payload();
    other[0] ^= 1;
    Refused.by(
        Reason.SIGNATURE_INVALID,
        () -> SignatureVerifier.requireValid(vector.key, vector.signature, other));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  @Tag("TRU-14")
  void agreesOnTheThumbprint(Vector vector) throws Exception {
    assertEquals(vector.key.kid(), ProtectedHeader.read(vector.signature.protectedHeader()).kid());
  }

  @Test
  void coversEveryAlgorithm() throws Exception {
    Set<Algorithm> covered = EnumSet.noneOf(Algorithm.class);
    vectors().forEach(vector -> covered.add(vector.key.algorithm().orElseThrow()));
    assertEquals(EnumSet.allOf(Algorithm.class), covered);
  }
}
