package dev.cachet.author.sheet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * One value of a JSON document, as it stands on a sheet. The document is read as a stream and not
 * by the names that this version knows, so that no member is left out.
 *
 * @param path where it stands: {@code target.hwModel[0]}
 * @param value a quoted text, or another value as it was written
 */
public record MemberLine(String path, String value) {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** An object or list that is being read. */
  private static final class Level {
    private final String path;
    private final boolean list;
    private String member = "";
    private int count;

    Level(String path, boolean list) {
      this.path = path;
      this.list = list;
    }

    String place() {
      if (list) {
        return path + "[" + count + "]";
      }
      return path.isEmpty() ? member : path + "." + member;
    }
  }

  /**
   * Reads all values of a document.
   *
   * @param json a JSON text
   * @return every value in the order of the document; an empty object or list is a value
   * @throws IOException if it is no JSON
   */
  public static List<MemberLine> of(byte[] json) throws IOException {
    List<MemberLine> lines = new ArrayList<>();
    Deque<Level> open = new ArrayDeque<>();
    try (JsonParser parser = FACTORY.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        take(token, parser, open, lines);
      }
    }
    return List.copyOf(lines);
  }

  private static void take(
      JsonToken token, JsonParser parser, Deque<Level> open, List<MemberLine> lines)
      throws IOException {
    String place = open.isEmpty() ? "" : open.peek().place();
    if (token.isStructStart()) {
      open.push(new Level(place, token == JsonToken.START_ARRAY));
    } else if (token.isStructEnd()) {
      Level closed = open.pop();
      if (closed.count == 0) {
        lines.add(new MemberLine(closed.path, closed.list ? "[]" : "{}"));
      }
      next(open);
    } else if (token == JsonToken.FIELD_NAME) {
      open.element().member = ShownValue.name(parser.currentName());
    } else {
      String text = parser.getText();
      String value = token == JsonToken.VALUE_STRING ? ShownValue.of(text) : text;
      lines.add(new MemberLine(place, value));
      next(open);
    }
  }

  private static void next(Deque<Level> open) {
    if (!open.isEmpty()) {
      open.element().count++;
    }
  }

  @Override
  public String toString() {
    return path.isEmpty() ? value : path + " " + value;
  }
}
