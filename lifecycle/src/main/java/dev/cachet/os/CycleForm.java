package dev.cachet.os;

import java.util.List;
import java.util.Optional;
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
      return listed.stream().filter(version::equals).findFirst();
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
      return EXACT.cycle("cos-" + version, listed);
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

  /** Returns a listed cycle or nothing; never the nearest. */
  abstract Optional<String> cycle(String version, List<String> listed);
}
