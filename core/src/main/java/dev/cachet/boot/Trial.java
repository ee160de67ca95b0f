package dev.cachet.boot;

/** How far the loader is with the slot that it was told to try. */
public enum Trial {
  /** No slot is to be tried. */
  NONE,
  /** A slot will be tried at the next start. */
  SELECTED,
  /** A slot was started once and has not been marked good: the next start falls back. */
  TRIED
}
