package dev.cachet.format;

import dev.cachet.sbom.Sbom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.exception.ParseException;
import org.cyclonedx.generators.json.BomJsonGenerator;
import org.cyclonedx.parsers.JsonParser;

/** CycloneDX 1.6 as JSON, checked against its schema on the way out and on the way in. */
public final class CycloneDxJson {
  /** The largest document that is read, in bytes: 64 MiB. */
  public static final int MAX_BYTES = 64 << 20;

  private final JsonParser parser = new JsonParser();

  /** Makes a codec. */
  public CycloneDxJson() {}

  /**
   * Writes a document: the same SBOM gives the same bytes, whatever the locale and the time zone.
   *
   * @param sbom what to write
   * @return UTF-8 JSON, valid under the CycloneDX 1.6 schema, ending in a line feed
   * @throws InvalidSbomException if the document would be invalid; nothing is returned then
   */
  public byte[] write(Sbom sbom) throws InvalidSbomException {
    try {
      String json = new BomJsonGenerator(BomWriting.bom(sbom), Version.VERSION_16).toJsonString();
      byte[] document = (json + "\n").getBytes(StandardCharsets.UTF_8);
      requireValid(document);
      return document;
    } catch (GeneratorException e) {
      throw new InvalidSbomException("not writable as CycloneDX 1.6: " + e.getMessage(), e);
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
    requireValid(document);
    try {
      return BomReading.sbom(parser.parse(document));
    } catch (ParseException e) {
      throw new InvalidSbomException("not readable as CycloneDX: " + e.getMessage(), e);
    }
  }

  private void requireValid(byte[] document) throws InvalidSbomException {
    List<ParseException> errors;
    try {
      errors = parser.validate(document, Version.VERSION_16);
    } catch (IOException e) {
      throw new InvalidSbomException("not JSON: " + e.getMessage(), e);
    }
    if (!errors.isEmpty()) {
      throw new InvalidSbomException(
          "not valid under the CycloneDX 1.6 schema, "
              + errors.size()
              + " places, the first: "
              + errors.get(0).getMessage());
    }
  }
}
