package dev.cachet.image.container;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.cachet.image.content.ImageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The few members of an image's JSON files that say what it is made of. */
final class ImageJson {
  private static final JsonFactory JSON = new JsonFactory();

  private ImageJson() {}

  static Map<String, Object> object(byte[] json) throws ImageException {
    return members(read(json));
  }

  static List<Object> array(byte[] json) throws ImageException {
    return read(json) instanceof List<?> list ? List.copyOf(list) : List.of();
  }

  static List<Object> list(@Nullable Object of, String name) {
    return members(of).get(name) instanceof List<?> list ? List.copyOf(list) : List.of();
  }

  static String text(@Nullable Object of, String name) {
    return members(of).get(name) instanceof String text ? text : "";
  }

  static boolean has(@Nullable Object of, String name, String inside) {
    return members(members(of).get(name)).containsKey(inside);
  }

  static String platform(@Nullable Object of) {
    Object platform = members(of).get("platform");
    return text(platform, "os") + "/" + text(platform, "architecture");
  }

  /** A path without {@code .} and {@code ..}; nothing leads above its beginning. */
  static String normal(String path) {
    List<String> names = new ArrayList<>();
    for (String name : path.split("/", -1)) {
      if (name.equals("..") && !names.isEmpty()) {
        names.remove(names.size() - 1);
      } else if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
        names.add(name);
      }
    }
    return String.join("/", names);
  }

  private static Map<String, Object> members(@Nullable Object value) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, member) -> members.put(String.valueOf(name), member));
    }
    return members;
  }

  private static Object read(byte[] json) throws ImageException {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      return value(parser);
    } catch (IOException e) {
      throw new ImageException("is a container's archive with JSON that cannot be read", e);
    }
  }

  /** The library bounds how deep values lie in each other. */
  private static Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, Object> members = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        members.put(name, value(parser));
      }
      return members;
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(parser));
      }
      return items;
    }
    return token == null ? "" : parser.getText();
  }
}
