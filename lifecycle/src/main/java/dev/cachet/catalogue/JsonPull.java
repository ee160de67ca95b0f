package dev.cachet.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Walks a JSON document member by member. */
final class JsonPull {
  /** Takes one member; must consume its value. */
  interface Member {
    void take(String name, JsonParser at) throws IOException;
  }

  /** Takes one element; must consume it. */
  interface Element {
    void take(JsonParser at) throws IOException;
  }

  private JsonPull() {}

  /** Walks the object at the current token. */
  static void object(JsonParser at, Member member) throws IOException {
    require(at, JsonToken.START_OBJECT);
    while (at.nextToken() == JsonToken.FIELD_NAME) {
      String name = at.currentName();
      at.nextToken();
      member.take(name, at);
    }
    require(at, JsonToken.END_OBJECT);
  }

  /** Walks the array at the current token. */
  static void array(JsonParser at, Element element) throws IOException {
    require(at, JsonToken.START_ARRAY);
    while (at.nextToken() != JsonToken.END_ARRAY) {
      element.take(at);
    }
  }

  /** Returns the text at the current token; empty for null. */
  static String text(JsonParser at) throws IOException {
    if (at.currentToken() == JsonToken.VALUE_NULL) {
      return "";
    }
    require(at, JsonToken.VALUE_STRING);
    return at.getText();
  }

  private static void require(JsonParser at, JsonToken token) throws IOException {
    if (at.currentToken() != token) {
      throw new IOException(
          "expected "
              + called(token)
              + " at line "
              + at.currentTokenLocation().getLineNr()
              + member(at.getParsingContext().pathAsPointer().toString()));
    }
  }

  private static String called(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object {}";
      case START_ARRAY -> "an array []";
      default -> "a text in quotes";
    };
  }

  private static String member(String pointer) {
    return pointer.isEmpty() ? "" : ", member " + pointer;
  }
}
