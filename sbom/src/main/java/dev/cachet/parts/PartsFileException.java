package dev.cachet.parts;

/** What is wrong in a parts file, and where. */
final class PartsFileException extends Exception {
  private static final long serialVersionUID = 1L;

  PartsFileException(String pointer, String problem) {
    super((pointer.isEmpty() ? "" : pointer + ": ") + problem);
  }
}
