package dev.cachet.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 value (FIPS 180-4): 32 bytes, written as 64 lower-case hexadecimal digits. */
public final class Sha256 {
  /** Length in bytes. */
  public static final int LENGTH = 32;

  private final byte[] value;

  private Sha256(byte[] value) {
    this.value = value;
  }

  /**
   * Digest of a byte array.
   *
   * @param bytes the bytes to digest
   * @return their digest
   */
  public static Sha256 of(byte[] bytes) {
    return new Sha256(newDigest().digest(bytes));
  }

  /**
   * Wraps 32 digest bytes.
   *
   * @param digest 32 bytes; copied
   * @return the value
   * @throws IllegalArgumentException if the length is not 32
   */
  public static Sha256 fromBytes(byte[] digest) {
    if (digest.length != LENGTH) {
      throw new IllegalArgumentException("a SHA-256 value has 32 bytes, not " + digest.length);
    }
    return new Sha256(digest.clone());
  }

  /**
   * Reads 64 lower-case hexadecimal digits.
   *
   * @param hex the text
   * @return the value
   * @throws IllegalArgumentException if the text is anything else
   */
  public static Sha256 fromHex(String hex) {
    if (!isHex(hex)) {
      throw new IllegalArgumentException("a SHA-256 value is 64 lower-case hexadecimal digits");
    }
    return new Sha256(HexFormat.of().parseHex(hex));
  }

  /**
   * Tells whether a text has the one accepted form of a digest.
   *
   * @param text any text
   * @return true for exactly 64 characters of {@code 0-9a-f}
   */
  public static boolean isHex(String text) {
    if (text.length() != 2 * LENGTH) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }

  /**
   * A fresh digest of the JDK, which uses the processor's SHA instructions.
   *
   * @return a new, empty SHA-256 computation
   */
  public static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * The 32 bytes.
   *
   * @return a copy
   */
  public byte[] bytes() {
    return value.clone();
  }

  /**
   * The text form.
   *
   * @return 64 lower-case hexadecimal digits
   */
  public String hex() {
    return HexFormat.of().formatHex(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sha256 that && MessageDigest.isEqual(value, that.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return hex();
  }
}
