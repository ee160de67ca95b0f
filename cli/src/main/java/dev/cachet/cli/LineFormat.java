package dev.cachet.cli;

/** How answers are printed that have one line each. */
enum LineFormat {
  TEXT,
  JSONL
}
