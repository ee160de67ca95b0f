package dev.cachet.signer;

import dev.cachet.jose.PublicJwk;
import dev.cachet.json.JsonLimits;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.place.NewFile;
import dev.cachet.signer.material.InvalidKeyDataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Public keys in files: one JWK (RFC 7517) with exactly its thumbprint members and {@code alg}. The
 * form in which OpenSSL and key services hand out public keys is read too: PEM, label {@code PUBLIC
 * KEY}.
 */
public final class PublicKeyFile {
  private static final int MAX_BYTES = 16 * 1024;
  private static final int MAX_PUB = 3_456;
  private static final String LABEL = "PUBLIC KEY";

  private PublicKeyFile() {}

  /**
   * Writes a public key to a new file.
   *
   * @param file a path at which nothing exists
   * @param key the key
   * @throws java.nio.file.FileAlreadyExistsException if something is at the path; it is untouched
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, PublicJwk key) throws IOException {
    NewFile.write(file, (key.json() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a public key.
   *
   * @param file a JWK without private members, or PEM; at most 16 KiB
   * @return the key, of a known algorithm
   * @throws KeyFileException if it is no such key; the message names the place in the file
   * @throws IOException if the file cannot be read
   */
  public static PublicJwk read(Path file) throws IOException, KeyFileException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] json = in.readNBytes(MAX_BYTES + 1);
      if (json.length > 0 && json[0] == '-') {
        return PublicKeyInfo.jwk(Pem.decode(LABEL, json));
      }
      JsonLimits limits = JsonLimits.of(MAX_BYTES).withString("/pub", MAX_PUB);
      return PublicJwk.read(StrictJson.parse(json, limits));
    } catch (StrictJsonException | InvalidKeyDataException e) {
      throw new KeyFileException(file, e);
    }
  }
}
