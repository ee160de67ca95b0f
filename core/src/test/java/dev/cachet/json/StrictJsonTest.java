package dev.cachet.json;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.refusal.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  private static final JsonLimits LIMITS =
      JsonLimits.of(100_000).withString("/keys/*/jwk/pub", 3456);

  static JsonObject parse(String json) throws StrictJsonException {
    return StrictJson.parse(json.getBytes(StandardCharsets.UTF_8), LIMITS);
  }

  private static StrictJsonException refused(String clause, String pointer, String json) {
    return refused(clause, pointer, json.getBytes(StandardCharsets.UTF_8));
  }

  private static StrictJsonException refused(String clause, String pointer, byte[] json) {
    StrictJsonException e =
        assertThrows(StrictJsonException.class, () -> StrictJson.parse(json, LIMITS));
    assertEquals(clause, e.clause(), e.getMessage());
    assertEquals(pointer, e.pointer());
    return e;
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  @ParameterizedTest
  @Tag("JSON-1")
  @ValueSource(
      strings = {
        "7b 22 61 22 3a 22 ff 22 7d", // no UTF-8 at all
        "7b 22 61 22 3a 22 c0 af 22 7d", // over-long form of "/"
        "7b 22 61 22 3a 22 ed a0 80 22 7d", // encoded surrogate
        "7b 22 61 22 3a 22 f4 90 80 80 22 7d", // above U+10FFFF
        "7b 22 61 22 3a 22 c3 22 7d", // cut character
      })
  void refusesBytesThatAreNotUtf8(String document) {
    refused("JSON-1", "", hex(document));
  }

  @ParameterizedTest
  @Tag("JSON-1")
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void neverGuessesAnotherCharacterSet(String charset) {
    byte[] json = "{\"a\":\"b\"}".getBytes(Charset.forName(charset));
    assertThrows(StrictJsonException.class, () -> StrictJson.parse(json, LIMITS));
  }

  @Test
  @Tag("JSON-2")
  void refusesAByteOrderMark() {
    refused("JSON-2", "", hex("ef bb bf 7b 7d"));
  }

  @ParameterizedTest
  @Tag("JSON-3")
  @ValueSource(
      strings = {"[]", "\"a\"", "1", "true", "{}{}", "{} 1", "{},", "{}\u0000", "{}x", "", " "})
  void refusesAnythingButOneObject(String document) {
    refused("JSON-3", "", document);
  }

  @Test
  @Tag("JSON-3")
  void acceptsWhiteSpaceAroundTheObject() {
    assertDoesNotThrow(() -> parse(" \t\r\n{ \"a\" : 1 }\n \t\r"));
  }

  /** What follows a backslash that is escaped itself is no escape. */
  @Test
  @Tag("JSON-4")
  void takesAnEscapedBackslashBeforeAnything() throws Exception {
    assertEquals("\\u\u0661", parse("{\"a\":\"\\\\u\u0661\"}").string("a"));
    assertEquals("AB", parse("{\"a\":\"\\u0041\\u0042\"}").string("a"));
  }

  @ParameterizedTest
  @Tag("JSON-4")
  @ValueSource(
      strings = {
        "{\"a\":1,}",
        "{\"a\":[1,]}",
        "{\"a\":[,1]}",
        "{'a':1}",
        "{a:1}",
        "{/* */\"a\":1}",
        "{\"a\":1 // x\n}",
        "{\"a\":1 # x\n}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\\x41\"}",
        "{\"a\":\"\\u00g0\"}",
        "{\"a\":\"\\u004\u0661\"}",
        "{\"a\":\"\\\\\\u\uff10041\"}",
        "{\"a\\u004\u0661\":1}",
        "{\"a\":+1}",
        "{\"a\":01}",
        "{\"a\":-01}",
        "{\"a\":.5}",
        "{\"a\":0x10}",
        "{\"a\":TRUE}",
        "{\"a\" 1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1",
        "{\"a\":\"",
        "{\"a\":[1}",
        "{\"a\":\u00a01}",
        "{\"a\":\ufeff1}",
        "{\"a\":1}}",
      })
  void refusesWhatTheGrammarDoesNotAllow(String document) {
    assertThrows(StrictJsonException.class, () -> parse(document));
  }

  @Test
  @Tag("JSON-5")
  void refusesANameTwice() {
    refused("JSON-5", "/a", "{\"a\":1,\"b\":2,\"a\":1}");
    refused("JSON-5", "/ext/x/1/a", "{\"ext\":{\"x\":[0,{\"a\":1,\"a\":2}]}}");
  }

  @Test
  @Tag("JSON-5")
  void comparesNamesAfterEscapesAreResolved() {
    refused("JSON-5", "/ab", "{\"ab\":1,\"\\u0061b\":2}");
  }

  @DisplayName("A62: no member names a class or anything else that no table has")
  @Test
  @Tag("JSON-6")
  void refusesAnUnknownMember() throws Exception {
    JsonObject object = parse("{\"a\":{\"b\":1,\"c/d~\":2}}").object("a");
    StrictJsonException e = assertThrows(StrictJsonException.class, () -> object.onlyMembers("b"));
    assertEquals("JSON-6", e.clause());
    assertEquals("/a/c~1d~0", e.pointer());
    assertDoesNotThrow(() -> object.onlyMembers("b", "c/d~"));
  }

  @Test
  @Tag("JSON-9")
  void refusesNullAnywhere() {
    refused("JSON-9", "/a", "{\"a\":null}");
    refused("JSON-9", "/ext/b/0", "{\"ext\":{\"b\":[null]}}");
  }

  @Test
  @Tag("JSON-10")
  void refusesDepthNine() {
    assertDoesNotThrow(() -> parse("{\"a\":".repeat(8) + "1" + "}".repeat(8)));
    assertDoesNotThrow(() -> parse("{\"a\":" + "[".repeat(7) + "]".repeat(7) + "}"));
    refused("JSON-10", "/a".repeat(8), "{\"a\":".repeat(9) + "1" + "}".repeat(9));
    refused("JSON-10", "/a" + "/0".repeat(7), "{\"a\":" + "[".repeat(8) + "]".repeat(8) + "}");
  }

  @Test
  @Tag("JSON-10")
  void refusesADeepDocumentWithoutDeepRecursion() {
    assertThrows(StrictJsonException.class, () -> parse("{\"a\":" + "[".repeat(50_000)));
  }

  @ParameterizedTest
  @Tag("JSON-11")
  @ValueSource(
      strings = {
        "-1",
        "-0",
        "1.0",
        "1e3",
        "1E3",
        "0.0",
        "0e0",
        "9007199254740992",
        "18446744073709551616",
        "99999999999999999999999999999999999999999999",
      })
  void refusesOtherNumbers(String number) {
    refused("JSON-11", "/a", "{\"a\":" + number + "}");
    refused("JSON-11", "/ext/b/0", "{\"ext\":{\"b\":[" + number + "]}}");
  }

  @Test
  @Tag("JSON-11")
  void refusesANumberOfFiftyThousandDigits() {
    refused("JSON-11", "/a", "{\"a\":" + "1".repeat(50_000) + "}");
  }

  @Test
  @Tag("JSON-11")
  void readsTheLargestInteger() throws Exception {
    JsonObject object = parse("{\"a\":9007199254740991,\"b\":0}");
    assertEquals(9_007_199_254_740_991L, object.integer("a", 0, StrictJson.MAX_INTEGER));
    assertEquals(0, object.integer("b", 0, 0));
  }

  @Test
  @Tag("JSON-12")
  void refusesALongString() {
    assertDoesNotThrow(() -> parse("{\"a\":\"" + "x".repeat(1024) + "\"}"));
    refused("JSON-12", "/a", "{\"a\":\"" + "x".repeat(1025) + "\"}");
    refused("JSON-12", "/" + "x".repeat(1025), "{\"" + "x".repeat(1025) + "\":1}");
  }

  @Test
  @Tag("JSON-12")
  void countsBytesOfUtf8AfterEscapes() {
    assertDoesNotThrow(() -> parse("{\"a\":\"" + "\\u0041".repeat(1024) + "\"}"));
    assertDoesNotThrow(() -> parse("{\"a\":\"" + "\u00e9".repeat(512) + "\"}"));
    refused("JSON-12", "/a", "{\"a\":\"" + "\u00e9".repeat(513) + "\"}");
    refused("JSON-12", "/a", "{\"a\":\"" + "\u20ac".repeat(342) + "\"}");
    assertDoesNotThrow(() -> parse("{\"a\":\"" + "\ud83d\ude00".repeat(256) + "\"}"));
    refused("JSON-12", "/a", "{\"a\":\"" + "\ud83d\ude00".repeat(257) + "\"}");
  }

  @Test
  @Tag("JSON-12")
  void allowsLongStringsAtTheNamedPlacesOnly() {
    String pub = "{\"pub\":\"" + "x".repeat(3456) + "\"}";
    assertDoesNotThrow(() -> parse("{\"keys\":[{\"jwk\":" + pub + "}]}"));
    refused("JSON-12", "/keys/0/pub", "{\"keys\":[" + pub + "]}");
    refused("JSON-12", "/jwk/pub", "{\"jwk\":" + pub + "}");
    refused(
        "JSON-12", "/keys/0/jwk/pub", "{\"keys\":[{\"jwk\":" + pub.replace("xx", "xxx") + "}]}");
  }

  @ParameterizedTest
  @Tag("JSON-13")
  @ValueSource(strings = {"\\u0000", "\\u001f", "\\n", "\\b", "\u007f", "\u0080", "\\u009f"})
  void refusesControlCharacters(String text) {
    refused("JSON-13", "/a", "{\"a\":\"x" + text + "\"}");
    assertThrows(StrictJsonException.class, () -> parse("{\"x" + text + "\":1}"));
  }

  @ParameterizedTest
  @Tag("JSON-14")
  @ValueSource(strings = {"\\ud800", "\\udc00", "\\ud800x", "\\udc00\\ud800", "\\ud800\\ud800"})
  void refusesHalfASurrogatePair(String text) {
    refused("JSON-14", "/a", "{\"a\":\"" + text + "\"}");
  }

  @Test
  @Tag("JSON-14")
  void readsAnEscapedPair() throws Exception {
    assertEquals("\ud83d\ude00", parse("{\"a\":\"\\ud83d\\ude00\"}").string("a"));
  }

  @ParameterizedTest
  @Tag("JSON-15")
  @ValueSource(strings = {"e\u0301", "\u212b", "\uf900", "\\u0065\\u0301", "\u0344"})
  void refusesTextThatIsNotNfc(String text) {
    refused("JSON-15", "/a", "{\"a\":\"" + text + "\"}");
    assertThrows(StrictJsonException.class, () -> parse("{\"" + text + "\":1}"));
  }

  @Test
  @Tag("JSON-15")
  void readsNfc() throws Exception {
    assertEquals("\u00e9\u00df", parse("{\"a\":\"\u00e9\\u00df\"}").string("a"));
  }

  @Test
  void refusesALargeDocumentBeforeReadingIt() {
    byte[] notEvenJson = new byte[100_001];
    refused("JSON-12", "", notEvenJson);
  }

  @Test
  void becomesARefusalThatNamesTheDocument() {
    StrictJsonException e = refused("JSON-9", "/a", "{\"a\":null}");
    assertEquals(
        "MANIFEST_MALFORMED (JSON-9) manifest.json#/a: found null, expected a value",
        e.refusedAs(Reason.MANIFEST_MALFORMED, "manifest.json").refusal().line());
  }

  @Test
  void showsNoControlCharacterOfTheDocument() {
    StrictJsonException e = refused("JSON-13", "/\u001b[2J", "{\"\\u001b[2J\":1}");
    assertEquals(-1, e.getMessage().indexOf('\u001b'));
  }
}
