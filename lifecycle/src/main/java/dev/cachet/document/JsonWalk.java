package dev.cachet.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** A walk through a hostile JSON document that keeps nothing but what is taken. */
final class JsonWalk {
  private static final int MAX_DEPTH = 200;
  private static final int MAX_CHARS = 4000;
  private static final long MAX_BYTES = 1L << 30;

  // A table of all names that were seen would grow with a document that never repeats one.
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxDocumentLength(MAX_BYTES)
                  .build())
          .build();

  /** Takes one member; must consume its value. */
  interface Member {
    void take(String name) throws IOException;
  }

  /** Takes one element; must consume it. */
  interface Element {
    void take() throws IOException;
  }

  private final JsonParser at;

  JsonWalk(JsonParser at) {
    this.at = at;
  }

  /** Walks the object here; passes over every member that is not in the set. */
  void object(Set<String> known, Member member) throws IOException {
    require(JsonToken.START_OBJECT);
    Set<String> taken = new HashSet<>();
    while (at.nextToken() == JsonToken.FIELD_NAME) {
      String name = at.currentName();
      at.nextToken();
      if (!known.contains(name)) {
        at.skipChildren();
      } else if (taken.add(name)) {
        member.take(name);
      } else {
        // Two readers of one document could each believe another of the two.
        throw wrong("stands twice in one object");
      }
    }
    require(JsonToken.END_OBJECT);
  }

  /** Walks the array here; null is an empty one. */
  void array(Element element) throws IOException {
    if (at.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    require(JsonToken.START_ARRAY);
    while (at.nextToken() != JsonToken.END_ARRAY) {
      element.take();
    }
  }

  /** Returns the text here; empty for null. */
  String text() throws IOException {
    if (at.currentToken() == JsonToken.VALUE_NULL) {
      return "";
    }
    require(JsonToken.VALUE_STRING);
    if (at.getTextLength() > MAX_CHARS) {
      throw wrong("is longer than " + MAX_CHARS + " characters");
    }
    return at.getText();
  }

  boolean isArray() {
    return at.currentToken() == JsonToken.START_ARRAY;
  }

  boolean isObject() {
    return at.currentToken() == JsonToken.START_OBJECT;
  }

  void skip() throws IOException {
    at.skipChildren();
  }

  String pointer() {
    return at.getParsingContext().pathAsPointer().toString();
  }

  IOException wrong(String what) {
    return new IOException(
        at.getParsingContext().pathAsPointer()
            + " "
            + what
            + " (line "
            + at.currentTokenLocation().getLineNr()
            + ")");
  }

  private void require(JsonToken token) throws IOException {
    if (at.currentToken() != token) {
      throw wrong("should be " + token + " and is " + at.currentToken());
    }
  }
}
