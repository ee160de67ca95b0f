package dev.cachet.finding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * JSON documents written the same way everywhere: ASCII, two spaces of indent, members in the order
 * of the calls, one line feed at the end. The same calls give the same bytes.
 */
public final class JsonText {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** What the library says of a place that it does not show. */
  private static final Pattern SOURCE =
      Pattern.compile("\\[Source: .*?line: (\\d+), column: (\\d+)\\]");

  /** What the library adds that says neither what is there nor where. */
  private static final Pattern ASIDE =
      Pattern.compile(
          ": (was expecting|expected) (a valid value )?\\(JSON String,[^)]*\\)"
              + "| \\(code \\d+\\)|: enable `.*");

  private static final Pattern CONTROL = Pattern.compile("\\(\\(CTRL-CHAR, code (\\d+)\\)\\)");

  /** A token that is no JSON is as long as the file has no space. */
  private static final Pattern LONG_TOKEN = Pattern.compile("'([^']{20})[^']{3,}'");

  private JsonText() {}

  /** Writes the content of one document. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes one JSON value.
     *
     * @param json where to write it
     * @throws IOException never for a document in memory
     */
    void write(JsonGenerator json) throws IOException;
  }

  /**
   * Writes a document.
   *
   * @param content writes its one value
   * @return ASCII JSON, ending in a line feed
   */
  public static byte[] of(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      DefaultIndenter indent = new DefaultIndenter("  ", "\n");
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent));
      content.write(json);
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Writes a document in one line, to stand as one of many in a stream.
   *
   * @param content writes its one value
   * @return ASCII JSON without a line feed
   */
  public static String line(Content content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      content.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return text.toString();
  }

  /**
   * Says what is wrong with a text that is no JSON, and where.
   *
   * @param e what its reader found
   * @return one line, such as {@code Duplicate field 'a' at line 1, column 7}
   */
  public static String problem(JsonProcessingException e) {
    String message = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    String placed = SOURCE.matcher(message).replaceAll("line $1, column $2");
    String plain = CONTROL.matcher(ASIDE.matcher(placed).replaceAll("")).replaceAll("with code $1");
    String what = LONG_TOKEN.matcher(plain).replaceAll("'$1...'");
    JsonLocation at = e.getLocation();
    return at == null ? what : what + " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  /**
   * Writes a list of texts.
   *
   * @param json inside an object
   * @param name the member's name
   * @param texts the list
   * @throws IOException if the generator fails
   */
  public static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  /**
   * Writes a list of evidence as the member {@code evidence}.
   *
   * @param json inside an object
   * @param evidence the list
   * @throws IOException if the generator fails
   */
  public static void evidence(JsonGenerator json, List<Evidence> evidence) throws IOException {
    json.writeArrayFieldStart("evidence");
    for (Evidence one : evidence) {
      json.writeStartObject();
      json.writeStringField("file", one.file());
      json.writeStringField("field", one.field());
      json.writeStringField("value", one.value());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
