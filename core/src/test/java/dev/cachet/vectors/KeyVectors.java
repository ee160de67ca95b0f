package dev.cachet.vectors;

import static dev.cachet.refusal.Reason.ROOT_MALFORMED;
import static dev.cachet.vectors.VectorCase.refused;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cachet.digest.Sha256;
import dev.cachet.jose.Algorithm;
import dev.cachet.verification.report.Check;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keys of a root: TRU-9 to TRU-17. Each stands in root 2, under the key id that it would have. */
final class KeyVectors {
  private static final BigInteger P25519 = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  private static final String ED = text(Algorithm.ED25519);
  private static final String P256 = text(Algorithm.ES256);
  private static final String P384 = text(Algorithm.ES384);
  private static final String RSA = text(Algorithm.PS256);
  private static final String ML44 = text(Algorithm.ML_DSA_44);

  private final List<VectorCase> all = new ArrayList<>();

  private KeyVectors() {}

  static List<VectorCase> all() {
    KeyVectors vectors = new KeyVectors();
    vectors.rows();
    vectors.lengths();
    vectors.rsa();
    vectors.points();
    vectors.thumbprints();
    vectors.unknown();
    return vectors.all;
  }

  private static String text(Algorithm algorithm) {
    return VectorKey.of("key", algorithm).jwk();
  }

  private void rows() {
    key("use", "a known key with another member", "TRU-9", with(ED, "use", "sig"));
    key("kid-inside", "a known key with a kid of its own", "TRU-9", with(ED, "kid", "x"));
    key(
        "private",
        "a known key with its secret",
        "TRU-9",
        with(ED, "d", VectorKey.base64url(new byte[32])));
    key("rsa-private", "an RSA key with its secret exponent", "TRU-9", with(RSA, "d", "AQAB"));
    key("without-x", "an Ed25519 key without x", "JSON-7", without(ED, "x"), "TRU-9");
    key(
        "kty-of-another-row",
        "kty EC with the algorithm of Ed25519",
        "TRU-10",
        with(ED, "kty", "EC"),
        "TRU-9",
        "JSON-7");
    key(
        "alg-of-another-row",
        "an Ed25519 key that names ES256",
        "TRU-10",
        with(ED, "alg", "ES256"),
        "TRU-9",
        "JSON-7");
    key(
        "rsa-as-ml-dsa",
        "an RSA key that names ML-DSA-44",
        "TRU-10",
        with(RSA, "alg", "ML-DSA-44"),
        "TRU-9",
        "JSON-7");
    key("crv-of-another-row", "a P-256 key that names P-384", "TRU-10", with(P256, "crv", "P-384"));
    key("crv-x25519", "an Ed25519 key that names X25519", "TRU-10", with(ED, "crv", "X25519"));
    key("es384-on-p256", "a P-256 key that names ES384", "TRU-10", with(P256, "alg", "ES384"));
  }

  private void lengths() {
    for (String name : new String[] {"x", "y"}) {
      for (String jwk : new String[] {ED, P256, P384}) {
        if (member(jwk, name) == null) {
          continue;
        }
        String alg = jwk.equals(ED) ? "ed25519" : jwk.equals(P256) ? "p256" : "p384";
        byte[] bytes = bytes(jwk, name);
        String base = alg + "-" + name;
        key(
            base + "-short",
            name + " a byte short",
            "TRU-11",
            with(jwk, name, VectorKey.base64url(Arrays.copyOf(bytes, bytes.length - 1))));
        key(
            base + "-long",
            name + " a byte long",
            "TRU-11",
            with(jwk, name, VectorKey.base64url(Arrays.copyOf(bytes, bytes.length + 1))));
      }
    }
    key("x-padded", "x with padding", "TRU-11", with(ED, "x", member(ED, "x") + "="));
    String canonical = member(ED, "x");
    char last = canonical.charAt(42);
    key(
        "x-spare-bits",
        "x with spare bits that are not zero",
        "TRU-11",
        with(ED, "x", canonical.substring(0, 42) + (char) (last + 1)));
    key(
        "x-hexadecimal",
        "x in hexadecimal",
        "TRU-11",
        with(ED, "x", HexFormat.of().formatHex(bytes(ED, "x"))));
    key("x-empty", "an empty x", "TRU-11", with(ED, "x", ""));
    byte[] pub = bytes(ML44, "pub");
    key(
        "ml-dsa-pub-short",
        "pub a byte short",
        "TRU-11",
        with(ML44, "pub", VectorKey.base64url(Arrays.copyOf(pub, pub.length - 1))));
    key(
        "ml-dsa-pub-long",
        "pub a byte long",
        "TRU-11",
        with(ML44, "pub", VectorKey.base64url(Arrays.copyOf(pub, pub.length + 1))));
    key(
        "ml-dsa-65-with-pub-of-44",
        "a key of ML-DSA-44 that names ML-DSA-65",
        "TRU-11",
        with(ML44, "alg", "ML-DSA-65"));
  }

