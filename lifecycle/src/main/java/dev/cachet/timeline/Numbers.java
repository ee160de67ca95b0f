package dev.cachet.timeline;

/** Places as they are written into the page, the same in every locale. */
final class Numbers {
  private Numbers() {}

  /** Two decimals: a hundredth of a percent is less than a tenth of a pixel. */
  static String percent(double percent) {
    long hundredths = Math.round(percent * 100);
    long rest = hundredths % 100;
    String decimals = rest == 0 ? "" : (rest < 10 ? ".0" : ".") + rest;
    return hundredths / 100 + decimals + "%";
  }
}
