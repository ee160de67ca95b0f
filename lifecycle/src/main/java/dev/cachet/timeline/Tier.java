package dev.cachet.timeline;

/**
 * A width for which labels are laid out. Bars stretch with the page, text does not, and no script
 * may measure it: so each label is placed for the narrowest drawing of its tier.
 */
enum Tier {
  PHONE("n", 276),
  PAPER("w", 470),
  DESK("x", 680);

  private final String id;
  private final int pixels;

  Tier(String id, int pixels) {
    this.id = id;
    this.pixels = pixels;
  }

  /** The style that shows a label in this tier. */
  String id() {
    return id;
  }

  int pixels() {
    return pixels;
  }

  double pixels(double percent) {
    return percent * pixels / 100;
  }
}
