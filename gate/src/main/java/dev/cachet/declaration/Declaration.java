package dev.cachet.declaration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cachet.finding.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Opens a file that somebody wrote: one JSON object in UTF-8, no member twice, nothing after it.
 */
public final class Declaration {
  /** The largest file that is read, in bytes: 1 MiB. */
  public static final int MAX_BYTES = 1 << 20;

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private Declaration() {}

  /**
   * Reads the bytes of a file, but not more than one byte above the limit.
   *
   * @param file where they are
   * @return what {@link #parse} takes
   * @throws IOException if the file cannot be read
   */
  public static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MAX_BYTES + 1);
    }
  }

  /**
   * Parses a file.
   *
   * @param json UTF-8, with or without a byte order mark, at most {@link #MAX_BYTES} bytes
   * @return its object
   * @throws DeclarationException if it is larger, no UTF-8, no JSON, or no object
   */
  public static DeclaredObject parse(byte[] json) throws DeclarationException {
    if (json.length > MAX_BYTES) {
      throw new DeclarationException("/: the file is larger than 1 MiB");
    }
    try {
      JsonNode node = READER.readTree(text(json));
      return new DeclaredObject("", node);
    } catch (JsonProcessingException e) {
      throw new DeclarationException("/: not JSON: " + JsonText.problem(e));
    }
  }

  /** A parser that is given bytes would take UTF-16 and UTF-32 too, which other readers do not. */
  private static String text(byte[] json) throws DeclarationException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new DeclarationException("/: not JSON: not UTF-8; save the file as UTF-8");
    }
  }
}
