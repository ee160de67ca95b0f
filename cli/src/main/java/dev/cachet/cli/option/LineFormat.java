package dev.cachet.cli.option;

/** How answers are printed that have one line each. */
public enum LineFormat {
  TEXT,
  JSONL
}
