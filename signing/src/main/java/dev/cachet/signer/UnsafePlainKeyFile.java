package dev.cachet.signer;

import dev.cachet.signer.material.InvalidKeyDataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Private keys in files without encryption: whoever reads the file has the key. For test
 * environments, and for places where something else encrypts. PKCS#8 in PEM, label {@code PRIVATE
 * KEY}.
 */
public final class UnsafePlainKeyFile {
  private static final String LABEL = "PRIVATE KEY";

  private UnsafePlainKeyFile() {}

  /**
   * Writes a key, readable, to a new file that only its owner can read.
   *
   * @param file a path at which nothing exists
   * @param key the key
   * @throws java.nio.file.FileAlreadyExistsException if something is at the path; it is untouched
   * @throws IOException if the file cannot be written, or cannot be kept to its owner there
   */
  public static void write(Path file, SigningKey key) throws IOException {
    byte[] plain = key.pkcs8();
    byte[] pem = Pem.encode(LABEL, plain);
    try {
      OwnerOnlyFile.create(file, pem);
    } finally {
      Arrays.fill(plain, (byte) 0);
      Arrays.fill(pem, (byte) 0);
    }
  }

  /**
   * Reads a key.
   *
   * @param file a file of at most 16 KiB that nobody but its owner can read
   * @return the key
   * @throws KeyFileException if others can read the file, it is damaged, or it holds a key that
   *     Cachet does not sign with
   * @throws IOException if the file cannot be read
   */
  public static SigningKey read(Path file) throws IOException, KeyFileException {
    if (OwnerOnlyFile.othersHaveAccess(file)) {
      throw new KeyFileException(
          file, "others than its owner can read this private key; chmod 600");
    }
    byte[] plain = new byte[0];
    try {
      plain = Pem.decode(LABEL, OwnerOnlyFile.read(file));
      return Pkcs8.read(plain);
    } catch (InvalidKeyDataException e) {
      throw new KeyFileException(file, e);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }
}
