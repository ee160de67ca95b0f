package dev.cachet.vectors;

import static dev.cachet.refusal.Reason.ALGORITHM_MISMATCH;
import static dev.cachet.refusal.Reason.SIGNATURE_INVALID;
import static dev.cachet.vectors.VectorCase.accepted;
import static dev.cachet.vectors.VectorCase.refused;

import dev.cachet.golden.SampleBytes;
import dev.cachet.jose.Algorithm;
import dev.cachet.jose.Family;
import dev.cachet.jose.OddSigners;
import dev.cachet.jose.TestSigner;
import dev.cachet.verification.report.Check;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/** Signatures of each algorithm, right and wrong: TRU-18 to TRU-23. */
final class SignatureVectors {
  private static final BigInteger ED_ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
  private static final String[] ALGS = {
    "none",
    "HS256",
    "RS256",
    "PS256",
    "PS384",
    "ES256",
    "ES384",
    "ES512",
    "EdDSA",
    "eddsa",
    "Ed448",
    "ML-DSA-44",
    "ML-DSA-65",
    "ML-DSA-87",
  };

  private static final String SEED = "vector release-1";

  private final List<VectorCase> all = new ArrayList<>();

  private SignatureVectors() {}

  static List<VectorCase> all() {
    SignatureVectors vectors = new SignatureVectors();
    for (Algorithm algorithm : Algorithm.values()) {
      vectors.common(algorithm);
    }
    vectors.names();
    vectors.ed25519();
    vectors.ecdsa(Algorithm.ES256, "P-256", 32);
    vectors.ecdsa(Algorithm.ES384, "P-384", 48);
    vectors.rsa();
    vectors.mlDsa(Algorithm.ML_DSA_44, 80, 4);
    vectors.mlDsa(Algorithm.ML_DSA_65, 55, 6);
    vectors.mlDsa(Algorithm.ML_DSA_87, 75, 8);
    return vectors.all;
  }

