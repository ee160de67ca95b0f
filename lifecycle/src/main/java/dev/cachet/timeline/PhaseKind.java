package dev.cachet.timeline;

import java.util.List;
import java.util.Locale;

/** What a stretch of time is called, and by which pattern it is drawn. */
enum PhaseKind {
  SUPPORTED("Supported", "Supported", "Support"),
  SECURITY_ONLY("Security fixes only", "Security only", "Security"),
  EXTENDED("Extended support, for those who have it", "Extended", "Ext."),
  OVER_UNDATED("Support over, date not published", "Over, date not published", "Over, undated"),
  UNSUPPORTED("Without known support", "", "");

  private final String words;
  private final String label;
  private final String brief;

  PhaseKind(String words, String label, String brief) {
    this.words = words;
    this.label = label;
    this.brief = brief;
  }

  String words() {
    return words;
  }

  /** The words on a bar, and what stands there where those do not fit. */
  List<String> labels() {
    return List.of(label, brief);
  }

  /** The name of its pattern, its style and its data. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
