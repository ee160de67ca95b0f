package dev.cachet.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads paragraphs of {@code Name: value} lines out of bytes that nobody vouches for. What is not
 * readable becomes a problem with its line, and the field is left out; no input throws.
 */
public final class StanzaReader {
  /** The longest value that is kept, in bytes; real ones stay below 100 KiB. */
  static final int MAX_VALUE_BYTES = 1 << 20;

  /** Of one file; the largest systems have some thousand packages. */
  static final int MAX_STANZAS = 200_000;

  private static final int MAX_KEY_BYTES = 64;

  private final String path;
  private final byte[] data;
  private final Predicate<String> wanted;
  private final Problems problems;
  private final List<Stanza> stanzas = new ArrayList<>();

  private Map<String, String> fields = new HashMap<>();
  private long line;
  private long stanzaLine;
  private @Nullable String openField;

  private StanzaReader(String path, byte[] data, Predicate<String> wanted, Problems problems) {
    this.path = path;
    this.data = data;
    this.wanted = wanted;
    this.problems = problems;
  }

  /**
   * Reads a control file.
   *
   * @param path its name, for findings
   * @param data its bytes
   * @param wanted the fields that are kept
   * @param problems where findings are kept
   * @return its stanzas in their order
   */
  public static List<Stanza> read(
      String path, byte[] data, Predicate<String> wanted, Problems problems) {
    return new StanzaReader(path, data, wanted, problems).read();
  }

  private List<Stanza> read() {
    int start = 0;
    while (start < data.length && stanzas.size() < MAX_STANZAS) {
      int end = start;
      while (end < data.length && data[end] != '\n') {
        end++;
      }
      line++;
      line(start, end > start && data[end - 1] == '\r' ? end - 1 : end);
      start = end + 1;
    }
    if (start < data.length) {
      String message = "more than " + MAX_STANZAS + " packages; those after this line were left";
      problem("source.too-many-components", message + " out");
    }
    endStanza();
    return stanzas;
  }

  private void line(int start, int end) {
    if (isBlank(start, end)) {
      endStanza();
    } else if (data[start] == ' ' || data[start] == '\t') {
      continuation(start + 1, end);
    } else {
      field(start, end);
    }
  }

  private void field(int start, int end) {
    openField = null;
    if (stanzaLine == 0) {
      stanzaLine = line;
    }
    int colon = start;
    while (colon < end && colon - start <= MAX_KEY_BYTES && data[colon] != ':') {
      colon++;
    }
    if (colon >= end || data[colon] != ':') {
      problem("source.not-a-field", "this line is no 'Name: value'; it was passed over");
      return;
    }
    String key = new String(data, start, colon - start, StandardCharsets.ISO_8859_1);
    if (wanted.test(key)) {
      keep(key, text(key, colon + 1, end));
    }
  }

  private void keep(String key, @Nullable String value) {
    if (value == null) {
      return;
    }
    if (fields.putIfAbsent(key, value) == null) {
      openField = key;
    } else {
      problem("source.field-twice", "the field " + key + " stands twice; the first was taken");
    }
  }

  private void continuation(int start, int end) {
    if (openField == null) {
      return;
    }
    String more = text(openField, start, end);
    String before = fields.getOrDefault(openField, "");
    if (more != null && before.length() + more.length() > MAX_VALUE_BYTES) {
      problem("source.too-long", "the field " + openField + " grew over 1 MiB; it was left out");
      more = null;
    }
    if (more == null) {
      // Half a list of dependencies would read as a whole one.
      fields.remove(openField);
      openField = null;
    } else {
      fields.put(openField, before + "\n" + more);
    }
  }

  private @Nullable String text(String key, int start, int end) {
    if (end - start > MAX_VALUE_BYTES) {
      problem("source.too-long", "the field " + key + " is longer than 1 MiB; it was left out");
      return null;
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(data, start, end - start))
              .toString()
              .strip();
      if (text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\t')) {
        return text;
      }
      problem(
          "source.control-character",
          "the field " + key + " holds a control character; it was left out");
    } catch (CharacterCodingException e) {
      problem("source.not-utf8", "the field " + key + " is not UTF-8; it was left out");
    }
    return null;
  }

  private boolean isBlank(int start, int end) {
    for (int i = start; i < end; i++) {
      if (data[i] != ' ' && data[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  private void endStanza() {
    if (stanzaLine != 0) {
      stanzas.add(new Stanza(stanzaLine, Map.copyOf(fields)));
    }
    fields = new HashMap<>();
    stanzaLine = 0;
    openField = null;
  }

  private void problem(String rule, String message) {
    problems.inLine(rule, path, line, message);
  }
}
