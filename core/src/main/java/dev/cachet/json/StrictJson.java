package dev.cachet.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;

/**
 * Reads a signed document (JSON-1 to JSON-15): one UTF-8 object in which nothing is ambiguous.
 *
 * <p>The size is checked before anything is read; the result holds the whole document.
 */
public final class StrictJson {
  /** Largest integer that every JSON reader represents exactly: 2^53 - 1. */
  public static final long MAX_INTEGER = 9_007_199_254_740_991L;

  private StrictJson() {}

  /**
   * Reads one document.
   *
   * @param bytes the document
   * @param limits its limits
   * @return its outermost object
   * @throws StrictJsonException if the bytes break a rule
   */
  public static JsonObject parse(byte[] bytes, JsonLimits limits) throws StrictJsonException {
    if (bytes.length > limits.maxBytes()) {
      throw new StrictJsonException(
          "JSON-12", "", bytes.length + " bytes", "at most " + limits.maxBytes() + " bytes");
    }
    String text = StrictText.decode(bytes);
    StrictText.requireEscapes(text);
    try (JsonParser parser = factory(limits).createParser(text)) {
      return new JsonTreeReader(parser, limits, text).document();
    } catch (IOException e) {
      // The parser's message quotes the document, so it is left out.
      throw new StrictJsonException("JSON-4", "", "text that is not JSON", "JSON of RFC 8259");
    }
  }

  private static JsonFactory factory(JsonLimits limits) {
    return JsonFactory.builder()
        // Names of unauthenticated documents belong in no table that outlives them.
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                // Ours are exact and name the place; these stop the parser soon after.
                .maxNestingDepth(JsonLimits.MAX_DEPTH + 1)
                .maxStringLength(limits.maxBytes())
                .maxNameLength(limits.maxBytes())
                .maxNumberLength(limits.maxBytes())
                .build())
        .build();
  }
}
