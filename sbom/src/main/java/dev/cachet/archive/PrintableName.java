package dev.cachet.archive;

/** Names of entries as they may stand in a document: without control characters. */
final class PrintableName {
  private static final int MAX = 500;

  private PrintableName() {}

  static String of(String name) {
    if (name.length() <= MAX && name.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      return name;
    }
    String clean = name.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Cn}]", "\uFFFD");
    return clean.length() <= MAX ? clean : clean.substring(0, MAX);
  }
}
