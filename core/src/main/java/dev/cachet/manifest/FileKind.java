package dev.cachet.manifest;

import dev.cachet.claim.ManifestWord;

/** What a file that accompanies the software is. */
public enum FileKind implements ManifestWord {
  /** The software bill of materials; exactly one per package. */
  SBOM("sbom"),
  /** The record of the gate that judged the release. */
  GATE("gate"),
  /** The network flows that the release declares. */
  NETWORK("network"),
  /** A waiver that was used. */
  WAIVER("waiver"),
  /** Anything else. */
  OTHER("other");

  private final String text;

  FileKind(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
