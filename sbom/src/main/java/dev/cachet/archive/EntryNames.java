package dev.cachet.archive;

import dev.cachet.archive.container.ArchiveLimits;
import java.util.List;

/** Names of entries that lead out of an archive, or that no file can have. */
final class EntryNames {
  private int odd;
  private String example = "";

  /** Notes the name; says whether it is one to go on with. */
  boolean take(String name) {
    if (isOdd(name)) {
      odd++;
      example = example.isEmpty() ? name : example;
    }
    return name.length() <= ArchiveLimits.MAX_NAME && !name.endsWith("/");
  }

  void report(String path, ProblemSink problems) {
    if (odd > 0) {
      problems.problem(
          "source.archive-name",
          path,
          path
              + " "
              + odd
              + " entries have names that lead out of the archive,"
              + " are too long or hold control characters, such as "
              + PrintableName.of(example));
    }
  }

  private static boolean isOdd(String name) {
    if (name.startsWith("/")
        || name.indexOf('\\') >= 0
        || name.length() > ArchiveLimits.MAX_NAME
        || name.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      return true;
    }
    return name.contains("..") && List.of(name.split("/", -1)).contains("..");
  }
}
