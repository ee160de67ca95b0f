package dev.cachet.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;

/** The CycloneDX 1.6 schema, compiled once: the library that ships it compiles it at every use. */
final class SchemaCheck {
  private static final class Compiled {
    static final Schema SCHEMA = compile();
  }

  private SchemaCheck() {}

  static void requireValid(JsonNode document) throws InvalidSbomException {
    List<Error> errors =
        Compiled.SCHEMA.validate(
            document, context -> context.executionConfig(config -> config.locale(Locale.ROOT)));
    if (!errors.isEmpty()) {
      Error first = errors.get(0);
      throw new InvalidSbomException(
          first.getInstanceLocation()
              + ": "
              + first.getMessage()
              + " (CycloneDX 1.6 schema; places: "
              + errors.size()
              + ")");
    }
  }

  private static Schema compile() {
    try {
      return new JsonParser().getJsonSchema(Version.VERSION_16, new ObjectMapper());
    } catch (IOException e) {
      throw new IllegalStateException("cyclonedx-core-java has no schema 1.6", e);
    }
  }
}
