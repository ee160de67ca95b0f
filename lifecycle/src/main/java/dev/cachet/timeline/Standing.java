package dev.cachet.timeline;

import dev.cachet.lifecycle.SupportState;

/** What a state means to a reader, worst first. */
enum Standing {
  OVER("bad"),
  NOT_KNOWN("unknown"),
  TOO_SHORT("warn"),
  UNDATED("unknown"),
  EXTENDED_ONLY("warn"),
  WAIVED("warn"),
  COVERED("ok");

  private final String icon;

  Standing(String icon) {
    this.icon = icon;
  }

  static Standing of(SupportState state) {
    return switch (state) {
      case ENDED, ENDED_DATE_UNKNOWN -> OVER;
      case UNKNOWN, AMBIGUOUS, CYCLE_NOT_LISTED -> NOT_KNOWN;
      case ENDS_BEFORE_SERVICE_END, ENDS_WITHIN -> TOO_SHORT;
      case SUPPORTED_DATE_UNKNOWN, ROLLING -> UNDATED;
      case EXTENDED_CONTRACT -> EXTENDED_ONLY;
      case WAIVED -> WAIVED;
      case SUPPORTED, SECURITY_ONLY -> COVERED;
    };
  }

  String icon() {
    return icon;
  }

  String words(PageWords words) {
    return words.text("standing." + name());
  }

  /** What stands after a count. */
  String brief(PageWords words) {
    return words.text("standing." + name() + ".brief");
  }
}
