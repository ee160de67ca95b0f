package dev.cachet.gate.rule;

import dev.cachet.gate.record.JudgedPayload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files and documents, read in pieces: a payload may be larger than memory. */
public final class FileDigest {
  private static final int PIECE = 1 << 16;

  private FileDigest() {}

  /**
   * The digest and size of a file.
   *
   * @param id its identifier
   * @param file the file
   * @return the judged payload
   * @throws IOException if the medium failed
   */
  public static JudgedPayload of(String id, Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] piece = new byte[PIECE];
    long size = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        digest.update(piece, 0, read);
        size += read;
      }
    }
    return new JudgedPayload(id, HexFormat.of().formatHex(digest.digest()), size);
  }

  /**
   * The SHA-256 of a document.
   *
   * @param document the document
   * @return the text
   */
  public static String hex(byte[] document) {
    return HexFormat.of().formatHex(sha256().digest(document));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
