package dev.cachet.version;

/** Placeholder that is replaced when the order of RPM moves here. */
final class RpmOrder {
  private RpmOrder() {}

  static int compare(String left, String right) {
    return dev.cachet.source.RpmVersion.compare(left, right);
  }
}
