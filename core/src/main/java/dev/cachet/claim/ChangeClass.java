package dev.cachet.claim;

/** How large a change is, as the manufacturer classified it. */
public enum ChangeClass implements ManifestWord {
  /** A security patch. */
  SECURITY_PATCH("security-patch"),
  /** A minor change. */
  MINOR("minor"),
  /** A significant change. */
  SIGNIFICANT("significant");

  private final String text;

  ChangeClass(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
