package dev.cachet.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes strict JSON deterministically: members in the order of the calls, no white space, only
 * {@code "} and {@code \} escaped.
 *
 * <p>What the strict reader would refuse in any document (control characters, other Unicode forms,
 * integers that are negative or above 2^53 - 1) is a mistake of the caller and throws {@link
 * IllegalArgumentException}. Sizes and duplicate names are the caller's to know. Not thread-safe.
 */
public final class JsonWriter {
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder open = new StringBuilder();

  /** Starts the document's outermost object. */
  public JsonWriter() {
    out.append('{');
    open.append('}');
  }

  /**
   * Writes a string.
   *
   * @param name the member
   * @param value its value
   * @return this
   */
  public JsonWriter member(String name, String value) {
    return name(name).quoted(value);
  }

  /**
   * Writes an integer.
   *
   * @param name the member
   * @param value 0 to 2^53 - 1
   * @return this
   */
  public JsonWriter member(String name, long value) {
    return name(name).integer(value);
  }

  /**
   * Writes a time.
   *
   * @param name the member
   * @param value a whole second of the years 1970 to 9999
   * @return this
   */
  public JsonWriter member(String name, Instant value) {
    return member(name, JsonForms.time(value));
  }

  /**
   * Writes an array of strings.
   *
   * @param name the member
   * @param values its elements
   * @return this
   */
  public JsonWriter member(String name, List<String> values) {
    beginArray(name);
    for (String value : values) {
      element(value);
    }
    return endArray();
  }

  /**
   * Writes an object that was read, in its order and without its white space.
   *
   * @param name the member
   * @param value the object
   * @return this
   */
  public JsonWriter member(String name, JsonObject value) {
    return name(name).tree(value);
  }

  /**
   * Writes one member of an object that was read, whatever its type, under the same name.
   *
   * @param from the object
   * @param name a member that it has
   * @return this
   * @throws IllegalArgumentException if the object has no such member
   */
  public JsonWriter copy(JsonObject from, String name) {
    return name(name).tree(from.value(name));
  }

  /**
   * Starts an object as a member.
   *
   * @param name the member
   * @return this
   */
  public JsonWriter beginObject(String name) {
    return name(name).begin('{', '}');
  }

  /**
   * Starts an object as an element of the open array.
   *
   * @return this
   */
  public JsonWriter beginObject() {
    return separate().begin('{', '}');
  }

  /**
   * Ends the innermost object.
   *
   * @return this
   */
  public JsonWriter endObject() {
    return end('}');
  }

  /**
   * Starts an array as a member.
   *
   * @param name the member
   * @return this
   */
  public JsonWriter beginArray(String name) {
    return name(name).begin('[', ']');
  }

  /**
   * Starts an array as an element of the open array.
   *
   * @return this
   */
  public JsonWriter beginArray() {
    return separate().begin('[', ']');
  }

  /**
   * Writes a string as an element of the open array.
   *
   * @param value its value
   * @return this
   */
  public JsonWriter element(String value) {
    return separate().quoted(value);
  }

  /**
   * Ends the innermost array.
   *
   * @return this
   */
  public JsonWriter endArray() {
    return end(']');
  }

  /**
   * Ends the document.
   *
   * @return its bytes, UTF-8
   * @throws IllegalStateException if an inner object or array is still open
   */
  public byte[] bytes() {
    if (open.length() != 1) {
      throw new IllegalStateException("still open: " + open);
    }
    return (out + "}").getBytes(StandardCharsets.UTF_8);
  }

  private JsonWriter name(String name) {
    separate().quoted(name);
    out.append(':');
    return this;
  }

  private JsonWriter separate() {
    char last = out.charAt(out.length() - 1);
    if (last != '{' && last != '[') {
      out.append(',');
    }
    return this;
  }

  private JsonWriter begin(char opening, char closing) {
    out.append(opening);
    open.append(closing);
    return this;
  }

  private JsonWriter end(char closing) {
    int innermost = open.length() - 1;
    if (innermost < 1 || open.charAt(innermost) != closing) {
      throw new IllegalStateException("no open " + closing + " here: " + open);
    }
    open.setLength(innermost);
    out.append(closing);
    return this;
  }

  private JsonWriter quoted(String value) {
    StrictText.Problem problem = StrictText.problem(value, Integer.MAX_VALUE);
    if (problem != null) {
      throw new IllegalArgumentException(
          "a signed document cannot hold " + problem.found() + " (" + problem.clause() + ")");
    }
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\');
      }
      out.append(c);
    }
    out.append('"');
    return this;
  }

  private JsonWriter integer(long value) {
    if (value < 0 || value > StrictJson.MAX_INTEGER) {
      throw new IllegalArgumentException(
          "an integer is 0 to 2^53 - 1, not " + value + " (JSON-11)");
    }
    out.append(value);
    return this;
  }

  private JsonWriter tree(@Nullable Object value) {
    if (value instanceof JsonObject object) {
      begin('{', '}');
      for (String name : object.names()) {
        copy(object, name);
      }
      return end('}');
    }
    if (value instanceof List<?> elements) {
      begin('[', ']');
      for (Object element : elements) {
        separate().tree(element);
      }
      return end(']');
    }
    if (value instanceof Long number) {
      return integer(number);
    }
    if (value instanceof Boolean) {
      out.append(value);
      return this;
    }
    if (value instanceof String string) {
      return quoted(string);
    }
    throw new IllegalArgumentException("no such member");
  }
}
