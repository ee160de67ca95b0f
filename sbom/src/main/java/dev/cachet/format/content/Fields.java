package dev.cachet.format.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object; a field of another kind than is asked for is refused. What nobody
 * has asked for when the object is done is lost, and {@link Losses} is told: a field cannot be
 * forgotten silently.
 */
public final class Fields {
  /** Of an object that stands in no list. */
  private static final int NO_INDEX = -1;

  private final JsonNode object;
  private final @Nullable Fields parent;
  private final String step;
  private final int index;
  private final Losses losses;

  /**
   * Names of fields that are there and were asked for: so few that looking through them is fast.
   */
  private final List<String> taken = new ArrayList<>(8);

  private Fields(JsonNode object, @Nullable Fields parent, String step, int index, Losses losses) {
    this.object = object;
    this.parent = parent;
    this.step = step;
    this.index = index;
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
    return new Fields(object, null, pointer, NO_INDEX, losses).done(mapping);
  }

  /**
   * Maps one of a list of objects, and tells what was not asked for.
   *
   * @param <T> what is made
   * @param object the object
   * @param list where the list stands, as a JSON pointer
   * @param index which of the list it is, from 0
   * @param losses takes what is lost on the way
   * @param mapping reads the object
   * @return what was made
   */
  public static <T> T read(
      JsonNode object, String list, int index, Losses losses, Function<Fields, T> mapping) {
    return new Fields(object, null, list, index, losses).done(mapping);
  }

  /**
   * Where the fields stand.
   *
   * @return the text
   */
  public String pointer() {
    String list = parent == null ? step : parent.pointer() + "/" + escaped(step);
    return index == NO_INDEX ? list : list + "/" + index;
  }

  /**
   * Says that a value was seen and is carried in no field.
   *
   * @param name the name
   */
  public void lose(String name) {
    losses.add(() -> place(name), object.path(name));
  }

  /** Made only where something is said of it: a document has a million of them. */
  private String place(String name) {
    return pointer() + "/" + escaped(name);
  }

  /**
   * Says that the document leaves something open.
   *
   * @param rule the id of the rule
   * @param name the name
   * @param message the message
   */
  public void unknown(String rule, String name, String message) {
    losses.unknown(rule, name.isEmpty() ? pointer() : place(name), message);
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

  /**
   * Whether a field holds an object.
   *
   * @param name the name
   * @return whether it is so
   */
  public boolean isObject(String name) {
    return object.path(name).isObject();
  }

  /**
   * Whether a field holds a list.
   *
   * @param name the name
   * @return whether it is so
   */
  public boolean isList(String name) {
    return object.path(name).isArray();
  }

  private JsonNode take(String name, Predicate<JsonNode> expected, String kind) {
    JsonNode node = object.path(name);
    if (node.isMissingNode()) {
      return node;
    }
    if (!taken.contains(name)) {
      taken.add(name);
    }
    if (!expected.test(node)) {
      throw new IllegalArgumentException(place(name) + ": is no " + kind);
    }
    return node;
  }

  /**
   * Reads a text.
   *
   * @param name the name
   * @return what it holds, or null if it is not there or of another type
   */
  public @Nullable String text(String name) {
    String text = take(name, JsonNode::isTextual, "text").textValue();
    return text == null ? null : plain(name, text);
  }

  private String plain(String name, String text) {
    return TextCheck.requirePlain(name, text, () -> place(name));
  }

  /**
   * Reads a text.
   *
   * @param name the name
   * @param absent what is returned if there is none
   * @return what it holds, or null if it is not there or of another type
   */
  public String text(String name, String absent) {
    String text = text(name);
    return text == null ? absent : text;
  }

  /**
   * Reads a boolean.
   *
   * @param name the name
   * @return what it holds, or null if it is not there or of another type
   */
  public @Nullable Boolean flag(String name) {
    JsonNode node = take(name, JsonNode::isBoolean, "true or false");
    return node.isBoolean() ? node.booleanValue() : null;
  }

  /**
   * Null also for a number that an int does not hold, which is told as lost.
   *
   * @param name the name
   * @return the integer
   */
  public @Nullable Integer integer(String name) {
    JsonNode node = take(name, JsonNode::isNumber, "number");
    if (node.isNumber() && !(node.canConvertToExactIntegral() && node.canConvertToInt())) {
      lose(name);
      return null;
    }
    return node.isNumber() ? node.intValue() : null;
  }

  /**
   * Reads a number.
   *
   * @param name the name
   * @return what it holds, or null if it is not there or of another type
   */
  public @Nullable Double number(String name) {
    JsonNode node = take(name, JsonNode::isNumber, "number");
    return node.isNumber() ? node.doubleValue() : null;
  }

  /**
   * Reads a list of texts.
   *
   * @param name the name
   * @return what was found, in a fixed order
   */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode node : take(name, JsonNode::isArray, "list")) {
      if (!node.isTextual()) {
        throw new IllegalArgumentException(place(name) + ": not all are texts");
      }
      texts.add(plain(name, node.textValue()));
    }
    return texts;
  }

  /**
   * Reads an object.
   *
   * @param <T> what is made
   * @param name the name
   * @param mapping reads the object
   * @return what it holds, or null if it is not there or of another type
   */
  public <T> @Nullable T object(String name, Function<Fields, T> mapping) {
    JsonNode node = take(name, JsonNode::isObject, "object");
    return node.isObject() ? new Fields(node, this, name, NO_INDEX, losses).done(mapping) : null;
  }

  /**
   * Reads a list of objects.
   *
   * @param <T> what is made
   * @param name the name
   * @param mapping reads the object
   * @return what was found, in a fixed order
   */
  public <T> List<T> objects(String name, Function<Fields, T> mapping) {
    List<T> mapped = new ArrayList<>();
    int index = 0;
    for (JsonNode node : take(name, JsonNode::isArray, "list")) {
      if (!node.isObject()) {
        throw new IllegalArgumentException(place(name) + "/" + index + ": is no object");
      }
      mapped.add(new Fields(node, this, name, index++, losses).done(mapping));
    }
    return mapped;
  }

  private <T> T done(Function<Fields, T> mapping) {
    T mapped = mapping.apply(this);
    if (taken.size() == object.size()) {
      return mapped;
    }
    for (var field : object.properties()) {
      if (!taken.contains(field.getKey())) {
        lose(field.getKey());
      }
    }
    return mapped;
  }
}
