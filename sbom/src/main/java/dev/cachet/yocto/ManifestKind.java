package dev.cachet.yocto;

import dev.cachet.rootfs.RootFolder;
import java.util.regex.Pattern;

/** What a file of a Yocto build lists, told by its content, as such files are often renamed. */
enum ManifestKind {
  /** Lines of package, architecture and version: what the image holds. */
  IMAGE,
  /** Paragraphs of PACKAGE NAME and three more fields. */
  LICENCES,
  /** Paragraphs of RECIPE NAME and FILES: what was deployed beside the image. */
  DEPLOYED,
  /** Names of packages alone. */
  NAMES,
  /** Nothing but blank lines. */
  EMPTY,
  /** None of these. */
  OTHER;

  private static final Pattern LINE = Pattern.compile("[^\\s:]+[ \t]+[^\\s:]+[ \t]+[^\\s]+");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-zA-Z0-9.+_-]*");

  /** The first line of a known form decides; others are problems where the file is read. */
  static ManifestKind of(byte[] content) {
    ManifestKind kind = EMPTY;
    for (String line : RootFolder.pathText(content).split("\n", -1)) {
      String text = line.strip();
      ManifestKind of = text.isEmpty() ? EMPTY : ofLine(text);
      if (of == IMAGE || of == LICENCES || of == DEPLOYED) {
        return of;
      }
      kind = of != EMPTY && kind != NAMES ? of : kind;
    }
    return kind;
  }

  private static ManifestKind ofLine(String text) {
    if (text.startsWith("PACKAGE NAME:")) {
      return LICENCES;
    }
    if (text.startsWith("RECIPE NAME:")) {
      return DEPLOYED;
    }
    if (LINE.matcher(text).matches()) {
      return IMAGE;
    }
    return NAME.matcher(text).matches() ? NAMES : OTHER;
  }
}
