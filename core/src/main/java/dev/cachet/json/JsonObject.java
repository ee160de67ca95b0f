package dev.cachet.json;

import dev.cachet.digest.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An object of a document that was read strictly. Immutable.
 *
 * <p>Every accessor names the member it wants and refuses an absent member (JSON-7) and another
 * JSON type (JSON-8), with the pointer of the place. A reader calls {@link #onlyMembers} first.
 */
public final class JsonObject extends JsonMembers {
  private final String document;
  private final int start;
  private final int end;

  JsonObject(JsonPlace place, Map<String, Object> members, String document, int start, int end) {
    super(place, members);
    this.document = document;
    this.start = start;
    this.end = end;
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
   * This object as plain collections, for libraries that ask for these.
   *
   * @return maps, lists, {@code String}, {@code Long} and {@code Boolean}, all unmodifiable
   */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    for (String name : names()) {
      map.put(name, plain(Objects.requireNonNull(value(name))));
    }
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
}
