package dev.cachet.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;

/**
 * The CycloneDX 1.6 schema, compiled once and only when a piece is not {@linkplain PlainPieces
 * plain}: the library that ships it compiles it at every use. A document is checked piece by piece,
 * so that no more than one component is held as a tree.
 */
enum SchemaCheck {
  /** A document without the items of its components and dependencies. */
  DOCUMENT(""),
  /** One item of {@code /components}. */
  COMPONENT("/definitions/component"),
  /** One item of {@code /dependencies}. */
  DEPENDENCY("/definitions/dependency");

  private static final class Compiled {
    static final Schema ROOT = compile();

    private static Schema compile() {
      try {
        return new JsonParser().getJsonSchema(Version.VERSION_16, new ObjectMapper());
      } catch (IOException e) {
        throw new IllegalStateException("cyclonedx-core-java has no schema 1.6", e);
      }
    }
  }

  /** The list of all licences that the schema would name is no help. */
  private static final int MAX_MESSAGE = 300;

  private final String definition;

  SchemaCheck(String definition) {
    this.definition = definition;
  }

  void requireValid(JsonNode piece, String pointer) throws InvalidSbomException {
    if (!isPlain(piece)) {
      askSchema(piece, pointer);
    }
  }

  /** Whether the schema takes a piece for certain; no says nothing. */
  boolean isPlain(JsonNode piece) {
    return switch (this) {
      case DOCUMENT -> PlainPieces.document(piece);
      case COMPONENT -> PlainPieces.component(piece);
      case DEPENDENCY -> PlainPieces.dependency(piece);
    };
  }

  /** Applies the official schema, whatever the piece looks like. */
  void askSchema(JsonNode piece, String pointer) throws InvalidSbomException {
    List<Error> errors =
        schema()
            .validate(
                piece, context -> context.executionConfig(config -> config.locale(Locale.ROOT)));
    if (!errors.isEmpty()) {
      Error first = errors.get(0);
      String message = first.getMessage();
      throw new InvalidSbomException(
          pointer
              + first.getInstanceLocation()
              + ": "
              + (message.length() > MAX_MESSAGE
                  ? message.substring(0, MAX_MESSAGE) + "..."
                  : message)
              + " (CycloneDX 1.6 schema; places: "
              + errors.size()
              + ")");
    }
  }

  private Schema schema() {
    Schema root = Compiled.ROOT;
    return definition.isEmpty()
        ? root
        : root.getSchemaContext()
            .getSchemaRegistry()
            .getSchema(SchemaLocation.of(root.getId() + "#" + definition));
  }
}
