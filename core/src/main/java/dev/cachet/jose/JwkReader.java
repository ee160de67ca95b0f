package dev.cachet.jose;

import dev.cachet.json.JsonObject;
import dev.cachet.json.StrictJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the members of a key by the row of its algorithm. */
final class JwkReader {
  private static final int MAX_UNKNOWN_MEMBERS = 8;
  private static final int MAX_UNKNOWN_BYTES = 8192;

  private JwkReader() {}

  /** The material of a known key, or empty when kty or alg is not in the table. */
  static Optional<KeyMaterial> known(JsonObject jwk) throws StrictJsonException {
    String kty = jwk.string("kty");
    Optional<Algorithm> algorithm = Algorithm.byName(jwk.string("alg"));
    if (algorithm.isEmpty() || !Algorithm.isKnownKty(kty)) {
      return Optional.empty();
    }
    if (!algorithm.get().kty().equals(kty)) {
      throw jwk.problem("TRU-10", "kty", kty, algorithm.get().kty() + " for this alg");
    }
    try {
      return Optional.of(material(jwk, algorithm.get()));
    } catch (KeyRuleException e) {
      throw e.in(jwk);
    }
  }

  private static KeyMaterial material(JsonObject jwk, Algorithm algorithm)
      throws StrictJsonException, KeyRuleException {
    switch (algorithm) {
      case ED25519 -> {
        onlyMembers(jwk, "kty", "alg", "crv", "x");
        requireCurve(jwk, "Ed25519");
        return new Ed25519Material(bytes(jwk, "x"));
      }
      case ES256, ES384 -> {
        onlyMembers(jwk, "kty", "alg", "crv", "x", "y");
        requireCurve(jwk, EcdsaMaterial.curve(algorithm));
        return new EcdsaMaterial(algorithm, bytes(jwk, "x"), bytes(jwk, "y"));
      }
      case PS256 -> {
        onlyMembers(jwk, "kty", "alg", "n", "e");
        return new RsaPssMaterial(bytes(jwk, "n"), bytes(jwk, "e"));
      }
      case ML_DSA_44, ML_DSA_65, ML_DSA_87 -> {
        onlyMembers(jwk, "kty", "alg", "pub");
        return new MlDsaMaterial(algorithm, bytes(jwk, "pub"));
      }
    }
    throw new IllegalStateException("no row for " + algorithm);
  }

  /** A private member, a key id or a usage in a root is somebody's mistake: refuse, not ignore. */
  private static void onlyMembers(JsonObject jwk, String... allowed) throws StrictJsonException {
    for (String name : jwk.names()) {
      if (!java.util.List.of(allowed).contains(name)) {
        throw jwk.problem("TRU-9", name, "another member", String.join(", ", allowed));
      }
    }
  }

  private static void requireCurve(JsonObject jwk, String curve) throws StrictJsonException {
    String found = jwk.string("crv");
    if (!found.equals(curve)) {
      throw jwk.problem("TRU-10", "crv", found, curve + " for this alg");
    }
  }

  private static byte[] bytes(JsonObject jwk, String member) throws StrictJsonException {
    Optional<byte[]> bytes = Base64Url.decode(jwk.string(member));
    if (bytes.isEmpty()) {
      throw jwk.problem("TRU-11", member, "another text", "canonical base64url");
    }
    return bytes.get();
  }

  static void requireCarriable(JsonObject jwk) throws StrictJsonException {
    if (jwk.names().size() > MAX_UNKNOWN_MEMBERS) {
      throw new StrictJsonException(
          "TRU-15", jwk.pointer(), jwk.names().size() + " members", "at most 8 members");
    }
    int bytes = 0;
    for (String name : jwk.names()) {
      bytes += utf8(name) + utf8(jwk.string(name));
      if (name.equals("d") || name.equals("k") || name.equals("priv")) {
        throw jwk.problem("TRU-16", name, "a secret", "public members only");
      }
    }
    if (bytes > MAX_UNKNOWN_BYTES) {
      throw new StrictJsonException(
          "TRU-15", jwk.pointer(), bytes + " bytes", "at most " + MAX_UNKNOWN_BYTES);
    }
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
