package dev.cachet.format;

import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.sbom.Sbom;

/** CycloneDX 1.6 as JSON, checked against its schema on the way out and on the way in. */
public final class CycloneDxJson {
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
    return SbomSpec.CYCLONEDX_1_6_JSON.write(sbom);
  }

  /**
   * Reads a document. Fields that {@link Sbom} has no place for are checked and then left out;
   * {@link SbomDocument} lists them.
   *
   * @param document UTF-8 JSON of CycloneDX 1.6, at most 256 MiB
   * @return what it says
   * @throws InvalidSbomException if it is anything else
   */
  public Sbom read(byte[] document) throws InvalidSbomException {
    ReadSbom read = SbomDocument.read(document);
    if (read.spec() != SbomSpec.CYCLONEDX_1_6_JSON) {
      throw new InvalidSbomException("not CycloneDX JSON but " + read.spec().label());
    }
    return read.sbom();
  }
}
