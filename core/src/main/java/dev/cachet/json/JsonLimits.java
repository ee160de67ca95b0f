package dev.cachet.json;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How large a document and its strings may be. Immutable.
 *
 * <p>Depth is at most {@value #MAX_DEPTH} (JSON-10), a string or member name at most {@value
 * #MAX_STRING_BYTES} bytes of UTF-8 (JSON-12) unless the place of the string has a limit of its
 * own.
 */
public final class JsonLimits {
  /** Deepest nesting; the outermost object is depth 1. */
  public static final int MAX_DEPTH = 8;

  /** Longest string or member name in bytes of UTF-8. */
  public static final int MAX_STRING_BYTES = 1024;

  private final int maxBytes;
  private final Map<String, Integer> longStrings;

  private JsonLimits(int maxBytes, Map<String, Integer> longStrings) {
    this.maxBytes = maxBytes;
    this.longStrings = longStrings;
  }

  /**
   * Limits without exceptions for strings.
   *
   * @param maxBytes largest document in bytes, at least 2
   * @return the limits
   */
  public static JsonLimits of(int maxBytes) {
    if (maxBytes < 2) {
      throw new IllegalArgumentException("no JSON object fits into " + maxBytes + " bytes");
    }
    return new JsonLimits(maxBytes, Map.of());
  }

  /**
   * The same limits with another one for the strings at one kind of place.
   *
   * @param place a pointer in which {@code *} stands for any index or name, for example {@code
   *     /keys/*}{@code /jwk/pub}
   * @param maxStringBytes longest string there, in bytes of UTF-8
   * @return new limits
   */
  public JsonLimits withString(String place, int maxStringBytes) {
    Map<String, Integer> more = new LinkedHashMap<>(longStrings);
    more.put(place, maxStringBytes);
    return new JsonLimits(maxBytes, more);
  }

  int maxBytes() {
    return maxBytes;
  }

  int maxStringBytesAt(JsonPlace place) {
    for (Map.Entry<String, Integer> exception : longStrings.entrySet()) {
      if (place.matches(exception.getKey())) {
        return exception.getValue();
      }
    }
    return MAX_STRING_BYTES;
  }

  int longestString() {
    return longStrings.values().stream().reduce(MAX_STRING_BYTES, Math::max);
  }
}
