package dev.cachet.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader of JSON finds is said in few words: what is there, and where. */
class JsonProblemTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "<a | Unexpected character ('<') at line 1, column 1",
        "hello | Unrecognized token 'hello' at line 1, column 1",
        "{\"a\":aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}"
            + " | Unrecognized token 'aaaaaaaaaaaaaaaaaaaa...' at line 1, column 6",
        "{\"a\":1,}"
            + " | Unexpected character ('}'): was expecting double-quote to start field name"
            + " at line 1, column 8",
        "{\"a\":NaN} | Non-standard token 'NaN' at line 1, column 9",
        "{\"a\":\"\\1\"}"
            + " | Illegal unquoted character with code 1: has to be escaped using backslash to be"
            + " included in string value at line 1, column 7",
        "{\"a\":\"\\\\x\"} | Unrecognized character escape 'x' at line 1, column 8",
        "[1,2"
            + " | Unexpected end-of-input: expected close marker for Array"
            + " (start marker at line 1, column 1) at line 1, column 5",
      })
  void isSaidInFewWords(String json, String expected) {
    JsonProcessingException found =
        assertThrows(
            JsonProcessingException.class,
            () -> {
              try (JsonParser parser = new JsonFactory().createParser(json.translateEscapes())) {
                while (parser.nextToken() != null) {
                  parser.getText();
                }
              }
            });
    assertEquals(expected, JsonText.problem(found));
  }
}
