package dev.cachet.format.content;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives equal texts of a document as one object: a reference stands in it once for each component
 * that needs the referenced one, and suppliers, licences and names of properties stand everywhere.
 * A document of 100,000 components is read into half the memory so.
 */
public final class SharedTexts extends JsonParserDelegate {
  private static final int MAX_CHARS = 200;

  /**
   * Beyond this many different texts nothing more is remembered, or the memory would be for that.
   */
  private static final int MAX_TEXTS = 1 << 20;

  private final Map<String, String> known = new HashMap<>();

  /** Wraps a parser. */
  public SharedTexts(JsonParser parser) {
    super(parser);
  }

  @Override
  public String getText() throws IOException {
    String text = super.getText();
    if (text == null || text.length() > MAX_CHARS) {
      return text;
    }
    if (known.size() >= MAX_TEXTS) {
      return known.getOrDefault(text, text);
    }
    String before = known.putIfAbsent(text, text);
    return before == null ? text : before;
  }
}
