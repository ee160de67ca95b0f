package dev.cachet.pack;

/** The one form of a path: ASCII names that cannot climb, hide or differ by case folding (A37). */
final class EntryPath {
  private static final int MAX_BYTES = 100;
  private static final int MAX_NAMES = 4;
  private static final int MAX_NAME_BYTES = 64;

  private EntryPath() {}

  static boolean isPath(String text) {
    if (text.length() > MAX_BYTES) {
      return false;
    }
    String[] names = text.split("/", -1);
    if (names.length > MAX_NAMES) {
      return false;
    }
    for (String name : names) {
      if (!isName(name)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isName(String name) {
    if (name.isEmpty() || name.length() > MAX_NAME_BYTES || !isLetterOrDigit(name.charAt(0))) {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isLetterOrDigit(c) && c != '.' && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