  private static String name(Algorithm algorithm) {
    return algorithm.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static VectorKey key(Algorithm algorithm) {
    return VectorKey.of("release-1", algorithm);
  }

  private static RootText root(Algorithm algorithm) {
    return Base.root(1)
        .role(
            "release",
            1,
            algorithm.family() == Family.PQ ? RootText.PQ : RootText.CLASSICAL,
            key(algorithm));
  }

  private void common(Algorithm algorithm) {
    String name = name(algorithm);
    all.add(
        accepted("signature/" + name, "a package released with " + algorithm.jwsName(), "TRU-19")
            .trusting(root(algorithm), Base.ROOT_1)
            .of(Base.signed(Base.unsigned(), key(algorithm), Base.CLEARANCE_1)));
    spoilt(algorithm, "first-bit", "a bit of the first byte", s -> SampleBytes.flipped(s, 0));
    spoilt(
        algorithm, "last-bit", "a bit of the last byte", s -> SampleBytes.flipped(s, s.length - 1));
    spoilt(algorithm, "short", "a byte short", s -> Arrays.copyOf(s, s.length - 1));
    // One byte more than ML-DSA-87 has passes the limit of TRU-5, which is another refusal.
    if (algorithm != Algorithm.ML_DSA_87) {
      spoilt(algorithm, "long", "a zero byte behind", s -> Arrays.copyOf(s, s.length + 1));
      spoilt(algorithm, "zero-in-front", "a zero byte in front", s -> join(new byte[1], s));
    }
    spoilt(algorithm, "zeros", "zeros", s -> new byte[s.length]);
    spoilt(algorithm, "ones", "bits that are all one", s -> ones(s.length));
    spoilt(algorithm, "one-byte", "one byte", s -> new byte[1]);
    spoilt(
        algorithm,
        "over-other-bytes",
        "a signature over the manifest without its header",
        s ->
            key(algorithm)
                .signer()
                .signRaw("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    if (algorithm != Algorithm.PS256) {
      other(
          algorithm,
          "of-another-key",
          "the signature of another key",
          VectorKey.of("release-2", algorithm).signer());
    }
  }

  private void names() {
    for (Algorithm algorithm :
        new Algorithm[] {
          Algorithm.ED25519, Algorithm.ES256, Algorithm.PS256, Algorithm.ML_DSA_44
        }) {
      for (String alg : ALGS) {
        if (!alg.equals(algorithm.jwsName())) {
          String name =
              "signature/"
                  + name(algorithm)
                  + "-claims-"
                  + (alg.equals("eddsa") ? "lower-case-eddsa" : alg.toLowerCase(Locale.ROOT));
          all.add(
              refused(name, ALGORITHM_MISMATCH, Check.QUORUM, "a header that says " + alg, "TRU-18")
                  .attack("A12")
                  .trusting(root(algorithm), Base.ROOT_1)
                  .of(
                      Base.signed(
                          Base.unsigned(), key(algorithm).claiming(alg), Base.CLEARANCE_1)));
        }
      }
    }
    all.add(
        accepted(
                "signature/ed25519-by-its-newer-name",
                "a header that says Ed25519, and a key that says EdDSA",
                "TRU-18")
            .of(
                Base.signed(
                    Base.unsigned(), Base.RELEASE_1.claiming("Ed25519"), Base.CLEARANCE_1)));
    RootText newer = Base.root(1).edit(t -> t.replace("\"alg\":\"EdDSA\"", "\"alg\":\"Ed25519\""));
    all.add(
        accepted(
                "signature/ed25519-key-by-its-newer-name",
                "keys that say Ed25519, and headers that say EdDSA",
                "TRU-18")
            .trusting(newer, Base.ROOT_1)
            .of(Base.signed()));
  }

  private void ed25519() {
    for (int times : new int[] {1, 2, 7}) {
      BigInteger more = ED_ORDER.multiply(BigInteger.valueOf(times));
      trap(
          Algorithm.ED25519,
          "s-plus-" + times + "-orders",
          "S and " + times + " times the order",
          s -> {
            byte[] changed = s.clone();
            BigInteger high = new BigInteger(1, reversed(Arrays.copyOfRange(s, 32, 64))).add(more);
            System.arraycopy(reversed(fixed(high, 32)), 0, changed, 32, 32);
            return changed;
          });
    }
    trap(
        Algorithm.ED25519,
        "s-is-order",
        "S as the order itself",
        s -> join(Arrays.copyOf(s, 32), reversed(fixed(ED_ORDER, 32))));
    String[][] points = {
      {"identity", "01" + "00".repeat(31)},
      {"order-2", "ec" + "ff".repeat(30) + "7f"},
      {"order-4", "00".repeat(32)},
      {"order-8", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"},
      {"identity-not-canonical", "ee" + "ff".repeat(30) + "7f"},
      {"identity-negative-zero", "01" + "00".repeat(30) + "80"},
      {"not-on-the-curve", "02" + "00".repeat(31)},
    };
    for (String[] point : points) {
      byte[] r = HexFormat.of().parseHex(point[1]);
      trap(
          Algorithm.ED25519,
          "r-" + point[0] + "-s-0",
          "R as a point of small order or none, S as 0",
          s -> Arrays.copyOf(r, 64));
      trap(
          Algorithm.ED25519,
          "r-" + point[0],
          "R as a point of small order or none, S as it was",
          s -> join(r, Arrays.copyOfRange(s, 32, 64)));
    }
    trap(
        Algorithm.ED25519,
        "halves-swapped",
        "S in front of R",
        s -> join(Arrays.copyOfRange(s, 32, 64), Arrays.copyOf(s, 32)));
  }

  private void ecdsa(Algorithm algorithm, String curve, int width) {
    BigInteger order = CustomNamedCurves.getByName(curve).getN();
    BigInteger prime = CustomNamedCurves.getByName(curve).getCurve().getField().getCharacteristic();
    BigInteger[] values = {
      BigInteger.ZERO,
      order,
      order.add(BigInteger.ONE),
      prime,
      BigInteger.TWO.pow(8 * width).subtract(BigInteger.ONE)
    };
    String[] names = {"0", "order", "order-plus-1", "field-prime", "all-ones"};
    for (int i = 0; i < values.length; i++) {
      byte[] value = fixed(values[i], width);
      String say = names[i].replace('-', ' ');
      trap(
          algorithm,
          "r-" + names[i],
          "r as " + say,
          s -> join(value, Arrays.copyOfRange(s, width, 2 * width)));
      trap(algorithm, "s-" + names[i], "s as " + say, s -> join(Arrays.copyOf(s, width), value));
      for (int k = 0; k < values.length; k++) {
        byte[] other = fixed(values[k], width);
        trap(
            algorithm,
            "r-" + names[i] + "-s-" + names[k],
            "CVE-2022-21449: r as " + say + ", s as " + names[k].replace('-', ' '),
            s -> join(value, other));
      }
    }
    byte[] one = fixed(BigInteger.ONE, width);
    trap(algorithm, "r-1-s-1", "r and s as 1", s -> join(one, one));
    spoilt(algorithm, "der", "the signature in DER", SignatureVectors::der);
    spoilt(
        algorithm,
        "halves-swapped",
        "s in front of r",
        s -> join(Arrays.copyOfRange(s, width, 2 * width), Arrays.copyOf(s, width)));
    spoilt(
        algorithm,
        "negative-r",
        "the order minus r",
        s ->
            join(
                fixed(order.subtract(new BigInteger(1, Arrays.copyOf(s, width))), width),
                Arrays.copyOfRange(s, width, 2 * width)));
    VectorKey other =
        key(algorithm)
            .spoiling(
                s ->
                    join(
                        Arrays.copyOf(s, width),
                        fixed(
                            order.subtract(
                                new BigInteger(1, Arrays.copyOfRange(s, width, 2 * width))),
                            width)));
    all.add(
        accepted(
                "signature/" + name(algorithm) + "-order-minus-s",
                "the other text of the signature: r and the order minus s",
                "TRU-21")
            .trusting(root(algorithm), Base.ROOT_1)
            .of(Base.signed(Base.unsigned(), other, Base.CLEARANCE_1)));
  }

  private static byte[] der(byte[] signature) {
    int width = signature.length / 2;
    byte[] r = new BigInteger(1, Arrays.copyOf(signature, width)).toByteArray();
    byte[] s = new BigInteger(1, Arrays.copyOfRange(signature, width, 2 * width)).toByteArray();
    byte[] body =
        join(join(new byte[] {2, (byte) r.length}, r), join(new byte[] {2, (byte) s.length}, s));
    return join(new byte[] {0x30, (byte) body.length}, body);
  }

  private void rsa() {
    BigInteger n = modulus();
    trap(Algorithm.PS256, "n", "the modulus itself", s -> fixed(n, 384));
    trap(
        Algorithm.PS256,
        "plus-n",
        "the integer and the modulus, cut to the length",
        s -> fixed(new BigInteger(1, s).add(n), 384));
    trap(Algorithm.PS256, "one", "the integer 1", s -> fixed(BigInteger.ONE, 384));
    trap(
        Algorithm.PS256,
        "n-minus-1",
        "the modulus minus 1",
        s -> fixed(n.subtract(BigInteger.ONE), 384));
    other(Algorithm.PS256, "pkcs1", "the padding of PKCS #1 v1.5", OddSigners.pkcs1());
    for (int salt : new int[] {0, 20, 31, 33, 64}) {
      other(Algorithm.PS256, "salt-" + salt, "a salt of " + salt + " bytes", OddSigners.salt(salt));
    }
    other(Algorithm.PS256, "mgf1-sha-1", "MGF1 over SHA-1", OddSigners.mgf1Sha1());
    other(Algorithm.PS256, "sha-1", "SHA-1 throughout", OddSigners.sha1());
    other(Algorithm.PS256, "sha-512", "SHA-512 throughout", OddSigners.sha512());
  }

  private static BigInteger modulus() {
    String jwk = key(Algorithm.PS256).jwk();
    int at = jwk.indexOf("\"n\":\"") + 5;
    return new BigInteger(
        1, java.util.Base64.getUrlDecoder().decode(jwk.substring(at, jwk.indexOf('"', at))));
  }

  private void mlDsa(Algorithm algorithm, int omega, int k) {
    other(
        algorithm,
        "with-context",
        "a signature made with a context",
        OddSigners.context(algorithm, SEED));
    other(
        algorithm, "of-the-hash", "a signature of HashML-DSA", OddSigners.hashed(algorithm, SEED));
    spoilt(algorithm, "challenge", "a bit of the challenge", s -> SampleBytes.flipped(s, 3));
    int counts = omega + k;
    hint(
        algorithm,
        "hints-swapped",
        "two hints of one polynomial in the other order",
        s -> {
          int at = s.length - counts;
          byte kept = s[at];
          s[at] = s[at + 1];
          s[at + 1] = kept;
          return s;
        });
    hint(
        algorithm,
        "hint-twice",
        "a hint twice",
        s -> {
          s[s.length - counts + 1] = s[s.length - counts];
          return s;
        });
    hint(
        algorithm,
        "hint-behind-the-last",
        "a byte behind the last hint",
        s -> {
          s[s.length - k - 1] = 1;
          return s;
        });
    hint(
        algorithm,
        "hint-counts-descending",
        "running counts that fall",
        s -> {
          s[s.length - k] = (byte) (s[s.length - k + 1] + 1);
          return s;
        });
    hint(
        algorithm,
        "hint-count-above-omega",
        "more hints than allowed",
        s -> {
          s[s.length - 1] = (byte) (omega + 1);
          return s;
        });
    hint(
        algorithm,
        "hint-count-255",
        "255 hints",
        s -> {
          s[s.length - 1] = (byte) 0xff;
          return s;
        });
    // The first coefficient of z as gamma1 - 0 = gamma1, above gamma1 - beta - 1.
    int bits = algorithm == Algorithm.ML_DSA_44 ? 18 : 20;
    int challenge =
        algorithm == Algorithm.ML_DSA_44 ? 32 : algorithm == Algorithm.ML_DSA_65 ? 48 : 64;
    trap(
        algorithm,
        "z-above-bound",
        "a coefficient of z above its bound",
        s -> {
          byte[] changed = s.clone();
          changed[challenge] = 0;
          changed[challenge + 1] = 0;
          changed[challenge + 2] &= (byte) (0xff << (bits - 16));
          return changed;
        });
  }

  /** The change is made to a signature that has at least two hints in its first polynomial. */
  private void hint(Algorithm algorithm, String name, String about, UnaryOperator<byte[]> change) {
    int counts = algorithm == Algorithm.ML_DSA_44 ? 4 : algorithm == Algorithm.ML_DSA_65 ? 6 : 8;
    int omega = algorithm == Algorithm.ML_DSA_44 ? 80 : algorithm == Algorithm.ML_DSA_65 ? 55 : 75;
    trap(
        algorithm,
        name,
        about,
        s -> {
          if (s[s.length - counts] < 2 || s[s.length - 1] >= omega) {
            throw new IllegalStateException("needs two hints in the first polynomial, and room");
          }
          return change.apply(s.clone());
        });
  }

  private void trap(Algorithm algorithm, String name, String about, UnaryOperator<byte[]> change) {
    add(
        algorithm,
        name,
        about,
        key(algorithm).spoiling(changing(name, change)),
        "TRU-20",
        "TRU-19");
  }

  private void spoilt(
      Algorithm algorithm, String name, String about, UnaryOperator<byte[]> change) {
    add(algorithm, name, about, key(algorithm).spoiling(changing(name, change)), "TRU-19");
  }

  private static UnaryOperator<byte[]> changing(String name, UnaryOperator<byte[]> change) {
    return signature -> {
      byte[] changed = change.apply(signature);
      if (Arrays.equals(changed, signature)) {
        throw new IllegalStateException(name + " changes nothing");
      }
      return changed;
    };
  }

  /** What somebody else makes, under the name of the right key. */
  private void other(Algorithm algorithm, String name, String about, TestSigner other) {
    add(algorithm, name, about, key(algorithm).signingBy(other), "TRU-19");
  }

  private void add(
      Algorithm algorithm, String name, String about, VectorKey key, String... clauses) {
    all.add(
        refused(
                "signature/" + name(algorithm) + "-" + name,
                SIGNATURE_INVALID,
                Check.QUORUM,
                about,
                clauses)
            .trusting(root(algorithm), Base.ROOT_1)
            .of(Base.signed(Base.unsigned(), key, Base.CLEARANCE_1)));
  }

  private static byte[] ones(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 0xff);
    return bytes;
  }

  private static byte[] fixed(BigInteger value, int width) {
    byte[] bytes = value.toByteArray();
    byte[] fixed = new byte[width];
    int length = Math.min(bytes.length, width);
    System.arraycopy(bytes, bytes.length - length, fixed, width - length, length);
    return fixed;
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] copy = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      copy[i] = bytes[bytes.length - 1 - i];
    }
    return copy;
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
