package dev.cachet.claim;

/** Class of a device under Regulation (EU) 2017/745. */
public enum MdrClass implements ManifestWord {
  /** Class I. */
  I("I"),
  /** Class I, sterile. */
  IS("Is"),
  /** Class I with a measuring function. */
  IM("Im"),
  /** Class I, reusable surgical instrument. */
  IR("Ir"),
  /** Class IIa. */
  IIA("IIa"),
  /** Class IIb. */
  IIB("IIb"),
  /** Class III. */
  III("III");

  private final String text;

  MdrClass(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
