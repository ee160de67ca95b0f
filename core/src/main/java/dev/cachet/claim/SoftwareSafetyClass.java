package dev.cachet.claim;

/** Software safety class of IEC 62304. */
public enum SoftwareSafetyClass implements ManifestWord {
  /** Class A. */
  A("A"),
  /** Class B. */
  B("B"),
  /** Class C. */
  C("C");

  private final String text;

  SoftwareSafetyClass(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
