package dev.cachet.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class JsonWriterProperties {
  private static final JsonLimits LIMITS = JsonLimits.of(100_000);

  @Property
  void everyTextThatTheWriterTakesReadsBack(@ForAll @StringLength(max = 300) String text)
      throws Exception {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
    byte[] written;
    try {
      written = new JsonWriter().member("a", normal).bytes();
    } catch (IllegalArgumentException e) {
      return;
    }
    assertEquals(normal, StrictJson.parse(written, LIMITS).string("a"));
  }

  @Property
  void everyIntegerReadsBack(@ForAll @LongRange(min = 0, max = StrictJson.MAX_INTEGER) long value)
      throws Exception {
    byte[] written = new JsonWriter().member("a", value).bytes();
    assertEquals(value, StrictJson.parse(written, LIMITS).integer("a", 0, Long.MAX_VALUE));
  }

  @Property(tries = 5000)
  void neverFailsOtherwiseThanByItsException(@ForAll @Size(max = 60) byte[] bytes) {
    try {
      JsonObject unused = StrictJson.parse(bytes, LIMITS);
    } catch (StrictJsonException expected) {
      assertEquals("JSON-", expected.clause().substring(0, 5));
    }
  }

  @Property(tries = 5000)
  void neverFailsOtherwiseOnAlmostJson(
      @ForAll @net.jqwik.api.constraints.CharRange(from = 'a', to = 'c') char name,
      @ForAll @Size(max = 40) List<@net.jqwik.api.constraints.IntRange(max = 15) Integer> marks) {
    String[] pieces = {
      "{", "}", "[", "]", ",", ":", "\"", "\\", "u00", "null", "1", "-", "e", " ", "\"a\":",
      "\ud83d"
    };
    StringBuilder text = new StringBuilder("{\"" + name + "\":");
    marks.forEach(mark -> text.append(pieces[mark]));
    try {
      JsonObject unused =
          StrictJson.parse(text.toString().getBytes(StandardCharsets.UTF_8), LIMITS);
    } catch (StrictJsonException expected) {
      assertEquals("JSON-", expected.clause().substring(0, 5));
    }
  }

  @Example
  void writesMembersInTheOrderOfTheCalls() throws Exception {
    byte[] bytes =
        new JsonWriter()
            .member("z", "q\"\\\u00e9/")
            .member("a", 7)
            .member("t", Instant.EPOCH)
            .beginObject("o")
            .endObject()
            .beginArray("l")
            .element("x")
            .beginObject()
            .member("y", List.of("1", "2"))
            .endObject()
            .beginArray()
            .endArray()
            .endArray()
            .bytes();
    assertEquals(
        "{\"z\":\"q\\\"\\\\\u00e9/\",\"a\":7,\"t\":\"1970-01-01T00:00:00Z\",\"o\":{},"
            + "\"l\":[\"x\",{\"y\":[\"1\",\"2\"]},[]]}",
        new String(bytes, StandardCharsets.UTF_8));
    JsonObject read = StrictJson.parse(bytes, LIMITS);
    JsonWriter copy = new JsonWriter();
    read.names().forEach(name -> copy.copy(read, name));
    assertArrayEquals(bytes, copy.bytes());
    assertEquals(
        "{\"o\":{\"b\":true,\"c\":[1]}}",
        new String(
            new JsonWriter()
                .member("o", StrictJsonTest.parse(" { \"b\" : true , \"c\" : [ 1 ] } "))
                .bytes(),
            StandardCharsets.UTF_8));
  }

  @Example
  void refusesWhatNoDocumentMayHold() {
    for (String text : List.of("\n", "\u007f", "\ud800", "e\u0301")) {
      assertThrows(IllegalArgumentException.class, () -> new JsonWriter().member("a", text));
      assertThrows(IllegalArgumentException.class, () -> new JsonWriter().member(text, "a"));
    }
    assertThrows(IllegalArgumentException.class, () -> new JsonWriter().member("a", -1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new JsonWriter().member("a", StrictJson.MAX_INTEGER + 1));
  }

  @Example
  void refusesUnbalancedCalls() {
    assertThrows(IllegalStateException.class, () -> new JsonWriter().endObject());
    assertThrows(IllegalStateException.class, () -> new JsonWriter().beginArray("a").endObject());
    assertThrows(IllegalStateException.class, () -> new JsonWriter().beginArray("a").bytes());
  }
}
