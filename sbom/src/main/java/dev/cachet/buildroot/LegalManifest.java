package dev.cachet.buildroot;

import dev.cachet.source.Problems;
import dev.cachet.source.Stanza;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table of {@code make legal-info}, told by its columns, whatever it is called. */
final class LegalManifest {
  private static final Pattern NEED = Pattern.compile("([^\\s\\[\\]]+) \\[[^\\]]*\\]");

  private LegalManifest() {}

  static boolean isOne(byte[] content) {
    return CsvReader.names(content).containsAll(List.of("PACKAGE", "VERSION"));
  }

  /**
   * Whether it lists what ran during the build. That table lists Buildroot itself, which is on no
   * device; a name alone would not do for a file that was renamed.
   */
  static boolean isOfHost(String file, byte[] content) {
    return file.startsWith("host-")
        || CsvReader.read(content).stream()
            .anyMatch(row -> row.getOrDefault("PACKAGE", "").equals("buildroot"));
  }

  static List<BuildrootPackage> packages(
      String file, byte[] content, boolean host, Problems problems) {
    List<BuildrootPackage> packages = new ArrayList<>();
    long line = 1;
    for (Map<String, String> row : CsvReader.read(content)) {
      line++;
      if (Stanza.isWord(row.getOrDefault("PACKAGE", ""))) {
        packages.add(one(file, row, host));
      } else {
        problems.inLine("source.nameless-package", file, line, "a row without a package's name");
      }
    }
    return packages;
  }

  private static BuildrootPackage one(String file, Map<String, String> row, boolean host) {
    Set<String> needs = new TreeSet<>();
    Matcher need = NEED.matcher(row.getOrDefault("DEPENDENCIES WITH LICENSES", ""));
    while (need.find()) {
      needs.add(need.group(1));
    }
    return new BuildrootPackage(
        file,
        row.getOrDefault("PACKAGE", ""),
        host,
        row.getOrDefault("VERSION", ""),
        row.getOrDefault("LICENSE", ""),
        row.getOrDefault("SOURCE ARCHIVE", ""),
        row.getOrDefault("SOURCE SITE", ""),
        needs,
        BuildrootPackage.Facts.NONE);
  }
}
