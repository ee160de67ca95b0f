package dev.cachet.claim;

/** Class of a device under Regulation (EU) 2017/746. */
public enum IvdrClass implements ManifestWord {
  /** Class A. */
  A("A"),
  /** Class B. */
  B("B"),
  /** Class C. */
  C("C"),
  /** Class D. */
  D("D");

  private final String text;

  IvdrClass(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
