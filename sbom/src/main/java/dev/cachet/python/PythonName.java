package dev.cachet.python;

import java.util.Locale;

/** Names of distributions and extras. */
final class PythonName {
  private PythonName() {}

  /** One spelling for a name that may be written in several. */
  static String normal(String name) {
    return name.strip().replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
  }
}
