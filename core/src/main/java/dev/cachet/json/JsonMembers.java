package dev.cachet.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of an object, by their JSON types. */
abstract class JsonMembers {
  private final JsonPlace place;
  private final Map<String, Object> members;

  JsonMembers(JsonPlace place, Map<String, Object> members) {
    this.place = place;
    this.members = Collections.unmodifiableMap(members);
  }

  /**
   * Refuses members that a table does not define (JSON-6).
   *
   * @param allowed every name that the table defines
   * @throws StrictJsonException if there is another one
   */
  public final void onlyMembers(String... allowed) throws StrictJsonException {
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
  public final boolean has(String name) {
    return members.containsKey(name);
  }

  /**
   * The names of all members.
   *
   * @return in the order of the document
   */
  public final Set<String> names() {
    return members.keySet();
  }

  /**
   * A string.
   *
   * @param name the member
   * @return its value
   * @throws StrictJsonException if it is absent or of another type
   */
  public final String string(String name) throws StrictJsonException {
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
  public final String string(String name, int min, int max, String clause)
      throws StrictJsonException {
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
  public final Optional<String> optionalString(String name) throws StrictJsonException {
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
  public final long integer(String name, long min, long max) throws StrictJsonException {
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
  public final OptionalLong optionalInteger(String name, long min, long max)
      throws StrictJsonException {
    return has(name) ? OptionalLong.of(integer(name, min, max)) : OptionalLong.empty();
  }

  /**
   * An object.
   *
   * @param name the member
   * @return its value
   * @throws StrictJsonException if it is absent or of another type
   */
  public final JsonObject object(String name) throws StrictJsonException {
    return required(name, JsonObject.class, "an object");
  }

  /**
   * An object that may be absent.
   *
   * @param name the member
   * @return its value, if it is there
   * @throws StrictJsonException if it is of another type
   */
  public final Optional<JsonObject> optionalObject(String name) throws StrictJsonException {
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
  public final List<JsonObject> objects(String name, int max) throws StrictJsonException {
    return objects(name, max, "JSON-8");
  }

  /**
   * As {@link #objects(String, int)}, where a clause of its own sets the number.
   *
   * @param name the member
   * @param max most elements
   * @param clause the clause that an array with more of them breaks
   * @return the elements, unmodifiable
   * @throws StrictJsonException if it is absent, too long, or an element is no object
   */
  public final List<JsonObject> objects(String name, int max, String clause)
      throws StrictJsonException {
    return elements(name, max, clause, JsonObject.class, "an object");
  }

  /**
   * An array of strings.
   *
   * @param name the member
   * @param max most elements
   * @return the elements, unmodifiable
   * @throws StrictJsonException if it is absent, too long, or an element is no string
   */
  public final List<String> strings(String name, int max) throws StrictJsonException {
    return strings(name, max, "JSON-8");
  }

  /**
   * As {@link #strings(String, int)}, where a clause of its own sets the number.
   *
   * @param name the member
   * @param max most elements
   * @param clause the clause that an array with more of them breaks
   * @return the elements, unmodifiable
   * @throws StrictJsonException if it is absent, too long, or an element is no string
   */
  public final List<String> strings(String name, int max, String clause)
      throws StrictJsonException {
    return elements(name, max, clause, String.class, "a string");
  }

  /**
   * An array of arrays of strings.
   *
   * @param name the member
   * @param max most elements, of each array
   * @param clause the clause that an array with more of them breaks
   * @return the elements, unmodifiable
   * @throws StrictJsonException if it is absent, too long, or an element is something else
   */
  public final List<List<String>> stringLists(String name, int max, String clause)
      throws StrictJsonException {
    List<List<String>> lists = new ArrayList<>();
    JsonPlace outer = place.member(name);
    for (List<?> inner : elements(name, max, clause, List.class, "an array")) {
      JsonPlace at = outer.element(lists.size());
      lists.add(elements(at, inner, max, clause, String.class, "a string"));
    }
    return List.copyOf(lists);
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
  public final StrictJsonException problem(
      String clause, String name, String found, String expected) {
    return new StrictJsonException(clause, place.member(name).pointer(), found, expected);
  }

  /**
   * The place of this object.
   *
   * @return a JSON pointer, empty for the outermost object
   */
  public final String pointer() {
    return place.pointer();
  }

  final @Nullable Object value(String name) {
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

  private <T> List<T> elements(String name, int max, String clause, Class<T> type, String expected)
      throws StrictJsonException {
    List<?> values = required(name, List.class, "an array");
    return elements(place.member(name), values, max, clause, type, expected);
  }

  private static <T> List<T> elements(
      JsonPlace at, List<?> values, int max, String clause, Class<T> type, String expected)
      throws StrictJsonException {
    if (values.size() > max) {
      throw new StrictJsonException(
          clause, at.pointer(), values.size() + " elements", "at most " + max);
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
