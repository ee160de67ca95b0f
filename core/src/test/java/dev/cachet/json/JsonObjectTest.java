package dev.cachet.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.digest.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {
  private enum Word {
    SECURITY_PATCH,
    MINOR
  }

  private static void refused(String clause, String pointer, Executable read) {
    StrictJsonException e = assertThrows(StrictJsonException.class, read);
    assertEquals(clause, e.clause(), e.getMessage());
    assertEquals(pointer, e.pointer());
  }

  private static JsonObject with(String value) throws StrictJsonException {
    return StrictJsonTest.parse("{\"a\":" + value + "}");
  }

  @Test
  @Tag("JSON-7")
  void refusesAnAbsentMember() throws Exception {
    JsonObject object = StrictJsonTest.parse("{}");
    refused("JSON-7", "/a", () -> object.string("a"));
    refused("JSON-7", "/a", () -> object.integer("a", 0, 1));
    refused("JSON-7", "/a", () -> object.object("a"));
    refused("JSON-7", "/a", () -> object.objects("a", 1));
    refused("JSON-7", "/a", () -> object.strings("a", 1));
    refused("JSON-7", "/a", () -> object.time("a"));
  }

  @Test
  @Tag("JSON-8")
  void refusesAnotherType() throws Exception {
    refused("JSON-8", "/a", () -> with("1").string("a"));
    refused("JSON-8", "/a", () -> with("true").string("a"));
    refused("JSON-8", "/a", () -> with("\"1\"").integer("a", 0, 1));
    refused("JSON-8", "/a", () -> with("[]").object("a"));
    refused("JSON-8", "/a", () -> with("{}").strings("a", 1));
    refused("JSON-8", "/a", () -> with("\"x\"").objects("a", 1));
    refused("JSON-8", "/a/1", () -> with("[\"x\",1]").strings("a", 2));
    refused("JSON-8", "/a/1", () -> with("[{},[]]").objects("a", 2));
    refused("JSON-8", "/a", () -> with("1").optionalString("a"));
    refused("JSON-8", "/a", () -> with("[]").optionalObject("a"));
    refused("JSON-8", "/a", () -> with("[]").optionalInteger("a", 0, 1));
    refused("JSON-8", "/a/0/1", () -> with("[[\"x\",1]]").stringLists("a", 2, "TRU-34"));
    refused("JSON-8", "/a/0", () -> with("[1]").stringLists("a", 2, "TRU-34"));
  }

  @Test
  void refusesValuesOutOfRange() {
    refused("JSON-8", "/a", () -> with("4").integer("a", 5, 6));
    refused("JSON-8", "/a", () -> with("7").integer("a", 5, 6));
    refused("JSON-8", "/a", () -> with("[\"x\",\"y\"]").strings("a", 1));
    refused("TRU-33", "/a", () -> with("[\"x\",\"y\"]").strings("a", 1, "TRU-33"));
    refused("TRU-28", "/a", () -> with("[{},{}]").objects("a", 1, "TRU-28"));
    refused("TRU-34", "/a", () -> with("[[],[]]").stringLists("a", 1, "TRU-34"));
    refused("PKG-14", "/a", () -> with("\"\"").string("a", 1, 2, "PKG-14"));
    refused("PKG-14", "/a", () -> with("\"\u20ac\"").string("a", 1, 2, "PKG-14"));
  }

  @Test
  void readsEveryType() throws Exception {
    JsonObject object =
        StrictJsonTest.parse(
            "{\"s\":\"x\",\"i\":5,\"o\":{\"t\":true},\"l\":[{}],\"n\":[\"y\"],\"g\":[[\"z\"]]}");
    assertEquals("x", object.string("s"));
    assertEquals(Optional.of("x"), object.optionalString("s"));
    assertEquals(5, object.integer("i", 0, 9));
    assertEquals(OptionalLong.of(5), object.optionalInteger("i", 0, 9));
    assertEquals("/o", object.object("o").pointer());
    assertEquals("/l/0", object.objects("l", 1).get(0).pointer());
    assertEquals(List.of("y"), object.strings("n", 1));
    assertEquals(List.of(List.of("z")), object.stringLists("g", 1, "TRU-34"));
    assertEquals(Map.of("t", true), object.toMap().get("o"));
    assertEquals(List.of("s", "i", "o", "l", "n", "g"), List.copyOf(object.names()));
    assertTrue(object.optionalTime("none").isEmpty());
    assertTrue(object.optionalInteger("none", 0, 0).isEmpty());
    assertTrue(object.optionalString("none").isEmpty());
    assertTrue(object.optionalObject("none").isEmpty());
  }

  @ParameterizedTest
  @Tag("JSON-16")
  @ValueSource(strings = {"", "ab", "AB"})
  void refusesOtherDigests(String start) throws Exception {
    String digits = start + "0".repeat(start.equals("AB") ? 62 : 63);
    refused("JSON-16", "/a", () -> with("\"" + digits + "\"").digest("a"));
    refused("JSON-16", "/a", () -> with("\"" + "g".repeat(64) + "\"").digest("a"));
  }

  @Test
  @Tag("JSON-16")
  void readsADigest() throws Exception {
    String digits = "0123456789abcdef".repeat(4);
    assertEquals(Sha256.fromHex(digits), with("\"" + digits + "\"").digest("a"));
  }

  @ParameterizedTest
  @Tag("JSON-17")
  @ValueSource(
      strings = {
        "2026-02-29T00:00:00Z",
        "2026-00-01T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-04-31T00:00:00Z",
        "1969-12-31T23:59:59Z",
        "10000-01-01T00:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T00:60:00Z",
        "2026-01-01T23:59:60Z",
        "2026-01-01T00:00:00z",
        "2026-01-01t00:00:00Z",
        "2026-01-01 00:00:00Z",
        "2026-01-01T00:00:00",
        "2026-01-01T00:00:00+00:00",
        "2026-01-01T00:00:00.0Z",
        "2026-1-1T00:00:00Z",
        "+026-01-01T00:00:00Z",
        "\u0662\u0660\u0662\u0666-01-01T00:00:00Z",
      })
  void refusesOtherTimes(String text) {
    refused("JSON-17", "/a", () -> with("\"" + text + "\"").time("a"));
  }

  @ParameterizedTest
  @Tag("JSON-17")
  @ValueSource(strings = {"1970-01-01T00:00:00Z", "2024-02-29T23:59:59Z", "9999-12-31T23:59:59Z"})
  void readsATime(String text) throws Exception {
    assertEquals(Instant.parse(text), with("\"" + text + "\"").time("a"));
    assertEquals(text, JsonForms.time(Instant.parse(text)));
  }

  @Test
  void writesWholeSecondsOnly() {
    for (String other :
        List.of("2026-01-01T00:00:00.5Z", "1969-12-31T23:59:59Z", "+10000-01-01T00:00:00Z")) {
      assertThrows(
          IllegalArgumentException.class, () -> JsonForms.time(Instant.parse(other)), other);
    }
  }

  @ParameterizedTest
  @Tag("JSON-18")
  @ValueSource(strings = {"", "-a", ".a", "_a", "A", "a/b", "a b", "\u00e9", "\u0131", "a\\"})
  void refusesOtherNames(String text) {
    assertFalse(JsonForms.isName(text));
  }

  @Test
  @Tag("JSON-18")
  void readsNames() throws Exception {
    assertEquals("0a.b_c-d", with("\"0a.b_c-d\"").name("a"));
    assertTrue(JsonForms.isName("a".repeat(64)));
    assertFalse(JsonForms.isName("a".repeat(65)));
    refused("JSON-18", "/a", () -> with("\"A\"").name("a"));
  }

  @ParameterizedTest
  @Tag("JSON-18")
  @ValueSource(
      strings = {"", "/a", "a/", "a//b", "../a", "a/../b", "a/./b", "a\\\\b", "a/b/c/d/e", "C:/a"})
  void refusesOtherPaths(String text) {
    refused("JSON-18", "/a", () -> with("\"" + text + "\"").path("a"));
  }

  @Test
  @Tag("JSON-18")
  void readsPaths() throws Exception {
    assertEquals("files/a/b/c.json", with("\"files/a/b/c.json\"").path("a"));
    assertTrue(JsonForms.isPath("a".repeat(60) + "/" + "b".repeat(39)));
    assertFalse(JsonForms.isPath("a".repeat(60) + "/" + "b".repeat(40)));
  }

  @Test
  void readsWordsInEveryLocale() throws Exception {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      assertEquals(Word.MINOR, with("\"minor\"").constant("a", Word.class, "X-1"));
      assertEquals(
          Word.SECURITY_PATCH, with("\"security-patch\"").constant("a", Word.class, "X-1"));
      refused("X-1", "/a", () -> with("\"Minor\"").constant("a", Word.class, "X-1"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void countsBytesAsWritten() throws Exception {
    assertEquals(2, with("{}").object("a").writtenBytes());
    assertEquals(15, with(" { \"b\" : \"\u20ac\" } ").object("a").writtenBytes());
    assertEquals(13, with("{\"b\":\"\ud83d\ude00x\"}").object("a").writtenBytes());
    JsonObject second = StrictJsonTest.parse("{\"a\":{\"x\":[{}]},\"b\":{ }}").object("b");
    assertEquals(3, second.writtenBytes());
  }
}
