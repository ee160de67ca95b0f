package dev.cachet.buildroot;

import java.util.regex.Pattern;

/** What the word is that Buildroot records as a version. */
enum RecordedVersion {
  /** A version of its makers, as far as can be told. */
  RELEASE("release"),
  /** The word that stands for a source which the maker of the device chose. */
  CUSTOM("custom: the source was chosen by the maker of the device; its version is not recorded"),
  /** The full name of a commit. */
  COMMIT("commit"),
  /** A release, the commits since then, and the last of them. */
  DESCRIBED("commits after a release");

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final Pattern DESCRIBE = Pattern.compile(".+-[0-9]+-g[0-9a-f]{7,40}");

  private final String words;

  RecordedVersion(String words) {
    this.words = words;
  }

  static RecordedVersion of(String version) {
    if (version.equals("custom")) {
      return CUSTOM;
    }
    if (HASH.matcher(version).matches()) {
      return COMMIT;
    }
    return DESCRIBE.matcher(version).matches() ? DESCRIBED : RELEASE;
  }

  String words() {
    return words;
  }
}
