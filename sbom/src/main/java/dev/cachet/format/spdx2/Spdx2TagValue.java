package dev.cachet.format.spdx2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.format.content.DocumentFiles;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * SPDX 2.2 and 2.3 as tag and value, one a line; a value between {@code <text>} and {@code </text>}
 * may have several. What a tag means depends on the package, file, snippet or licence before it.
 */
public final class Spdx2TagValue {
  /** Comments may stand before the first tag. */
  private static final int HEAD = 4096;

  private static final String BEGIN = "<text>";
  private static final String END = "</text>";

  /** As long as a text in JSON may be. */
  private static final int MAX_TEXT = 4 << 20;

  private final BufferedReader lines;
  private final TagMeaning meaning;
  private long read;
  private int line;

  private Spdx2TagValue(Reader in, Spdx2Parts parts) {
    this.lines = new BufferedReader(in);
    this.meaning = new TagMeaning(parts);
  }

  /**
   * Whether a document begins as one of tags and values.
   *
   * @param content the content
   * @return whether it is so
   * @throws IOException if the medium failed
   */
  public static boolean begins(DocumentFiles.Content content) throws IOException {
    try (InputStream in = content.open()) {
      return begins(new String(in.readNBytes(HEAD), StandardCharsets.UTF_8));
    }
  }

  private static boolean begins(String head) {
    return head.stripLeading().startsWith("SPDXVersion:")
        || (head.stripLeading().startsWith("#") && head.contains("\nSPDXVersion:"));
  }

  /**
   * Reads a document, and closes nothing.
   *
   * @param in read to its end
   * @param parts the parts
   * @return all but packages and relationships, in the form that it has in JSON
   * @throws InvalidSbomException if the document is invalid, or over a limit; the message says
   *     where
   * @throws IOException if the medium failed
   */
  public static ObjectNode read(InputStream in, Spdx2Parts parts)
      throws InvalidSbomException, IOException {
    Reader text =
        new InputStreamReader(
            in,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    Spdx2TagValue reader = new Spdx2TagValue(text, parts);
    try {
      return reader.document();
    } catch (CharacterCodingException e) {
      throw new InvalidSbomException("line " + reader.line + ": not UTF-8", e);
    }
  }

  private ObjectNode document() throws InvalidSbomException, IOException {
    for (String each = line(); each != null; each = line()) {
      String text = each.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      int start = line;
      int colon = text.indexOf(':');
      if (colon <= 0) {
        throw new InvalidSbomException("line " + start + ": is no 'Tag: value'");
      }
      String value = text.substring(colon + 1).strip();
      meaning.take(text.substring(0, colon).strip(), value(value), "line " + start);
    }
    return meaning.end();
  }

  /** Without the marks around it; over several lines until the second mark. */
  private String value(String first) throws InvalidSbomException, IOException {
    if (!first.startsWith(BEGIN)) {
      return first;
    }
    int start = line;
    StringBuilder text = new StringBuilder(first.substring(BEGIN.length()));
    int end = text.indexOf(END);
    while (end < 0) {
      String next = line();
      if (next == null || text.length() + next.length() > MAX_TEXT) {
        throw new InvalidSbomException(
            "line " + start + (next == null ? ": <text> has no end" : ": the text is too long"));
      }
      int from = Math.max(0, text.length() - END.length());
      text.append('\n').append(next);
      end = text.indexOf(END, from);
    }
    if (!text.substring(end + END.length()).isBlank()) {
      throw new InvalidSbomException("line " + line + ": something follows </text>");
    }
    return text.substring(0, end);
  }

  private @Nullable String line() throws InvalidSbomException, IOException {
    StringBuilder text = new StringBuilder();
    int one = lines.read();
    if (one < 0) {
      return null;
    }
    line++;
    while (one >= 0 && one != '\n') {
      text.append((char) one);
      if (++read > Json.MAX_BYTES || text.length() > MAX_TEXT) {
        throw new InvalidSbomException("line " + line + ": the document or this line is too long");
      }
      one = lines.read();
    }
    int length = text.length();
    return length > 0 && text.charAt(length - 1) == '\r'
        ? text.substring(0, length - 1)
        : text.toString();
  }
}
