package dev.cachet.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.sbom.Sbom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.cyclonedx.Version;
import org.cyclonedx.exception.ParseException;
import org.cyclonedx.generators.json.BomJsonGenerator;
import org.cyclonedx.model.Bom;
import org.cyclonedx.parsers.JsonParser;
import org.jspecify.annotations.Nullable;

/** CycloneDX 1.6 as JSON, checked against its schema on the way out and on the way in. */
public final class CycloneDxJson {
  /** The largest document that is read, in bytes: 64 MiB. */
  public static final int MAX_BYTES = 64 << 20;

  /** Deeper than any real document, and shallow enough for the recursion of the schema check. */
  private static final int MAX_DEPTH = 128;

  private static final ObjectMapper TREES =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Costly to make, and one may be used by several threads: it only holds a mapper. */
  private static final JsonParser BEANS = new JsonParser();

  /** Makes a codec; one may write and read any number of documents. */
  public CycloneDxJson() {}

  /**
   * Writes a document: the same SBOM gives the same bytes, whatever the locale and the time zone.
   *
   * @param sbom what to write
   * @return UTF-8 JSON, valid under the CycloneDX 1.6 schema, ending in a line feed
   * @throws InvalidSbomException if the document would be invalid; nothing is returned then
   */
  public byte[] write(Sbom sbom) throws InvalidSbomException {
    JsonNode tree = new BomJsonGenerator(BomWriting.bom(sbom), Version.VERSION_16).toJsonNode();
    // The library writes the timestamp in the digits of the default locale.
    sbom.timestamp()
        .ifPresent(t -> ((ObjectNode) tree.path("metadata")).put("timestamp", t.toString()));
    SchemaCheck.requireValid(tree);
    try {
      DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
      String json =
          TREES
              .writer(
                  new DefaultPrettyPrinter()
                      .withObjectIndenter(indenter)
                      .withArrayIndenter(indenter))
              .writeValueAsString(tree);
      return (json + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new InvalidSbomException("not writable as JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Reads a document. Fields that {@link Sbom} has no place for are checked and then left out.
   *
   * @param document UTF-8 JSON of CycloneDX 1.6, at most 64 MiB
   * @return what it says
   * @throws InvalidSbomException if it is anything else
   */
  public Sbom read(byte[] document) throws InvalidSbomException {
    if (document.length > MAX_BYTES) {
      throw new InvalidSbomException(
          "the document has " + document.length + " bytes; at most 64 MiB are read");
    }
    try {
      JsonNode tree = TREES.readTree(document);
      SchemaCheck.requireValid(tree);
      return BomReading.sbom(beans(document), timestamp(tree));
    } catch (IOException e) {
      throw new InvalidSbomException("not JSON: " + e.getMessage(), e);
    }
  }

  private Bom beans(byte[] document) throws InvalidSbomException {
    try {
      return BEANS.parse(document);
    } catch (ParseException | RuntimeException e) {
      // The library's deserialisers are not written for hostile documents; none may escape here.
      throw new InvalidSbomException("not readable as CycloneDX: " + e.getMessage(), e);
    }
  }

  /** Not from the library's bean, which takes the present moment for a missing timestamp. */
  private static @Nullable Instant timestamp(JsonNode tree) throws InvalidSbomException {
    String text = tree.path("metadata").path("timestamp").textValue();
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new InvalidSbomException("/metadata/timestamp: is no RFC 3339 date and time", e);
    }
  }
}
