package dev.cachet.signer;

import dev.cachet.signer.material.InvalidKeyDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Private keys in encrypted files: PKCS#8 in PEM, label {@code ENCRYPTED PRIVATE KEY}, PBES2 with
 * AES-256-CBC and PBKDF2-HMAC-SHA-256 of 600,000 iterations. OpenSSL reads those of Ed25519, ECDSA
 * and RSA keys; ML-DSA keys are kept as their seed (RFC 9881). PKCS#12 files with one private key
 * under the same encryption are read too.
 *
 * <p>Every method overwrites the passphrase that it was given with zeros before it returns.
 */
public final class KeyFile {
  private static final String LABEL = "ENCRYPTED PRIVATE KEY";
  private static final byte SEQUENCE = 0x30;

  /** The fewest characters of a passphrase. */
  public static final int MIN_PASSPHRASE = 8;

  private KeyFile() {}

  /**
   * Writes a key to a new file that only its owner can read.
   *
   * @param file a path at which nothing exists
   * @param key the key
   * @param passphrase at least 8 characters, encoded as UTF-8; zeroed on return
   * @throws java.nio.file.FileAlreadyExistsException if something is at the path; it is untouched
   * @throws IOException if the file cannot be written, or cannot be kept to its owner there
   * @throws IllegalArgumentException if the passphrase is shorter
   */
  public static void write(Path file, SigningKey key, char[] passphrase) throws IOException {
    byte[] plain = new byte[0];
    try {
      if (passphrase.length < MIN_PASSPHRASE) {
        throw new IllegalArgumentException("a passphrase has at least 8 characters");
      }
      plain = key.pkcs8();
      byte[] der = KeyEncryption.encrypt(plain, passphrase, new SecureRandom());
      OwnerOnlyFile.create(file, Pem.encode(LABEL, der));
    } finally {
      Arrays.fill(plain, (byte) 0);
      Arrays.fill(passphrase, '\0');
    }
  }

  /**
   * Writes both halves of a new key, or neither.
   *
   * @param file a path at which nothing exists, for the key itself
   * @param publicFile a path at which nothing exists, for its public half
   * @param key the key
   * @param passphrase at least 8 characters, encoded as UTF-8; zeroed on return
   * @throws java.nio.file.FileAlreadyExistsException if something is at one of the paths; it is
   *     untouched
   * @throws IOException if a file cannot be written, or cannot be kept to its owner there
   * @throws IllegalArgumentException if the passphrase is shorter
   */
  public static void write(Path file, Path publicFile, SigningKey key, char[] passphrase)
      throws IOException {
    write(file, key, passphrase);
    try {
      PublicKeyFile.write(publicFile, key.publicKey());
    } catch (IOException | RuntimeException e) {
      // Made a moment ago and known to nobody: without its public half it is of no use.
      Files.delete(file);
      throw e;
    }
  }

  /**
   * Reads a key.
   *
   * @param file a file of at most 16 KiB, as {@link #write} or OpenSSL makes it, or PKCS#12
   * @param passphrase zeroed on return
   * @return the key
   * @throws KeyFileException if the passphrase is wrong, the file is damaged, encrypted in another
   *     way or with fewer iterations, or holds a key that Cachet does not sign with
   * @throws IOException if the file cannot be read
   */
  public static SigningKey read(Path file, char[] passphrase) throws IOException, KeyFileException {
    byte[] plain = new byte[0];
    try {
      byte[] content = OwnerOnlyFile.read(file);
      KeyForm.require(content);
      plain =
          isDer(content)
              ? Pkcs12.decrypt(content, passphrase)
              : KeyEncryption.decrypt(Pem.decode(LABEL, content), passphrase);
      return decrypted(plain);
    } catch (InvalidKeyDataException e) {
      throw new KeyFileException(file, e);
    } finally {
      Arrays.fill(plain, (byte) 0);
      Arrays.fill(passphrase, '\0');
    }
  }

  /**
   * Refuses what is no key file before anybody is asked for its passphrase.
   *
   * @param file a file of at most 16 KiB
   * @throws KeyFileException if it is something else; the message names the command that helps
   * @throws IOException if the file cannot be read
   */
  public static void requireForm(Path file) throws IOException, KeyFileException {
    try {
      KeyForm.require(OwnerOnlyFile.read(file));
    } catch (InvalidKeyDataException e) {
      throw new KeyFileException(file, e);
    }
  }

  private static boolean isDer(byte[] content) {
    return content.length > 0 && content[0] == SEQUENCE;
  }

  private static SigningKey decrypted(byte[] plain) throws InvalidKeyDataException {
    if (plain.length == 0 || plain[0] != SEQUENCE) {
      // One wrong passphrase in 256 leaves padding that looks right; what it hides is no sequence.
      throw new InvalidKeyDataException("wrong passphrase, or the file is damaged");
    }
    return Pkcs8.read(plain);
  }
}
