package dev.cachet.jose;

/** The kinds of document that are signed; {@code typ} keeps a signature from serving another. */
public enum DocumentType {
  /** {@code manifest.json}. */
  PACKAGE("cachet-package+jws"),
  /** A root document. */
  ROOT("cachet-root+jws"),
  /** Reserved. */
  DELTA("cachet-delta+jws"),
  /** A downgrade: one package below the floor of one device, once. */
  DOWNGRADE("cachet-downgrade+jws"),
  /** A statement that sets the installation number of a device whose memory was rebuilt. */
  SEQUENCE("cachet-sequence+jws"),
  /** A checkpoint of log and receipts, signed by the device. */
  CHECKPOINT("cachet-checkpoint+jws"),
  /** A statement about a site: its keys and its devices. */
  SITE("cachet-site+jws"),
  /** A notice of end of support. */
  NOTICE("cachet-notice+jws"),
  /** An install grant. */
  INSTALL_AUTH("cachet-install-auth+jwt"),
  /** The receipt of an installation, signed by the device. */
  INSTALL_RECEIPT("cachet-install-receipt+jwt");

  private final String typ;

  DocumentType(String typ) {
    this.typ = typ;
  }

  /**
   * The value of the protected header's {@code typ}.
   *
   * @return for example {@code cachet-package+jws}
   */
  public String typ() {
    return typ;
  }
}
