package dev.cachet.catalogue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.cachet.finding.JsonText;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file that a person writes: {@code {"schemaVersion":1,"<name>":[{...}]}} whose rows have text
 * members only. A member that is not known is an error, as a misspelt one would silently not count.
 */
public final class RowFile {
  private static final int MAX_BYTES = 1024 * 1024;
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final String name;
  private final Set<String> required;
  private final Set<String> optional;
  private final List<Row> rows = new ArrayList<>();
  private boolean versioned;

  private RowFile(String name, Set<String> required, Set<String> optional) {
    this.name = name;
    this.required = required;
    this.optional = optional;
  }

  /**
   * One row.
   *
   * @param pointer where it is in the file
   * @param values its members
   */
  public record Row(String pointer, Map<String, String> values) {
    /**
     * Copies the members.
     *
     * @param pointer see the record
     * @param values see the record
     */
    public Row {
      values = Map.copyOf(values);
    }

    /**
     * A member.
     *
     * @param member its name
     * @return its text; empty if the row has none
     */
    public String text(String member) {
      return values.getOrDefault(member, "");
    }

    /**
     * A member that is a day.
     *
     * @param member its name
     * @return the day
     * @throws IOException if it is none; the message begins with the pointer
     */
    public LocalDate day(String member) throws IOException {
      try {
        return LocalDate.parse(text(member));
      } catch (DateTimeException e) {
        throw new IOException(pointer + "/" + member + ": is no date YYYY-MM-DD", e);
      }
    }
  }

  /**
   * Reads a file.
   *
   * @param json UTF-8, at most 1 MiB
   * @param name the member with the rows
   * @param required the members that each row has
   * @param optional the members that a row may have
   * @return the rows in their order
   * @throws IOException if it is not such a file; the message begins with the JSON pointer
   */
  public static List<Row> read(byte[] json, String name, Set<String> required, Set<String> optional)
      throws IOException {
    if (json.length > MAX_BYTES) {
      throw new IOException(name + ": the file is larger than " + MAX_BYTES + " bytes");
    }
    RowFile file = new RowFile(name, required, optional);
    try (JsonParser at = FACTORY.createParser(json)) {
      at.nextToken();
      JsonPull.object(at, file::member);
      if (at.nextToken() != null || !file.versioned) {
        throw new IOException("/schemaVersion: must be 1, and nothing may follow the object");
      }
    } catch (JsonProcessingException e) {
      throw new IOException(name + ": not JSON: " + JsonText.problem(e), e);
    }
    return file.rows;
  }

  private void member(String key, JsonParser at) throws IOException {
    if (key.equals("schemaVersion")) {
      versioned = at.currentToken() == JsonToken.VALUE_NUMBER_INT && at.getText().equals("1");
    } else if (key.equals(name)) {
      JsonPull.array(at, this::row);
    } else {
      throw new IOException("/" + key + ": unknown member");
    }
  }

  private void row(JsonParser at) throws IOException {
    String pointer = "/" + name + "/" + rows.size();
    Map<String, String> values = new LinkedHashMap<>();
    JsonPull.object(
        at,
        (key, value) -> {
          if (!required.contains(key) && !optional.contains(key)) {
            throw new IOException(pointer + "/" + key + ": unknown member");
          }
          values.put(key, JsonPull.text(value));
        });
    for (String key : required) {
      if (values.getOrDefault(key, "").isBlank()) {
        throw new IOException(pointer + "/" + key + ": is missing or empty");
      }
    }
    rows.add(new Row(pointer, values));
  }
}