  private void rsa() {
    BigInteger n = new BigInteger(1, bytes(RSA, "n"));
    byte[] zero = new byte[385];
    System.arraycopy(bytes(RSA, "n"), 0, zero, 1, 384);
    key(
        "rsa-leading-zero",
        "a modulus with a zero byte in front",
        "TRU-12",
        with(RSA, "n", VectorKey.base64url(zero)));
    key(
        "rsa-3071",
        "a modulus of 3,071 bits",
        "TRU-12",
        with(RSA, "n", number(n.clearBit(3071).setBit(3070), 384)));
    key(
        "rsa-2048",
        "a modulus of 2,048 bits",
        "TRU-12",
        with(RSA, "n", number(n.shiftRight(1024).setBit(0), 256)),
        "TRU-11");
    key(
        "rsa-4097",
        "a modulus of 4,097 bits",
        "TRU-12",
        with(RSA, "n", number(n.shiftLeft(1025).setBit(0), 513)),
        "TRU-11");
    key("rsa-e-3", "exponent 3", "TRU-12", with(RSA, "e", "Aw"), "TRU-11");
    key("rsa-e-65539", "exponent 65,539", "TRU-12", with(RSA, "e", "AQAD"));
    key(
        "rsa-e-leading-zero",
        "exponent 65,537 with a zero byte in front",
        "TRU-12",
        with(RSA, "e", "AAEAAQ"),
        "TRU-11");
    key("rsa-e-1", "exponent 1", "TRU-12", with(RSA, "e", "AQ"), "TRU-11");
  }

  private static String number(BigInteger value, int length) {
    byte[] bytes = value.toByteArray();
    byte[] fixed = new byte[length];
    int from = Math.max(0, bytes.length - length);
    int count = bytes.length - from;
    System.arraycopy(bytes, from, fixed, length - count, count);
    return VectorKey.base64url(fixed);
  }

