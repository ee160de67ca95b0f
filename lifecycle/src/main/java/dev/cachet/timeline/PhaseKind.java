package dev.cachet.timeline;

import java.util.List;
import java.util.Locale;

/** What a stretch of time is called, and by which pattern it is drawn. */
enum PhaseKind {
  SUPPORTED,
  SECURITY_ONLY,
  EXTENDED,
  OVER_UNDATED,
  UNSUPPORTED;

  String words(PageWords words) {
    return words.text("kind." + name());
  }

  /** The words on a bar, and what stands there where those do not fit. */
  List<String> labels(PageWords words) {
    return List.of(
        words.text("kind." + name() + ".label"), words.text("kind." + name() + ".brief"));
  }

  /** The name of its pattern, its style and its data. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
