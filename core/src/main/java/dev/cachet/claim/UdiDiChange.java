package dev.cachet.claim;

/** Whether a release keeps the UDI-DI of what it replaces. */
public enum UdiDiChange implements ManifestWord {
  /** The UDI-DI stays. */
  KEPT("kept"),
  /** The release has a new UDI-DI. */
  NEW("new");

  private final String text;

  UdiDiChange(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
