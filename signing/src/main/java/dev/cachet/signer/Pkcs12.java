package dev.cachet.signer;

import dev.cachet.signer.material.Der;
import dev.cachet.signer.material.InvalidKeyDataException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.AuthenticatedSafe;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;

/**
 * PKCS#12 (RFC 7292) as OpenSSL and the JDK write it, read without the platform's key stores and
 * providers (A66): one private key in a shrouded bag, integrity by HMAC-SHA-256. Certificates are
 * ignored.
 *
 * <p>Whatever the passphrase opens is a way to guess it, so every iteration count in the file is
 * held to that of {@link KeyEncryption}: also the one of the integrity check and of certificates.
 */
final class Pkcs12 {
  private static final String REMEDY =
      "; make it anew with: openssl pkcs12 -export -iter 600000 -keypbe AES-256-CBC -certpbe"
          + " AES-256-CBC -macalg sha256";
  private static final int BLOCK = 64;

  /** The purpose of a derived key (RFC 7292 appendix B.3). */
  private static final byte OF_A_MAC = 3;

  /** What is public in any case. */
  private static final Set<ASN1ObjectIdentifier> UNREAD =
      Set.of(PKCSObjectIdentifiers.certBag, PKCSObjectIdentifiers.crlBag);

  private Pkcs12() {}

  static byte[] decrypt(byte[] der, char[] passphrase) throws InvalidKeyDataException {
    List<byte[]> keys = new ArrayList<>();
    try {
      Pfx pfx = Pfx.getInstance(der);
      byte[] safes = octets(pfx.getAuthSafe());
      requireIntegrity(pfx.getMacData(), safes, passphrase);
      for (ContentInfo safe : AuthenticatedSafe.getInstance(safes).getContentInfo()) {
        collect(safe, keys);
      }
    } catch (RuntimeException e) {
      // The ASN.1 classes refuse hostile input with whatever comes: nothing of it may escape.
      throw new InvalidKeyDataException(
          "is no PKCS#12 file; if it is a private key in DER, " + KeyForm.CONVERT_DER, e);
    }
    if (keys.size() != 1) {
      throw new InvalidKeyDataException(
          "holds " + keys.size() + " private keys; a key file holds one, so export it alone");
    }
    return KeyEncryption.decrypt(keys.get(0), passphrase);
  }

  private static void requireIntegrity(@Nullable MacData mac, byte[] safes, char[] passphrase)
      throws InvalidKeyDataException {
    if (mac == null) {
      throw new InvalidKeyDataException("has no integrity check" + REMEDY);
    }
    DigestInfo expected = mac.getMac();
    if (!expected.getAlgorithmId().getAlgorithm().equals(NISTObjectIdentifiers.id_sha256)) {
      throw new InvalidKeyDataException("is not protected by HMAC-SHA-256" + REMEDY);
    }
    BigInteger count = mac.getIterationCount();
    if (count.compareTo(BigInteger.valueOf(KeyEncryption.ITERATIONS)) < 0
        || count.compareTo(BigInteger.valueOf(KeyEncryption.MAX_ITERATIONS)) > 0) {
      throw new InvalidKeyDataException(
          "uses " + count + " iterations for its integrity, not 600,000 to 10,000,000" + REMEDY);
    }
    byte[] bmp = PBEParametersGenerator.PKCS12PasswordToBytes(passphrase);
    try {
      HMac hmac = new HMac(SHA256Digest.newInstance());
      hmac.init(new KeyParameter(macKey(bmp, mac.getSalt(), count.intValueExact())));
      hmac.update(safes, 0, safes.length);
      byte[] found = new byte[hmac.getMacSize()];
      hmac.doFinal(found, 0);
      if (!java.security.MessageDigest.isEqual(found, expected.getDigest())) {
        throw new InvalidKeyDataException("wrong passphrase, or the file is damaged");
      }
    } finally {
      Arrays.fill(bmp, (byte) 0);
    }
  }

  /**
   * The one block that a key of 256 bits takes (RFC 7292 appendix B.2). The generator of the
   * library keeps the passphrase in an array that nobody can wipe.
   */
  private static byte[] macKey(byte[] bmp, byte[] salt, int iterations) {
    byte[] id = new byte[BLOCK];
    Arrays.fill(id, OF_A_MAC);
    byte[] repeated = repeated(bmp);
    try {
      SHA256Digest digest = new SHA256Digest();
      digest.update(id, 0, id.length);
      byte[] salts = repeated(salt);
      digest.update(salts, 0, salts.length);
      digest.update(repeated, 0, repeated.length);
      byte[] key = new byte[digest.getDigestSize()];
      digest.doFinal(key, 0);
      for (int i = 1; i < iterations; i++) {
        digest.update(key, 0, key.length);
        digest.doFinal(key, 0);
      }
      return key;
    } finally {
      Arrays.fill(repeated, (byte) 0);
    }
  }

  /** As often as needed to fill whole blocks. */
  private static byte[] repeated(byte[] bytes) {
    byte[] all = new byte[(bytes.length + BLOCK - 1) / BLOCK * BLOCK];
    for (int i = 0; i < all.length; i++) {
      all[i] = bytes[i % bytes.length];
    }
    return all;
  }

  private static void collect(ContentInfo safe, List<byte[]> keys) throws InvalidKeyDataException {
    if (safe.getContentType().equals(PKCSObjectIdentifiers.encryptedData)) {
      // Certificates, as a rule; they stay closed, but how they are closed can give the key away.
      EncryptedData data = EncryptedData.getInstance(safe.getContent());
      KeyEncryption.requireStrong(data.getEncryptionAlgorithm());
      return;
    }
    for (ASN1Encodable element : ASN1Sequence.getInstance(octets(safe))) {
      SafeBag bag = SafeBag.getInstance(element);
      if (bag.getBagId().equals(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag)) {
        keys.add(Der.of(bag.getBagValue().toASN1Primitive()));
      } else if (bag.getBagId().equals(PKCSObjectIdentifiers.keyBag)) {
        throw new InvalidKeyDataException("holds a private key without encryption" + REMEDY);
      } else if (!UNREAD.contains(bag.getBagId())) {
        // A bag within a bag may hold a key, and what is hidden in a secret opens to the
        // passphrase.
        throw new InvalidKeyDataException(
            "holds a bag of another kind ("
                + bag.getBagId()
                + ") than keys and certificates, which is not looked into"
                + REMEDY);
      }
    }
  }

  private static byte[] octets(ContentInfo info) throws InvalidKeyDataException {
    if (!info.getContentType().equals(PKCSObjectIdentifiers.data)) {
      throw new InvalidKeyDataException("is protected by another means than a passphrase");
    }
    return ASN1OctetString.getInstance(info.getContent()).getOctets();
  }
}
