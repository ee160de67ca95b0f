package dev.cachet.trust;

/** Stands where a body is still to be written. */
final class Pending {
  private Pending() {}

  static <T> T value(Class<T> type) {
    if (type.desiredAssertionStatus() || !type.isArray()) {
      throw new UnsupportedOperationException("not written yet");
    }
    return type.cast(new Object());
  }

  @SuppressWarnings("TypeParameterUnusedInFormals")
  static <T> T any() {
    Object nothing = value(Object.class);
    throw new UnsupportedOperationException("not written yet " + nothing);
  }
}
