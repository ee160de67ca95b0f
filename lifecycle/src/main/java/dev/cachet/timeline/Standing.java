package dev.cachet.timeline;

import dev.cachet.lifecycle.SupportState;

/** What a state means to a reader, worst first. */
enum Standing {
  OVER("bad", "Support is over", "over"),
  NOT_KNOWN("unknown", "Support is not known", "not known"),
  TOO_SHORT("warn", "Support ends too early", "too short"),
  UNDATED("unknown", "The end of support is not published", "end not published"),
  EXTENDED_ONLY("warn", "There is only extended support", "extended only"),
  WAIVED("warn", "There is only a waiver", "waived"),
  COVERED("ok", "Supported", "supported");

  private final String icon;
  private final String words;
  private final String brief;

  Standing(String icon, String words, String brief) {
    this.icon = icon;
    this.words = words;
    this.brief = brief;
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

  /** The state in words that need no glossary. */
  static String words(SupportState state) {
    return switch (state) {
      case SUPPORTED -> "Supported";
      case SECURITY_ONLY -> "Security fixes only";
      case EXTENDED_CONTRACT -> "Extended support, for those who have it";
      case ENDS_BEFORE_SERVICE_END -> "Ends before the planned end of service";
      case ENDS_WITHIN -> "Ends sooner than asked for";
      case ENDED -> "Support is over";
      case ENDED_DATE_UNKNOWN -> "Support is over, date not published";
      case SUPPORTED_DATE_UNKNOWN -> "Supported, end not published";
      case CYCLE_NOT_LISTED -> "Not known: this cycle is not listed";
      case AMBIGUOUS -> "Not known: several cycles fit";
      case UNKNOWN -> "Not known";
      case ROLLING -> "Rolling, without an end of its own";
      case WAIVED -> "Accepted by a waiver";
    };
  }

  String icon() {
    return icon;
  }

  String words() {
    return words;
  }

  /** What stands after a count. */
  String brief() {
    return brief;
  }
}
