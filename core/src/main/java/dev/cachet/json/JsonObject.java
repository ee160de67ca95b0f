package dev.cachet.json;

import dev.cachet.digest.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object of a document that was read strictly. Immutable.
 *
 * <p>Every accessor names the member it wants and refuses an absent member (JSON-7) and another
 * JSON type (JSON-8), with the pointer of the place. A reader calls {@link #onlyMembers} first.
 */
public final class JsonObject {
  private final JsonPlace place;
  private final Map<String, Object> members;
  private final String document;
  private final int start;
  private final int end;

  JsonObject(JsonPlace place, Map<String, Object> members, String document, int start, int end) {
    this.place = place;
    this.members = Collections.unmodifiableMap(members);
    this.document = document;
    this.start = start;
    this.end = end;
  }

  /**
   * Refuses members that a table does not define (JSON-6).
   *
   * @param allowed every name that the table defines
   * @throws StrictJsonException if there is another one
   */
  public void onlyMembers(String... allowed) throws StrictJsonException {
    List<String> known = List.of(allowed);
    for (String name : members.keySet()) {
      if (!known.contains(name)) {
        throw problem("JSON-6", name, "an unknown member", "one of " + String.join(", ", known));
      }
    }
  }

  /**
   * Tells whether a member is there.
   *
   * @param name its name
   * @return true if it is, whatever its type
   */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /**
   * The names of all members.
   *
   * @return in the order of the document
   */
  public Set<String> names() {
    return members.keySet();
  }

  /**
   * A string.
   *
   * @param name the member
   * @return its value
   * @throws StrictJsonException if it is absent or of another type
   */
  public String string(String name) throws StrictJsonException {
    return required(name, String.class, "a string");
  }

  /**
   * A string of a certain length.
   *
   * @param name the member
   * @param min fewest bytes of UTF-8
   * @param max most bytes of UTF-8
   * @param clause the clause that gives the length
   * @return its value
   * @throws StrictJsonException if it is absent, of another type or of another length
   */
  public String string(String name, int min, int max, String clause) throws StrictJsonException {
    String value = string(name);
    int length = StrictText.utf8Length(value);
    if (length < min || length > max) {
      throw problem(clause, name, length + " bytes", min + " to " + max + " bytes");
    }
    return value;
  }

  /**
   * A string that may be absent.
   *
   * @param name the member
   * @return its value, if it is there
   * @throws StrictJsonException if it is of another type
   */
  public Optional<String> optionalString(String name) throws StrictJsonException {
    return has(name) ? Optional.of(string(name)) : Optional.empty();
  }

  /**
   * An integer.
   *
   * @param name the member
   * @param min smallest value
   * @param max largest value
   * @return its value
   * @throws StrictJsonException if it is absent, of another type or out of range
   */
  public long integer(String name, long min, long max) throws StrictJsonException {
    long value = required(name, Long.class, "an integer");
    if (value < min || value > max) {
      throw problem("JSON-8", name, Long.toString(value), min + " to " + max);
    }
    return value;
  }

  /**
   * An integer that may be absent.
   *
   * @param name the member
   * @param min smallest value
   * @param max largest value
   * @return its value, if it is there
   * @throws StrictJsonException if it is of another type or out of range
   */
  public OptionalLong optionalInteger(String name, long min, long max) throws StrictJsonException {
    return has(name) ? OptionalLong.of(integer(name, min, max)) : OptionalLong.empty();
  }

  /**
   * An object.
   *
   * @param name the member
   * @return its value
   * @throws StrictJsonException if it is absent or of another type
   */
  public JsonObject object(String name) throws StrictJsonException {
    return required(name, JsonObject.class, "an object");
  }

  /**
   * An object that may be absent.
   *
   * @param name the member
   * @return its value, if it is there
   * @throws StrictJsonException if it is of another type
   */
  public Optional<JsonObject> optionalObject(String name) throws StrictJsonException {
    return has(name) ? Optional.of(object(name)) : Optional.empty();
  }

  /**
   * An array of objects.
   *
   * @param name the member
   * @param max most elements
   * @return the elements, unmodifiable
   * @throws StrictJsonException if it is absent, too long, or an element is no object
   */
  public List<JsonObject> objects(String name, int max) throws StrictJsonException {
    return elements(name, max, JsonObject.class, "an object");
  }

  /**
   * An array of strings.
   *
   * @param name the member
   * @param max most elements
   * @return the elements, unmodifiable
   * @throws StrictJsonException if it is absent, too long, or an element is no string
   */
  public List<String> strings(String name, int max) throws StrictJsonException {
    return elements(name, max, String.class, "a string");
  }

  /**
   * An array of arrays of strings.
   *
   * @param name the member
   * @param max most elements, of each array
   * @return the elements, unmodifiable
   * @throws StrictJsonException if it is absent, too long, or an element is something else
   */
  public List<List<String>> stringLists(String name, int max) throws StrictJsonException {
    List<List<String>> lists = new ArrayList<>();
    JsonPlace outer = place.member(name);
    for (List<?> inner : elements(name, max, List.class, "an array")) {
      JsonPlace at = outer.element(lists.size());
      lists.add(elements(at, inner, max, String.class, "a string"));
    }
    return List.copyOf(lists);
  }

  /**
   * A name (JSON-18).
   *
   * @param name the member
   * @return its value
   * @throws StrictJsonException if it is absent or no name
   */
  public String name(String name) throws StrictJsonException {
    String value = string(name);
    if (!JsonForms.isName(value)) {
      throw problem("JSON-18", name, value, "one of a-z0-9, then at most 63 of a-z0-9._-");
    }
    return value;
  }

  /**
   * A path (JSON-18).
   *
   * @param name the member
   * @return its value
   * @throws StrictJsonException if it is absent or no path
   */
  public String path(String name) throws StrictJsonException {
    String value = string(name);
    if (!JsonForms.isPath(value)) {
      throw problem("JSON-18", name, value, "at most four names joined by / in 100 bytes");
    }
    return value;
  }

  /**
   * A digest (JSON-16).
   *
   * @param name the member
   * @return its value
   * @throws StrictJsonException if it is absent or no digest
   */
  public Sha256 digest(String name) throws StrictJsonException {
    String value = string(name);
    if (!Sha256.isHex(value)) {
      throw problem("JSON-16", name, value, "64 characters of 0-9a-f");
    }
    return Sha256.fromHex(value);
  }

  /**
   * A time (JSON-17).
   *
   * @param name the member
   * @return its value
   * @throws StrictJsonException if it is absent or no time
   */
  public Instant time(String name) throws StrictJsonException {
    String value = string(name);
    Optional<Instant> time = JsonForms.time(value);
    if (time.isEmpty()) {
      throw problem("JSON-17", name, value, "YYYY-MM-DDThh:mm:ssZ of the years 1970 to 9999");
    }
    return time.get();
  }

  /**
   * A time that may be absent.
   *
   * @param name the member
   * @return its value, if it is there
   * @throws StrictJsonException if it is no time
   */
  public Optional<Instant> optionalTime(String name) throws StrictJsonException {
    return has(name) ? Optional.of(time(name)) : Optional.empty();
  }

  /**
   * One of a closed list of words: the names of an enum's constants in lower case, {@code _} being
   * {@code -}.
   *
   * @param <E> the enum
   * @param name the member
   * @param type the enum's class
   * @param clause the clause that lists the words
   * @return the constant
   * @throws StrictJsonException if the member is absent or another word
   */
  public <E extends Enum<E>> E constant(String name, Class<E> type, String clause)
      throws StrictJsonException {
    String value = string(name);
    List<String> words = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String word = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (word.equals(value)) {
        return constant;
      }
      words.add(word);
    }
    throw problem(clause, name, value, "one of " + String.join(", ", words));
  }

  /**
   * A problem with one member, to be thrown by the reader of a table.
   *
   * @param clause the broken clause
   * @param name the member
   * @param found what was found
   * @param expected what the clause demands
   * @return the exception
   */
  public StrictJsonException problem(String clause, String name, String found, String expected) {
    return new StrictJsonException(clause, place.member(name).pointer(), found, expected);
  }

  /**
   * The place of this object.
   *
   * @return a JSON pointer, empty for the outermost object
   */
  public String pointer() {
    return place.pointer();
  }

  /**
   * This object as plain collections, for libraries that ask for these.
   *
   * @return maps, lists, {@code String}, {@code Long} and {@code Boolean}, all unmodifiable
   */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    members.forEach((name, value) -> map.put(name, plain(value)));
    return Collections.unmodifiableMap(map);
  }

  private static Object plain(Object value) {
    if (value instanceof JsonObject object) {
      return object.toMap();
    }
    return value instanceof List<?> list ? list.stream().map(JsonObject::plain).toList() : value;
  }

  /**
   * The length of this object as it was written, from its opening to its closing brace.
   *
   * @return in bytes of UTF-8
   */
  public int writtenBytes() {
    return StrictText.utf8Length(document.subSequence(start, end));
  }

  @Nullable Object value(String name) {
    return members.get(name);
  }

  private <T> T required(String name, Class<T> type, String expected) throws StrictJsonException {
    Object value = members.get(name);
    if (value == null) {
      throw problem("JSON-7", name, "nothing", expected);
    }
    if (!type.isInstance(value)) {
      throw problem("JSON-8", name, JsonTreeReader.describe(value), expected);
    }
    return type.cast(value);
  }

  private <T> List<T> elements(String name, int max, Class<T> type, String expected)
      throws StrictJsonException {
    List<?> values = required(name, List.class, "an array");
    return elements(place.member(name), values, max, type, expected);
  }

  private static <T> List<T> elements(
      JsonPlace at, List<?> values, int max, Class<T> type, String expected)
      throws StrictJsonException {
    if (values.size() > max) {
      throw new StrictJsonException(
          "JSON-8", at.pointer(), values.size() + " elements", "at most " + max);
    }
    List<T> elements = new ArrayList<>(values.size());
    for (Object value : values) {
      if (!type.isInstance(value)) {
        throw new StrictJsonException(
            "JSON-8",
            at.element(elements.size()).pointer(),
            JsonTreeReader.describe(value),
            expected);
      }
      elements.add(type.cast(value));
    }
    return List.copyOf(elements);
  }
}
