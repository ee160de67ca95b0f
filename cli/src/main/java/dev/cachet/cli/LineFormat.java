package dev.cachet.cli;

/** How answers are printed that have one line each. */
enum LineFormat {
  TEXT,
  JSONL;

  /** The formats as people type them. */
  static final class Names extends Choices {
    Names() {
      super(values());
    }
  }
}
