package dev.cachet.format.cyclonedx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.JsonTrees;
import dev.cachet.licence.SpdxLicences;
import dev.cachet.schema.SchemaFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The CycloneDX schemas, each compiled once and only when a piece is not {@linkplain PlainPieces
 * plain}: the library that ships it compiles it at every use. A document is checked piece by piece,
 * so that no more than one component is held as a tree.
 */
enum SchemaCheck {
  /** A document without the items of its components and dependencies. */
  DOCUMENT(""),
  /** One item of {@code /components}. */
  COMPONENT("/definitions/component"),
  /** One item of {@code /dependencies}. */
  DEPENDENCY("/definitions/dependency"),
  /** One item of {@code /vulnerabilities}. */
  VULNERABILITY("/definitions/vulnerability");

  private static final Map<CycloneDxVersion, Schema> COMPILED = new ConcurrentHashMap<>();

  private static final String LICENCES = "spdx.schema.json";

  private static final String SCHEMAS = "http://cyclonedx.org/schema/";

  /** The schemas of 1.2 and 1.3 name revisions that the names of their files lack. */
  private static final Pattern REVISION = Pattern.compile("(?<=^bom-)(1\\.[0-9])[a-z]");

  /** Words of the schema that demand nothing; the validator would warn of each as unknown. */
  private static final List<String> FOR_PEOPLE = List.of("meta:enum", "deprecated");

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

  /** Checks a piece by the schema of the version that its document states. */
  void requireValid(JsonNode piece, String pointer, CycloneDxVersion version)
      throws InvalidSbomException {
    if (version.schema() != CycloneDxVersion.V1_6) {
      askSchema(version.forSchema(piece), pointer, version);
    } else if (!isPlain(piece)) {
      JsonNode seen;
      try {
        seen = version.forSchema(piece);
      } catch (InvalidSbomException e) {
        throw new InvalidSbomException(pointer + "/" + e.getMessage(), e);
      }
      askSchema(seen, pointer, version);
    }
  }

  /** Whether the schema takes a piece for certain; no says nothing. */
  boolean isPlain(JsonNode piece) {
    return switch (this) {
      case DOCUMENT -> PlainPieces.document(piece);
      case COMPONENT -> PlainPieces.component(piece);
      case DEPENDENCY -> PlainPieces.dependency(piece);
      case VULNERABILITY -> false;
    };
  }

  /** Applies the official schema, whatever the piece looks like. */
  void askSchema(JsonNode piece, String pointer) throws InvalidSbomException {
    askSchema(piece, pointer, CycloneDxVersion.V1_6);
  }

  private void askSchema(JsonNode piece, String pointer, CycloneDxVersion version)
      throws InvalidSbomException {
    List<Error> errors =
        schema(version.schema())
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
              + " (CycloneDX "
              + version.text()
              + " schema; places: "
              + errors.size()
              + ")");
    }
  }

  /** Compiles the schema under a dialect, which learns the words that are for people. */
  static Schema compile(Dialect.Builder dialect) {
    return compile(dialect, CycloneDxVersion.V1_6);
  }

  private static Schema compile(Dialect.Builder dialect, CycloneDxVersion version) {
    FOR_PEOPLE.forEach(word -> dialect.keyword(new NonValidationKeyword(word)));
    SchemaRegistryConfig config = SchemaRegistryConfig.builder().preloadSchema(false).build();
    // Nothing is fetched: an identifier that is not published under this name has no text.
    return SchemaRegistry.withDialect(
            dialect.build(),
            registry -> registry.schemaRegistryConfig(config).schemas(SchemaCheck::text))
        .getSchema(SchemaLocation.of(SCHEMAS + "bom-" + version.text() + ".schema.json"));
  }

  private static @Nullable String text(String id) {
    if (!id.startsWith(SCHEMAS)) {
      return null;
    }
    String file = file(id.substring(SCHEMAS.length()));
    return file.equals(LICENCES) ? licences() : SchemaFile.text(file);
  }

  /** The published list of licences of its day, and what came later. */
  private static String licences() {
    try {
      ObjectNode list = (ObjectNode) JsonTrees.MAPPER.readTree(SchemaFile.text(LICENCES));
      SpdxLicences.later().forEach(list.withArray("enum")::add);
      return list.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String file(String id) {
    return REVISION.matcher(id).replaceFirst("$1");
  }

  private Schema schema(CycloneDxVersion version) {
    Schema root =
        COMPILED.computeIfAbsent(
            version, each -> compile(Dialect.builder(Dialects.getDraft7()), each));
    return definition.isEmpty()
        ? root
        : root.getSchemaContext()
            .getSchemaRegistry()
            .getSchema(SchemaLocation.of(root.getId() + "#" + definition));
  }
}
