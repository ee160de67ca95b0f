package dev.cachet.signer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.jose.Algorithm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * PKCS#12 files made for this test with OpenSSL 3.0 and with keytool of JDK 17, one thing different
 * in each file that is refused. Those that hold an OpenSSL key hold the one of the PEM file of the
 * same name.
 */
class Pkcs12Test {
  private static final String PASSPHRASE = "openssl-test-only";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "ed25519, ed25519",
    "p256, p256",
    "p384, p384",
    "rsa3072, rsa3072",
    "with-certificate, p256"
  })
  void holdsTheSameKeyAsThePemFile(String p12, String pem) throws Exception {
    SigningKey same = KeyFile.read(file(pem + ".pem"), PASSPHRASE.toCharArray());
    assertEquals(same.publicKey(), read(p12).publicKey());
  }

  @Test
  void readsAKeyOfKeytool() throws Exception {
    String json = read("keytool").publicKey().json();
    assertTrue(json.contains("QNUzhysq3kC6u2CCvIPLgFHXEuUdfq3Q2_17kKcrSJw"), json);
  }

  @Test
  void readsAnMlDsaKey() throws Exception {
    SigningKey key = SigningKey.generate(Algorithm.ML_DSA_65, new SecureRandom());
    Path file = Files.write(folder.resolve("key.p12"), pfx(shrouded(key)));
    assertEquals(key.publicKey(), KeyFile.read(file, PASSPHRASE.toCharArray()).publicKey());
  }

  @ParameterizedTest
  @CsvSource({
    "few-iterations, uses 2048 iterations",
    "few-mac-iterations, uses 1 iterations for its integrity",
    "no-mac, has no integrity check",
    "mac-sha1, is not protected by HMAC-SHA-256",
    "plain-key, holds a private key without encryption",
    "weak-certificate, uses 10000 iterations",
    "two-keys, holds 2 private keys"
  })
  void refusesWhatWouldGiveTheKeyAwaySooner(String name, String problem) {
    KeyFileException e = assertThrows(KeyFileException.class, () -> read(name));
    assertTrue(e.getMessage().contains(name + ".p12: " + problem), e.getMessage());
  }

  /** A second key, or one that fewer iterations protect, could lie where nobody looks. */
  @Test
  void refusesBagsThatItDoesNotLookInto() throws Exception {
    SafeBag key = shrouded(SigningKey.generate(Algorithm.ED25519, new SecureRandom()));
    SafeBag nested = new SafeBag(PKCSObjectIdentifiers.safeContentsBag, new DERSequence(key));
    SafeBag secret = new SafeBag(PKCSObjectIdentifiers.secretBag, new DERSequence());
    SafeBag certificates = new SafeBag(PKCSObjectIdentifiers.crlBag, new DERSequence());
    Path sound = Files.write(folder.resolve("sound.p12"), pfx(key, certificates));
    assertTrue(KeyFile.read(sound, PASSPHRASE.toCharArray()).publicKey().kid().length() == 43);
    for (SafeBag other : List.of(nested, secret)) {
      Path file = Files.write(folder.resolve("other.p12"), pfx(key, other));
      KeyFileException e =
          assertThrows(KeyFileException.class, () -> KeyFile.read(file, PASSPHRASE.toCharArray()));
      assertTrue(e.getMessage().contains(other.getBagId().getId()), e.getMessage());
      assertTrue(e.getMessage().contains("which is not looked into; make it anew"), e.getMessage());
    }
  }

  @Test
  void saysThatThePassphraseIsWrong() {
    KeyFileException e =
        assertThrows(
            KeyFileException.class,
            () -> KeyFile.read(file("p256.p12"), "another passphrase".toCharArray()));
    assertTrue(e.getMessage().endsWith("wrong passphrase, or the file is damaged"), e.getMessage());
  }

  @Test
  void noChangedByteBringsAnythingButThisKeyOrARefusal() throws Exception {
    byte[] sound = Files.readAllBytes(file("ed25519.p12"));
    SigningKey key = read("ed25519");
    // Deriving from 600,000 rounds twice a byte is slow: the front of the structure, and a sample.
    for (int at = 0; at < sound.length; at += at < 24 ? 3 : 71) {
      byte[] changed = sound.clone();
      changed[at] ^= 1;
      Path file = Files.write(folder.resolve("changed-" + at + ".p12"), changed);
      try {
        assertEquals(key.publicKey(), KeyFile.read(file, PASSPHRASE.toCharArray()).publicKey());
      } catch (KeyFileException e) {
        assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
      }
    }
  }

  /** A file as OpenSSL would write it if it knew the algorithm. */
  private static byte[] pfx(SafeBag... content) throws Exception {
    byte[] bags = new DERSequence(content).getEncoded();
    ContentInfo safe = new ContentInfo(PKCSObjectIdentifiers.data, new DEROctetString(bags));
    ASN1EncodableVector safes = new ASN1EncodableVector();
    safes.add(safe);
    byte[] closed = new DERSequence(safes).getEncoded();
    byte[] salt = new byte[16];
    Arrays.fill(salt, (byte) 7);
    PKCS12ParametersGenerator kdf = new PKCS12ParametersGenerator(new SHA256Digest());
    kdf.init(
        PBEParametersGenerator.PKCS12PasswordToBytes(PASSPHRASE.toCharArray()),
        salt,
        KeyEncryption.ITERATIONS);
    HMac hmac = new HMac(new SHA256Digest());
    hmac.init(kdf.generateDerivedMacParameters(256));
    hmac.update(closed, 0, closed.length);
    byte[] mac = new byte[32];
    hmac.doFinal(mac, 0);
    DigestInfo digest =
        new DigestInfo(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256), mac);
    return new Pfx(
            new ContentInfo(PKCSObjectIdentifiers.data, new DEROctetString(closed)),
            new MacData(digest, salt, KeyEncryption.ITERATIONS))
        .getEncoded();
  }

  private static SafeBag shrouded(SigningKey key) {
    byte[] closed =
        KeyEncryption.encrypt(key.pkcs8(), PASSPHRASE.toCharArray(), new SecureRandom());
    return new SafeBag(
        PKCSObjectIdentifiers.pkcs8ShroudedKeyBag, EncryptedPrivateKeyInfo.getInstance(closed));
  }

  private static SigningKey read(String name) throws Exception {
    return KeyFile.read(file(name + ".p12"), PASSPHRASE.toCharArray());
  }

  private static Path file(String name) throws Exception {
    return Path.of(Pkcs12Test.class.getResource(name).toURI());
  }
}
