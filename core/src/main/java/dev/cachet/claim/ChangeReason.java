package dev.cachet.claim;

/** Why a release was made. */
public enum ChangeReason implements ManifestWord {
  /** New function. */
  FEATURE("feature"),
  /** Maintenance. */
  MAINTENANCE("maintenance"),
  /** A security problem. */
  SECURITY("security"),
  /** A field safety corrective action; has a reference. */
  FSCA("fsca");

  private final String text;

  ChangeReason(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
