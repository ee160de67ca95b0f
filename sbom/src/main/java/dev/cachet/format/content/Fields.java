package dev.cachet.format.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object; a field of another kind than is asked for is refused. What nobody
 * has asked for when the object is done is lost, and {@link Losses} is told: a field cannot be
 * forgotten silently.
 */
public final class Fields {
  private final JsonNode object;
  private final @Nullable Fields parent;
  private final String step;
  private final Losses losses;
  private final Set<String> taken = new HashSet<>();

  private Fields(JsonNode object, @Nullable Fields parent, String step, Losses losses) {
    this.object = object;
    this.parent = parent;
    this.step = step;
    this.losses = losses;
  }

  /**
   * Maps an object that stands at a pointer, and tells what was not asked for.
   *
   * @param <T> what is made
   * @param object the object
   * @param pointer where it stands, as a JSON pointer
   * @param losses takes what is lost on the way
   * @param mapping reads the object
   * @return what was made
   */
  public static <T> T read(
      JsonNode object, String pointer, Losses losses, Function<Fields, T> mapping) {
    return new Fields(object, null, pointer, losses).done(mapping);
  }

  /** Where the fields stand. */
  public String pointer() {
    return parent == null ? step : parent.pointer() + step;
  }

  /**
   * Says that a value was seen and is carried in no field.
   *
   * @param name the name
   */
  public void lose(String name) {
    losses.add(pointer() + "/" + escaped(name), object.path(name));
  }

  /**
   * Says that the document leaves something open.
   *
   * @param rule the id of the rule
   * @param name the name
   * @param message the message
   */
  public void unknown(String rule, String name, String message) {
    String place = name.isEmpty() ? pointer() : pointer() + "/" + escaped(name);
    losses.unknown(rule, place, message);
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /**
   * Whether there is such a field, which is not taken thereby.
   *
   * @param name the name
   * @return whether it is so
   */
  public boolean has(String name) {
    return object.has(name);
  }

  /** Whether a field holds an object. */
  public boolean isObject(String name) {
    return object.path(name).isObject();
  }

  /** Whether a field holds a list. */
  public boolean isList(String name) {
    return object.path(name).isArray();
  }

  private JsonNode take(String name, boolean expected, String kind) {
    taken.add(name);
    JsonNode node = object.path(name);
    if (!node.isMissingNode() && !expected) {
      throw new IllegalArgumentException(pointer() + "/" + escaped(name) + ": is no " + kind);
    }
    return node;
  }

  /** Reads a text. */
  public @Nullable String text(String name) {
    String text = take(name, object.path(name).isTextual(), "text").textValue();
    return text == null
        ? null
        : TextCheck.requirePlain(name, text, pointer() + "/" + escaped(name));
  }

  /** Reads a text. */
  public String text(String name, String absent) {
    String text = text(name);
    return text == null ? absent : text;
  }

  /** Reads a boolean. */
  public @Nullable Boolean flag(String name) {
    JsonNode node = take(name, object.path(name).isBoolean(), "true or false");
    return node.isBoolean() ? node.booleanValue() : null;
  }

  /**
   * Null also for a number that an int does not hold, which is told as lost.
   *
   * @param name the name
   * @return the integer
   */
  public @Nullable Integer integer(String name) {
    JsonNode node = take(name, object.path(name).isNumber(), "number");
    if (node.isNumber() && !(node.canConvertToExactIntegral() && node.canConvertToInt())) {
      lose(name);
      return null;
    }
    return node.isNumber() ? node.intValue() : null;
  }

  /** Reads a number. */
  public @Nullable Double number(String name) {
    JsonNode node = take(name, object.path(name).isNumber(), "number");
    return node.isNumber() ? node.doubleValue() : null;
  }

  /** Reads a list of texts. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode node : take(name, isList(name), "list")) {
      if (!node.isTextual()) {
        throw new IllegalArgumentException(pointer() + "/" + escaped(name) + ": not all are texts");
      }
      texts.add(TextCheck.requirePlain(name, node.textValue(), pointer() + "/" + escaped(name)));
    }
    return texts;
  }

  /** Reads an object. */
  public <T> @Nullable T object(String name, Function<Fields, T> mapping) {
    JsonNode node = take(name, object.path(name).isObject(), "object");
    return node.isObject()
        ? new Fields(node, this, "/" + escaped(name), losses).done(mapping)
        : null;
  }

  /** Reads a list of objects. */
  public <T> List<T> objects(String name, Function<Fields, T> mapping) {
    List<T> mapped = new ArrayList<>();
    int index = 0;
    for (JsonNode node : take(name, isList(name), "list")) {
      String below = "/" + escaped(name) + "/" + index++;
      if (!node.isObject()) {
        throw new IllegalArgumentException(pointer() + below + ": is no object");
      }
      mapped.add(new Fields(node, this, below, losses).done(mapping));
    }
    return mapped;
  }

  private <T> T done(Function<Fields, T> mapping) {
    T mapped = mapping.apply(this);
    for (var field : object.properties()) {
      if (!taken.contains(field.getKey())) {
        lose(field.getKey());
      }
    }
    return mapped;
  }
}
