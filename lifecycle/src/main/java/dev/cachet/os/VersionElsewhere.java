package dev.cachet.os;

import dev.cachet.os.file.CpeName;
import dev.cachet.os.file.LesserFile;
import dev.cachet.os.file.OsRelease;
import dev.cachet.os.file.ReleaseFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The release of a system whose os-release has no VERSION_ID: other fields of the file, and the
 * files of its own distribution, may have it. What they say counts where all of them agree.
 */
final class VersionElsewhere {
  private static final Pattern LEADING_NUMBER = Pattern.compile("^\\d[\\d.]*");

  private final ReleaseFiles files;

  VersionElsewhere(ReleaseFiles files) {
    this.files = files;
  }

  /** Adds what the distribution's own files say, each under its path. */
  OsRelease complete(OsRelease release) throws IOException {
    if (!release.value("VERSION_ID").isEmpty()) {
      return release;
    }
    Map<String, String> more = new LinkedHashMap<>(release.values());
    for (LesserFile file : LesserFile.inOrder()) {
      Optional<OsRelease> said = files.read(file);
      if (said.isPresent() && idOf(said.get()).equalsIgnoreCase(release.value("ID"))) {
        String version = said.get().value("VERSION_ID");
        more.put(file.path(), version.isEmpty() ? said.get().value("VERSION") : version);
      }
    }
    return OsRelease.of(release.file(), more);
  }

  /** Debian's own file gives a derivative its base, and Debian itself its point release. */
  private static String idOf(OsRelease said) {
    return said.file().equals("/etc/debian_version") ? "debian" : said.value("ID");
  }

  /** All values that speak of the release, by the field or file that has them. */
  static Map<String, String> said(OsRelease release) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("VERSION", release.value("VERSION").strip());
    CpeName.parse(release.value("CPE_NAME")).ifPresent(cpe -> said.put("CPE_NAME", cpe.version()));
    String build = release.value("BUILD_ID").strip();
    // A plain number counts builds.
    said.put("BUILD_ID", build.indexOf('.') > 0 ? build : "");
    String image = release.value("IMAGE_ID");
    boolean ownImage = image.isEmpty() || image.equalsIgnoreCase(release.value("ID"));
    String version = release.value("IMAGE_VERSION").strip();
    said.put("IMAGE_VERSION", ownImage && version.indexOf('.') > 0 ? version : "");
    for (LesserFile file : LesserFile.inOrder()) {
      said.put(file.path(), release.value(file.path()).strip());
    }
    said.values().removeIf(String::isEmpty);
    return said;
  }

  static List<String> cycles(
      Map<String, String> said, DistributionRule rule, RememberedCycles listed) {
    List<String> cycles = new ArrayList<>();
    for (String value : said.values()) {
      Matcher number = LEADING_NUMBER.matcher(value);
      Optional<String> cycle =
          number.find() ? rule.cycle(number.group(), listed) : Optional.empty();
      cycle.filter(one -> !cycles.contains(one)).ifPresent(cycles::add);
    }
    return cycles;
  }
}