  private void points() {
    for (String[] curve : new String[][] {{"p256", P256}, {"p384", P384}}) {
      byte[] y = bytes(curve[1], "y");
      y[y.length - 1] ^= 1;
      point(
          curve[0] + "-not-on-the-curve",
          "a point beside the curve",
          with(curve[1], "y", VectorKey.base64url(y)));
      int width = y.length;
      point(
          curve[0] + "-zero",
          "a point of zeros",
          with(
              with(curve[1], "x", VectorKey.base64url(new byte[width])),
              "y",
              VectorKey.base64url(new byte[width])));
      byte[] ones = new byte[width];
      Arrays.fill(ones, (byte) 0xff);
      point(
          curve[0] + "-x-above-the-field",
          "an x that is not below the field's prime",
          with(curve[1], "x", VectorKey.base64url(ones)));
    }
    String[][] small = {
      {"identity", "0100000000000000000000000000000000000000000000000000000000000000"},
      {"order-2", "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"},
      {"order-4", "0000000000000000000000000000000000000000000000000000000000000000"},
      {"order-4-negative", "0000000000000000000000000000000000000000000000000000000000000080"},
      {"order-8", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"},
      {"order-8-other", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"},
      {"order-8-negative", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85"},
      {
        "order-8-other-negative", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"
      },
    };
    for (String[] each : small) {
      point(
          "ed25519-" + each[0],
          "an Ed25519 point of small order",
          with(ED, "x", VectorKey.base64url(HexFormat.of().parseHex(each[1]))));
    }
    point(
        "ed25519-identity-not-canonical",
        "the neutral point with y written as p + 1",
        with(ED, "x", little(P25519.add(BigInteger.ONE), false)));
    point(
        "ed25519-identity-negative-zero",
        "the neutral point with the sign of minus zero",
        with(ED, "x", little(BigInteger.ONE, true)));
    point("ed25519-y-is-p", "a y that is p", with(ED, "x", little(P25519, false)));
    point(
        "ed25519-y-3-not-canonical",
        "a point with y written as p + 3",
        with(ED, "x", little(P25519.add(BigInteger.valueOf(3)), false)));
    point(
        "ed25519-not-on-the-curve",
        "a y of 2, which is not on the curve",
        with(ED, "x", little(BigInteger.TWO, false)));
    byte[] x = bytes(ED, "x");
    boolean sign = x[31] < 0;
    x[31] &= 0x7f;
    byte[] big = new byte[32];
    for (int i = 0; i < 32; i++) {
      big[i] = x[31 - i];
    }
    BigInteger y = new BigInteger(1, big);
    // (x, y) + (0, -1) = (-x, -y): the right key and a part of order 2.
    point(
        "ed25519-mixed-order",
        "a point with a part of order 2",
        with(ED, "x", little(P25519.subtract(y), !sign)));
  }

  private static String little(BigInteger y, boolean negative) {
    byte[] big = y.toByteArray();
    byte[] bytes = new byte[32];
    for (int i = 0; i < Math.min(32, big.length); i++) {
      bytes[i] = big[big.length - 1 - i];
    }
    bytes[31] |= negative ? (byte) 0x80 : 0;
    return VectorKey.base64url(bytes);
  }

  private void point(String name, String about, String jwk) {
    key(name, about, "TRU-13", jwk);
  }

  private void thumbprints() {
    for (Algorithm algorithm : Algorithm.values()) {
      String name = algorithm.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
      all.add(
          in(
                  "kid-of-another-" + name,
                  "a key id that is another key's thumbprint",
                  "A".repeat(42) + "E",
                  text(algorithm),
                  "TRU-14")
              .attack("A04"));
    }
    all.add(
        in(
                "kid-with-alg",
                "a thumbprint taken with alg in it",
                thumbprint(members(ED)),
                ED,
                "TRU-14")
            .attack("A04"));
    all.add(in("kid-empty", "an empty key id", "", ED, "TRU-14").attack("A04"));
  }

  private void unknown() {
    String jwk = "{\"kty\":\"NEW\",\"alg\":\"NEW\"%s}";
    String kid = "A".repeat(43);
    unknown(
        "nine-members",
        "nine members",
        kid,
        String.format(
            jwk, ",\"a\":\"\",\"b\":\"\",\"c\":\"\",\"e\":\"\",\"f\":\"\",\"g\":\"\",\"h\":\"\""),
        "TRU-15");
    unknown(
        "8193-bytes",
        "8,193 bytes in names and values",
        kid,
        String.format(jwk, ",\"a\":\"" + "x".repeat(8193 - 13) + "\""),
        "TRU-15");
    unknown(
        "number",
        "a member that is a number",
        kid,
        String.format(jwk, ",\"a\":1"),
        "TRU-15",
        "JSON-8");
    unknown(
        "object",
        "a member that is an object",
        kid,
        String.format(jwk, ",\"a\":{}"),
        "TRU-15",
        "JSON-8");
    unknown("without-kty", "no kty", kid, "{\"alg\":\"NEW\"}", "TRU-15", "JSON-7");
    unknown("without-alg", "no alg", kid, "{\"kty\":\"NEW\"}", "TRU-15", "JSON-7");
    unknown("jwk-string", "a key that is a string", kid, "\"NEW\"", "TRU-15", "JSON-8");
    unknown(
        "kid-42", "a key id of 42 characters", "A".repeat(42), String.format(jwk, ""), "TRU-15");
    unknown(
        "kid-spare-bits",
        "a key id with spare bits that are not zero",
        "A".repeat(42) + "B",
        String.format(jwk, ""),
        "TRU-15");
    unknown("secret-d", "a member d", kid, String.format(jwk, ",\"d\":\"AA\""), "TRU-16");
    unknown("secret-k", "a member k", kid, String.format(jwk, ",\"k\":\"AA\""), "TRU-16");
    unknown("secret-priv", "a member priv", kid, String.format(jwk, ",\"priv\":\"AA\""), "TRU-16");
    accept("unknown-algorithm", String.format(jwk, ",\"pub\":\"AA\""));
    accept(
        "unknown-algorithm-of-a-known-kty",
        "{\"kty\":\"OKP\",\"alg\":\"Ed448\",\"crv\":\"Ed448\",\"x\":\"AA\"}");
    accept("unknown-kty-of-a-known-algorithm", "{\"kty\":\"NEW\",\"alg\":\"ES256\"}");
    accept(
        "unknown-eight-members",
        String.format(jwk, ",\"a\":\"\",\"b\":\"\",\"c\":\"\",\"e\":\"\",\"f\":\"\",\"g\":\"\""));
    accept("unknown-8192-bytes", String.format(jwk, ",\"a\":\"" + "x".repeat(8192 - 13) + "\""));
    accept("unknown-hmac", "{\"kty\":\"oct\",\"alg\":\"HS256\"}");
  }

  private void accept(String name, String jwk) {
    String kid = "A".repeat(43);
    RootText root = Base.root(2).handwritten("release", kid, key(kid, jwk));
    all.add(
        VectorCase.accepted("key/" + name, "a root with " + name.replace('-', ' '), "TRU-17")
            .rootAfter(2)
            .of(Base.signed().root(2, root.envelope(Base.ROOT_1))));
  }

  private void unknown(String name, String about, String kid, String jwk, String... clauses) {
    all.add(in("unknown-" + name, "an unknown key with " + about, kid, jwk, clauses));
  }

  private void key(String name, String about, String clause, String jwk, String... more) {
    List<String> clauses = new ArrayList<>(List.of(clause));
    clauses.addAll(List.of(more));
    VectorCase made =
        in(name, about, thumbprint(required(jwk)), jwk, clauses.toArray(String[]::new));
    switch (clause) {
      case "TRU-10" -> made.attack("A12");
      case "TRU-11", "TRU-13" -> made.attack("A04");
      default -> {}
    }
    all.add(made);
  }

  private static VectorCase in(
      String name, String about, String kid, String jwk, String... clauses) {
    RootText root = Base.root(2).handwritten("release", kid, key(kid, jwk));
    return refused("key/" + name, ROOT_MALFORMED, Check.CHAIN, about, clauses)
        .of(Base.signed().root(2, root.envelope(Base.ROOT_1)));
  }

  private static String key(String kid, String jwk) {
    return "{\"kid\":\"" + kid + "\",\"holder\":\"release-9\",\"jwk\":" + jwk + "}";
  }

  static String thumbprint(Map<String, String> members) {
    return VectorKey.base64url(Sha256.of(write(members).getBytes(UTF_8)).bytes());
  }

  /** The members that the thumbprint of the key's row takes. */
  static Map<String, String> required(String jwk) {
    Map<String, String> members = members(jwk);
    boolean akp = "AKP".equals(members.get("kty"));
    members
        .keySet()
        .retainAll(akp ? List.of("alg", "kty", "pub") : List.of("crv", "e", "kty", "n", "x", "y"));
    return members;
  }

  private static String with(String jwk, String member, String value) {
    Map<String, String> members = members(jwk);
    members.put(member, value);
    return write(members);
  }

  private static String without(String jwk, String member) {
    Map<String, String> members = members(jwk);
    members.remove(member);
    return write(members);
  }

  private static String member(String jwk, String name) {
    return members(jwk).get(name);
  }

  private static byte[] bytes(String jwk, String name) {
    return Base64.getUrlDecoder().decode(member(jwk, name));
  }

  /** The members of an object of strings, in the order of their names. */
  private static Map<String, String> members(String jwk) {
    Map<String, String> members = new TreeMap<>();
    for (String pair : jwk.substring(2, jwk.length() - 2).split("\",\"", -1)) {
      int colon = pair.indexOf("\":\"");
      members.put(pair.substring(0, colon), pair.substring(colon + 3));
    }
    return members;
  }

  private static String write(Map<String, String> members) {
    StringBuilder text = new StringBuilder();
    members.forEach(
        (name, value) ->
            text.append(text.length() == 0 ? "{\"" : ",\"")
                .append(name)
                .append("\":\"")
                .append(value)
                .append('"'));
    return text.append('}').toString();
  }
}
