package dev.cachet.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.MLDSASigner;

/**
 * The floor of a cold start: the two signatures over a manifest, Ed25519 and ML-DSA-65, checked
 * through Bouncy Castle's lightweight API, and nothing else. It reads the files that {@code trust}
 * and {@code sign} write with two expressions, judges nothing and is no verifier.
 */
public final class BareSignatures {
  private BareSignatures() {}

  /**
   * Checks both signatures.
   *
   * @param arguments the manifest; signature file and JWK of Ed25519; the same of ML-DSA-65
   * @throws Exception if a file cannot be read or a signature does not hold
   */
  public static void main(String[] arguments) throws Exception {
    String payload =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Files.readAllBytes(Path.of(arguments[0])));
    String ed25519 = Files.readString(Path.of(arguments[1]));
    Ed25519Signer classical = new Ed25519Signer();
    classical.init(
        false, new Ed25519PublicKeyParameters(bytes(Files.readString(Path.of(arguments[2])), "x")));
    byte[] message = input(ed25519, payload);
    classical.update(message, 0, message.length);
    boolean holds = classical.verifySignature(bytes(ed25519, "signature"));
    String mldsa = Files.readString(Path.of(arguments[3]));
    MLDSASigner pq = new MLDSASigner();
    pq.init(
        false,
        new MLDSAPublicKeyParameters(
            MLDSAParameters.ml_dsa_65, bytes(Files.readString(Path.of(arguments[4])), "pub")));
    message = input(mldsa, payload);
    pq.update(message, 0, message.length);
    if (!holds || !pq.verifySignature(bytes(mldsa, "signature"))) {
      throw new IllegalStateException("a signature does not hold");
    }
    System.out.println("2 signatures hold");
  }

  private static byte[] input(String envelope, String payload) {
    return (text(envelope, "protected") + "." + payload).getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] bytes(String json, String member) {
    return Base64.getUrlDecoder().decode(text(json, member));
  }

  private static String text(String json, String member) {
    Matcher found = Pattern.compile("\"" + member + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
    if (!found.find()) {
      throw new IllegalArgumentException("no member " + member);
    }
    return found.group(1);
  }
}
