package dev.cachet.jose;

import dev.cachet.json.JsonWriter;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bouncycastle.crypto.digests.SHA256Digest;

/** A known public key, checked in full: one row of the table of algorithms. */
public abstract class KeyMaterial {
  private final Algorithm algorithm;
  private final SortedMap<String, String> thumbprintMembers;

  KeyMaterial(Algorithm algorithm, Map<String, String> thumbprintMembers) {
    this.algorithm = algorithm;
    this.thumbprintMembers = new TreeMap<>(thumbprintMembers);
  }

  /**
   * The one algorithm of the key.
   *
   * @return the algorithm
   */
  public final Algorithm algorithm() {
    return algorithm;
  }

  /** RFC 7638 with SHA-256; its members stand in the order of their names. */
  final String thumbprint() {
    byte[] input = write(thumbprintMembers);
    SHA256Digest digest = new SHA256Digest();
    digest.update(input, 0, input.length);
    byte[] thumbprint = new byte[digest.getDigestSize()];
    digest.doFinal(thumbprint, 0);
    return Base64Url.encode(thumbprint);
  }

  final byte[] json() {
    SortedMap<String, String> members = new TreeMap<>(thumbprintMembers);
    members.put("alg", algorithm.jwsName());
    return write(members);
  }

  /**
   * The length of a signature.
   *
   * @return the number
   */
  public abstract int signatureLength();

  /**
   * Judges a signature of {@link #signatureLength()} bytes.
   *
   * @param input what the gate is shown
   * @param signature the signature
   * @return whether it is so
   */
  public abstract boolean verifies(byte[] input, byte[] signature);

  private static byte[] write(SortedMap<String, String> members) {
    JsonWriter writer = new JsonWriter();
    members.forEach(writer::member);
    return writer.bytes();
  }
}
