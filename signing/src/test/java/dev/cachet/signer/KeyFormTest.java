package dev.cachet.signer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.jose.Algorithm;
import dev.cachet.signer.material.Der;
import dev.cachet.signer.material.InvalidKeyDataException;
import dev.cachet.signer.material.MlDsaMaterial;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no key file of ours is told apart, with the command that helps. */
class KeyFormTest {
  private static final String PASSPHRASE = "correct horse";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "EC PARAMETERS, holds other blocks beside the key; convert it with: openssl pkcs8",
    "CERTIFICATE, holds other blocks beside the key; convert it with: openssl pkcs8",
    "PRIVATE KEY, holds several private keys; keep each in a file of its own",
    "ENCRYPTED PRIVATE KEY, holds several private keys; keep each in a file of its own",
  })
  void aBlockBeforeTheKeyIsNamed(String label, String problem) throws Exception {
    assertRefused(block(label) + Files.readString(key()), problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bag Attributes\n    friendlyName: x\n", "# comment\n"})
  void textBesideTheKeyIsNamed(String text) throws Exception {
    String key = Files.readString(key());
    assertRefused(text + key, "holds text beside the key; convert it with: openssl pkcs8 -topk8");
    assertRefused(key + text, "holds text beside the key; convert it with: openssl pkcs8 -topk8");
  }

  @ParameterizedTest
  @CsvSource({
    "PRIVATE KEY, is a private key that is not encrypted; convert it with: openssl pkcs8 -topk8",
    "RSA PRIVATE KEY, is a private key that is not encrypted; convert it with: openssl pkcs8",
    "EC PRIVATE KEY, is a private key that is not encrypted; convert it with: openssl pkcs8",
    "DSA PRIVATE KEY, 'is a DSA key, which cannot be used; make a key that can be used with: cachet"
        + " key new'",
    "OPENSSH PRIVATE KEY, is a key of OpenSSH; convert a copy with: ssh-keygen -p",
    "CERTIFICATE, is a certificate; give the private key",
    "PUBLIC KEY, is a public key; give the private key",
    "RSA PUBLIC KEY, is a public key; give the private key",
    "X509 CRL, holds no private key; make a key",
  })
  void anotherBlockIsNamed(String label, String problem) throws Exception {
    assertRefused(block(label), problem);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"kty\":\"OKP\"}', is a JWK",
    "PuTTY-User-Key-File-3: ssh-ed25519, is a key of PuTTY; export it with: puttygen",
    "ssh-ed25519 AAAA me, is a public key of OpenSSH",
    "ecdsa-sha2-nistp256 AAAA me, is a public key of OpenSSH",
    "'', is no private key",
    "0123, is no PKCS#12 file; if it is a private key in DER",
  })
  void whatHasNoBlockIsNamed(String text, String problem) throws Exception {
    assertRefused(text, problem);
  }

  @Test
  void theOldEncryptionOfOpensslIsNamed() throws Exception {
    String closed = block("EC PRIVATE KEY").replace("AAAA", "Proc-Type: 4,ENCRYPTED\n\nAAAA");
    assertRefused(closed, "is encrypted in the old way of OpenSSL; convert it with: openssl pkcs8");
  }

  @Test
  void aCurveThatIsWrittenOutIsNamed() {
    byte[] der =
        Der.privateKeyInfo(
            new AlgorithmIdentifier(
                X9ObjectIdentifiers.id_ecPublicKey, ECNamedCurveTable.getByName("P-256")),
            new ECPrivateKey(256, java.math.BigInteger.TEN));
    InvalidKeyDataException e = assertThrows(InvalidKeyDataException.class, () -> Pkcs8.read(der));
    assertEquals(
        "writes its curve out instead of naming it; " + KeyForm.NAME_CURVE, e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ML_DSA_44", "ML_DSA_65", "ML_DSA_87"})
  void seedAndExpandedKeyThatAgreeAreAKey(Algorithm algorithm) throws Exception {
    SigningKey key = SigningKey.generate(algorithm, new SecureRandom());
    byte[] seed = seed(key);
    byte[] both = both(algorithm, seed, expanded(algorithm, seed));
    assertEquals(key.publicKey(), Pkcs8.read(both).publicKey());
  }

  @Test
  void seedAndExpandedKeyThatDisagreeAreRefused() {
    Algorithm algorithm = Algorithm.ML_DSA_65;
    byte[] seed = seed(SigningKey.generate(algorithm, new SecureRandom()));
    byte[] expanded = expanded(algorithm, seed);
    expanded[expanded.length - 1] ^= 1;
    byte[] cut = java.util.Arrays.copyOf(expanded(algorithm, seed), 100);
    for (byte[] wrong : new byte[][] {expanded, cut, new byte[0]}) {
      byte[] der = both(algorithm, seed, wrong);
      InvalidKeyDataException e =
          assertThrows(InvalidKeyDataException.class, () -> Pkcs8.read(der));
      assertTrue(e.getMessage().contains("do not agree; if the seed is right"), e.getMessage());
      assertTrue(e.getMessage().endsWith("-provparam ml-dsa.output_formats=seed-only"), "command");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff", "c3", "c0af", "eda080"})
  void aPassphraseThatIsNotUtf8IsRefused(String hex) throws Exception {
    byte[] bytes = java.util.HexFormat.of().parseHex("6162636465666768" + hex);
    Path file = write("pw", bytes);
    KeyFileException e = assertThrows(KeyFileException.class, () -> PassphraseFile.read(file));
    assertTrue(e.getMessage().startsWith(file + ": is not UTF-8; "), e.getMessage());
  }

  @Test
  void aPassphraseBeyondAsciiIsRead() throws Exception {
    Path file = write("pw", "pässwörter 日本\nnext".getBytes(StandardCharsets.UTF_8));
    assertEquals("pässwörter 日本", new String(PassphraseFile.read(file)));
  }

  private static byte[] seed(SigningKey key) {
    byte[] der = key.pkcs8();
    return java.util.Arrays.copyOfRange(der, der.length - MlDsaMaterial.SEED, der.length);
  }

  private static byte[] expanded(Algorithm algorithm, byte[] seed) {
    MLDSAParameters parameters =
        switch (algorithm) {
          case ML_DSA_44 -> MLDSAParameters.ml_dsa_44;
          case ML_DSA_65 -> MLDSAParameters.ml_dsa_65;
          default -> MLDSAParameters.ml_dsa_87;
        };
    return new MLDSAPrivateKeyParameters(parameters, seed).getEncoded();
  }

  private static byte[] both(Algorithm algorithm, byte[] seed, byte[] expanded) {
    DERSequence both =
        new DERSequence(
            new org.bouncycastle.asn1.ASN1Encodable[] {
              new DEROctetString(seed), new DEROctetString(expanded)
            });
    return Der.privateKeyInfo(new AlgorithmIdentifier(MlDsaMaterial.oid(algorithm)), both);
  }

  private Path key() throws Exception {
    Path file = folder.resolve("good.pem");
    KeyFile.write(
        file, SigningKey.generate(Algorithm.ED25519, new SecureRandom()), PASSPHRASE.toCharArray());
    return file;
  }

  private static String block(String label) {
    return "-----BEGIN " + label + "-----\nAAAA\n-----END " + label + "-----\n";
  }

  private void assertRefused(String text, String problem) throws Exception {
    Path file = write("key.pem", text.getBytes(StandardCharsets.UTF_8));
    KeyFileException e =
        assertThrows(KeyFileException.class, () -> KeyFile.read(file, PASSPHRASE.toCharArray()));
    assertTrue(e.getMessage().startsWith(file + ": " + problem), e.getMessage());
  }

  private Path write(String name, byte[] content) throws Exception {
    Path file = Files.write(folder.resolve(name), content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
