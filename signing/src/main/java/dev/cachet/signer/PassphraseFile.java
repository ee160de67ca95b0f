package dev.cachet.signer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads a passphrase from a file that only its owner can read. */
public final class PassphraseFile {
  private PassphraseFile() {}

  /**
   * Reads the first line.
   *
   * @param file UTF-8, at most 16 KiB
   * @return the characters before the first line break
   * @throws KeyFileException if others may read the file (A43), where the file system can tell, it
   *     is larger, or is not UTF-8
   * @throws IOException if the file cannot be read
   */
  public static char[] read(Path file) throws IOException, KeyFileException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix && OwnerOnlyFile.othersHaveAccess(file)) {
      throw new KeyFileException(
          file, "can be read by others; keep a passphrase to its owner (chmod 600)");
    }
    byte[] bytes = OwnerOnlyFile.read(file);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    try {
      // A lenient decoder makes the same character of all invalid bytes: one passphrase for all.
      if (StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes), text, true)
          .isError()) {
        throw new KeyFileException(
            file, "is not UTF-8; write the passphrase as text, for example in base64");
      }
      text.flip();
      int end = 0;
      while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
        end++;
      }
      char[] line = new char[end];
      text.get(line);
      return line;
    } finally {
      Arrays.fill(bytes, (byte) 0);
      Arrays.fill(text.array(), '\0');
    }
  }
}
