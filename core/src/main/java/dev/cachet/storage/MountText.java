package dev.cachet.storage;

/** Words of {@code mountinfo} and {@code swaps}. */
final class MountText {
  private MountText() {}

  /** The source of a mount: the second word behind the one that is a hyphen. */
  static String source(String[] words) {
    for (int i = 6; i + 2 < words.length; i++) {
      if (words[i].equals("-")) {
        return unescaped(words[i + 2]);
      }
    }
    return "";
  }

  /** Spaces and the like are written as a backslash and three octal digits. */
  static String unescaped(String word) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) == '\\' && word.substring(i).matches("\\\\[0-3][0-7]{2}.*")) {
        text.append((char) Integer.parseInt(word.substring(i + 1, i + 4), 8));
        i += 3;
      } else {
        text.append(word.charAt(i));
      }
    }
    return text.toString();
  }
}
