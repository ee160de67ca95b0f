package dev.cachet.rpm;

/** A database, or one header in it, is not built as its format says. */
final class DamagedDatabaseException extends Exception {
  private static final long serialVersionUID = 1L;

  DamagedDatabaseException(String what) {
    super(what);
  }
}
