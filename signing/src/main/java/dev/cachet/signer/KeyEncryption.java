package dev.cachet.signer;

import dev.cachet.signer.material.Der;
import dev.cachet.signer.material.InvalidKeyDataException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.DataLengthException;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * PBES2 of PKCS#5 (RFC 8018) in one form only: PBKDF2 with HMAC-SHA-256, then AES-256-CBC. It does
 * not go through the platform's providers, whose order somebody else may have changed (A66).
 */
final class KeyEncryption {
  /** Written by default and the least that is read. */
  static final int ITERATIONS = 600_000;

  static final int MAX_ITERATIONS = 10_000_000;
  private static final int SALT = 16;
  private static final int MAX_SALT = 64;
  private static final int BLOCK = 16;
  private static final int KEY_BYTES = 32;
  private static final AlgorithmIdentifier PRF =
      new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);

  private KeyEncryption() {}

  static byte[] encrypt(byte[] plain, char[] passphrase, SecureRandom random) {
    byte[] salt = new byte[SALT];
    byte[] iv = new byte[BLOCK];
    random.nextBytes(salt);
    random.nextBytes(iv);
    byte[] cipherText;
    try {
      cipherText = crypt(true, plain, key(passphrase, salt, ITERATIONS), iv);
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("encryption pads by itself", e);
    }
    KeyDerivationFunc kdf =
        new KeyDerivationFunc(
            PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(salt, ITERATIONS, PRF));
    EncryptionScheme scheme =
        new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(iv));
    return Der.of(
        new EncryptedPrivateKeyInfo(
            new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_PBES2, new PBES2Parameters(kdf, scheme)),
            cipherText));
  }

  static byte[] decrypt(byte[] der, char[] passphrase) throws InvalidKeyDataException {
    EncryptedPrivateKeyInfo info;
    PBES2Parameters scheme;
    try {
      info = EncryptedPrivateKeyInfo.getInstance(der);
      scheme = scheme(info.getEncryptionAlgorithm());
      PBKDF2Params kdf = kdf(scheme.getKeyDerivationFunc());
      byte[] iv = iv(scheme.getEncryptionScheme());
      byte[] key = key(passphrase, kdf.getSalt(), kdf.getIterationCount().intValueExact());
      return crypt(false, info.getEncryptedData(), key, iv);
    } catch (InvalidCipherTextException | DataLengthException e) {
      throw new InvalidKeyDataException("wrong passphrase, or the file is damaged", e);
    } catch (RuntimeException e) {
      // The ASN.1 classes refuse hostile input with whatever comes: nothing of it may escape.
      throw new InvalidKeyDataException("is no encrypted PKCS#8 private key", e);
    }
  }

  /** Refuses every other way of encryption than the one that is read. */
  static void requireStrong(AlgorithmIdentifier algorithm) throws InvalidKeyDataException {
    PBES2Parameters scheme = scheme(algorithm);
    PBKDF2Params unused = kdf(scheme.getKeyDerivationFunc());
    byte[] unusedIv = iv(scheme.getEncryptionScheme());
  }

  private static PBES2Parameters scheme(AlgorithmIdentifier algorithm)
      throws InvalidKeyDataException {
    if (!algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)) {
      throw unusual("is not encrypted with PBES2");
    }
    return PBES2Parameters.getInstance(algorithm.getParameters());
  }

  private static PBKDF2Params kdf(KeyDerivationFunc function) throws InvalidKeyDataException {
    if (!function.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)) {
      throw unusual("does not use PBKDF2");
    }
    PBKDF2Params kdf = PBKDF2Params.getInstance(function.getParameters());
    if (!kdf.getPrf().equals(PRF)) {
      throw unusual("does not use HMAC-SHA-256");
    }
    BigInteger count = kdf.getIterationCount();
    if (count.compareTo(BigInteger.valueOf(ITERATIONS)) < 0
        || count.compareTo(BigInteger.valueOf(MAX_ITERATIONS)) > 0) {
      throw unusual("uses " + count + " iterations, not 600,000 to 10,000,000");
    }
    if (kdf.getSalt().length < BLOCK / 2 || kdf.getSalt().length > MAX_SALT) {
      throw unusual("uses a salt of " + kdf.getSalt().length + " bytes, not 8 to 64");
    }
    return kdf;
  }

  private static byte[] iv(EncryptionScheme scheme) throws InvalidKeyDataException {
    if (!scheme.getAlgorithm().equals(NISTObjectIdentifiers.id_aes256_CBC)) {
      throw unusual("does not use AES-256-CBC");
    }
    byte[] iv = ASN1OctetString.getInstance(scheme.getParameters()).getOctets();
    if (iv.length != BLOCK) {
      throw unusual("uses an initial vector of " + iv.length + " bytes, not 16");
    }
    return iv;
  }

  private static InvalidKeyDataException unusual(String what) {
    return new InvalidKeyDataException(what + "; " + KeyForm.CONVERT);
  }

  private static byte[] key(char[] passphrase, byte[] salt, int iterations) {
    byte[] utf8 = utf8(passphrase);
    // A copy; the generator of the library makes one that nobody can wipe.
    KeyParameter secret = new KeyParameter(utf8);
    HMac mac = new HMac(SHA256Digest.newInstance());
    try {
      mac.init(secret);
      return pbkdf2(mac, salt, iterations);
    } finally {
      Arrays.fill(utf8, (byte) 0);
      Arrays.fill(secret.getKey(), (byte) 0);
      // Its padded key is the passphrase but for a constant; another key takes its place.
      mac.init(new KeyParameter(new byte[KEY_BYTES]));
    }
  }

  /** The library encodes through a stream whose buffer nobody can wipe. */
  private static byte[] utf8(char[] passphrase) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * passphrase.length);
    try {
      CoderResult coded =
          StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(passphrase), buffer, true);
      if (coded.isError()) {
        throw new IllegalStateException("a passphrase with half a character");
      }
      return Arrays.copyOf(buffer.array(), buffer.position());
    } finally {
      Arrays.fill(buffer.array(), (byte) 0);
    }
  }

  /** The one block that a key of 256 bits takes (RFC 8018 section 5.2). */
  private static byte[] pbkdf2(HMac mac, byte[] salt, int iterations) {
    byte[] round = new byte[KEY_BYTES];
    mac.update(salt, 0, salt.length);
    mac.update(new byte[] {0, 0, 0, 1}, 0, Integer.BYTES);
    mac.doFinal(round, 0);
    byte[] key = round.clone();
    for (int i = 1; i < iterations; i++) {
      mac.update(round, 0, round.length);
      mac.doFinal(round, 0);
      for (int at = 0; at < key.length; at++) {
        key[at] ^= round[at];
      }
    }
    Arrays.fill(round, (byte) 0);
    return key;
  }

  private static byte[] crypt(boolean encrypt, byte[] in, byte[] key, byte[] iv)
      throws InvalidCipherTextException {
    PaddedBufferedBlockCipher cipher =
        new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(AESEngine.newInstance()));
    KeyParameter copy = new KeyParameter(key);
    cipher.init(encrypt, new ParametersWithIV(copy, iv));
    Arrays.fill(key, (byte) 0);
    Arrays.fill(copy.getKey(), (byte) 0);
    byte[] buffer = new byte[cipher.getOutputSize(in.length)];
    try {
      int length = cipher.processBytes(in, 0, in.length, buffer, 0);
      length += cipher.doFinal(buffer, length);
      return Arrays.copyOf(buffer, length);
    } finally {
      Arrays.fill(buffer, (byte) 0);
    }
  }
}
