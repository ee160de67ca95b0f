package dev.cachet.format;

import dev.cachet.sbom.Sbom;

/** CycloneDX 1.6 as JSON, checked against its schema on the way out and on the way in. */
public final class CycloneDxJson {
  /** Makes a codec. */
  public CycloneDxJson() {}

  /**
   * Writes a document: the same SBOM gives the same bytes, whatever the locale and the time zone.
   *
   * @param sbom what to write
   * @return UTF-8 JSON, valid under the CycloneDX 1.6 schema
   * @throws InvalidSbomException if the document would be invalid; nothing is returned then
   */
  @SuppressWarnings("DoNotCallSuggester")
  public byte[] write(Sbom sbom) throws InvalidSbomException {
    throw new InvalidSbomException("no codec yet for " + sbom);
  }

  /**
   * Reads a document. Fields that {@link Sbom} has no place for are checked and then left out.
   *
   * @param document UTF-8 JSON of CycloneDX 1.6, at most 64 MiB
   * @return what it says
   * @throws InvalidSbomException if it is anything else
   */
  @SuppressWarnings("DoNotCallSuggester")
  public Sbom read(byte[] document) throws InvalidSbomException {
    throw new InvalidSbomException("no codec yet for " + document.length + " bytes");
  }
}
