package dev.cachet.os;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a system's version is written as a cycle of its product. */
enum CycleForm {
  /** Some leading parts of the version are the cycle. */
  PREFIX {
    @Override
    Optional<String> cycle(String version, List<String> listed) {
      return DottedVersion.longestPrefix(version, listed);
    }
  },
  /** The whole version is the cycle; a point release that is not listed has no other. */
  EXACT {
    @Override
    Optional<String> cycle(String version, List<String> listed) {
      Optional<String> whole = listed.stream().filter(version::equals).findFirst();
      Matcher dated = DATED.matcher(version);
      return whole.isPresent() || !dated.matches()
          ? whole
          : listed.stream().filter(dated.group(1)::equals).findFirst();
    }
  },
  /**
   * A release, which may have a patch level behind it, or a stable branch, which is listed beside
   * its releases.
   */
  BRANCH {
    private static final Pattern RELEASE =
        Pattern.compile("(?i)(\\d+\\.\\d+)(?:-RELEASE)?(?:-p\\d+)?");
    private static final Pattern STABLE = Pattern.compile("(?i)(\\d+)(?:\\.\\d+)?-STABLE");

    @Override
    Optional<String> cycle(String version, List<String> listed) {
      Matcher release = RELEASE.matcher(version);
      Matcher branch = STABLE.matcher(version);
      if (branch.matches()) {
        return EXACT.cycle(branch.group(1), listed);
      }
      return EXACT.cycle(release.matches() ? release.group(1) : version, listed);
    }
  },
  /** As the whole version, {@code 15} is {@code 15.0}, and {@code 15-SP5} is {@code 15.5}. */
  SERVICE_PACK {
    private static final Pattern PACK = Pattern.compile("^(\\d+)[- ]?[sS][pP](\\d+)$");

    @Override
    Optional<String> cycle(String version, List<String> listed) {
      String dotted = PACK.matcher(version).replaceFirst("$1.$2");
      Optional<String> exact = EXACT.cycle(dotted, listed);
      return exact.isPresent() ? exact : EXACT.cycle(dotted + ".0", listed);
    }
  },
  /** The cycle is {@code cos-} and the version. */
  COS {
    @Override
    Optional<String> cycle(String version, List<String> listed) {
      return EXACT.cycle("cos-" + version.split("-", 2)[0], listed);
    }
  },
  /** The cycle is {@code lmde} and the version. */
  LMDE {
    @Override
    Optional<String> cycle(String version, List<String> listed) {
      return EXACT.cycle("lmde" + version, listed);
    }
  },
  /** The version has a leading {@code v}. */
  LEADING_V {
    @Override
    Optional<String> cycle(String version, List<String> listed) {
      return PREFIX.cycle(version.startsWith("v") ? version.substring(1) : version, listed);
    }
  },
  /** The version is a build number of the one line {@code current}. */
  CURRENT {
    @Override
    Optional<String> cycle(String version, List<String> listed) {
      return EXACT.cycle("current", listed);
    }
  };

  /** A build of a release's channel, by its day. */
  private static final Pattern DATED = Pattern.compile("(.+?)[.-]20\\d{6}(?:[.-].*)?");

  /** Returns a listed cycle or nothing; never the nearest. */
  abstract Optional<String> cycle(String version, List<String> listed);
}
