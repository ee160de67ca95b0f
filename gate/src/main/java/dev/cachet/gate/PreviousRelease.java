package dev.cachet.gate;

/** What is known of the release before the one that is judged. */
public final class PreviousRelease {
  private final byte[] sbom;

  private PreviousRelease(byte[] sbom) {
    this.sbom = sbom.clone();
  }

  /**
   * A release of which only the SBOM is shown.
   *
   * @param document the SBOM document, CycloneDX 1.6 JSON
   * @return the release
   */
  public static PreviousRelease ofSbom(byte[] document) {
    return new PreviousRelease(document);
  }

  byte[] sbom() {
    return sbom.clone();
  }
}
