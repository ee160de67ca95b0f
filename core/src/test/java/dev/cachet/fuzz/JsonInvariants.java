package dev.cachet.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;

/** What is accepted has no other reading: it survives being written and read again. */
final class JsonInvariants implements FuzzTarget.Invariants {
  private static final int LONG = 4_096;
  private static final JsonLimits LIMITS = JsonLimits.of(1 << 13).withString("/long/*", LONG);

  @Override
  public void check(byte[] input) throws PackageRefusedException, IOException {
    JsonObject object = Allocation.bounded(input.length, () -> parse(input));
    requireOneReadingElsewhere(input);
    Map<String, Object> tree = object.toMap();
    requireLimits(tree, 1, JsonLimits.MAX_STRING_BYTES);
    byte[] written = write(object);
    assertTrue(written.length <= object.writtenBytes(), "written longer than it was");
    assertEquals(tree, parse(written).toMap());
    assertArrayEquals(written, write(parse(written)));
    for (String name : object.names()) {
      JsonAccess.requireOnlyStrictRefusals(object, name);
    }
  }

  static JsonObject parse(byte[] bytes) throws PackageRefusedException {
    try {
      return StrictJson.parse(bytes, LIMITS);
    } catch (StrictJsonException e) {
      throw e.refusedAs(Reason.MANIFEST_MALFORMED, "document");
    }
  }

  private static byte[] write(JsonObject object) {
    JsonWriter writer = new JsonWriter();
    object.names().forEach(name -> writer.copy(object, name));
    return writer.bytes();
  }

  /** A63: a parser that forbids duplicates in its own way has to agree that there are none. */
  private static void requireOneReadingElsewhere(byte[] input) throws IOException {
    JsonFactory strict =
        JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (JsonParser parser = strict.createParser(input)) {
      while (parser.nextToken() != null) {
        assertFalse(parser.currentToken().isNumeric() && parser.getLongValue() < 0);
      }
    }
  }

  private static void requireLimits(Object value, int depth, int longest) {
    if (value instanceof Map<?, ?> map) {
      assertTrue(depth <= JsonLimits.MAX_DEPTH);
      map.forEach(
          (name, member) -> {
            requireLimits(name, depth, JsonLimits.MAX_STRING_BYTES);
            boolean special = depth == 1 && name.equals("long") && !(member instanceof String);
            requireLimits(member, depth + 1, special ? LONG : longest);
          });
    } else if (value instanceof List<?> list) {
      assertTrue(depth <= JsonLimits.MAX_DEPTH);
      list.forEach(element -> requireLimits(element, depth + 1, longest));
    } else if (value instanceof String text) {
      assertTrue(text.getBytes(UTF_8).length <= longest);
      assertEquals(Normalizer.normalize(text, Normalizer.Form.NFC), text);
      assertTrue(text.chars().noneMatch(Character::isISOControl));
    } else if (value instanceof Long number) {
      assertTrue(number >= 0 && number <= StrictJson.MAX_INTEGER);
    }
  }
}
