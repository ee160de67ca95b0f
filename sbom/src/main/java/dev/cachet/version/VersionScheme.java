package dev.cachet.version;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules by which the versions of one ecosystem are ordered and taken apart. */
public enum VersionScheme {
  /** Debian and opkg: epoch, upstream version, revision; {@code ~} before everything. */
  DEBIAN {
    @Override
    Optional<Integer> order(String left, String right) {
      return Optional.of(DebianVersion.compare(left, right));
    }

    @Override
    String withoutPackaging(String version) {
      String rest = EPOCH.matcher(version).replaceFirst("");
      int hyphen = rest.lastIndexOf('-');
      String upstream = hyphen < 0 ? rest : rest.substring(0, hyphen);
      int really = upstream.indexOf("really");
      String meant = really < 0 ? upstream : upstream.substring(really + "really".length());
      return REPACKED.matcher(meant).replaceFirst("");
    }
  },
  /** RPM: epoch, version, release. */
  RPM {
    @Override
    Optional<Integer> order(String left, String right) {
      return Optional.of(RpmVersion.compare(left, right));
    }

    @Override
    String withoutPackaging(String version) {
      String rest = EPOCH.matcher(version).replaceFirst("");
      int hyphen = rest.lastIndexOf('-');
      return hyphen < 0 ? rest : rest.substring(0, hyphen);
    }
  },
  /** Pacman: epoch, version, release; letters behind a number come before it. */
  ALPM {
    @Override
    Optional<Integer> order(String left, String right) {
      return Optional.of(AlpmVersion.compare(left, right));
    }

    @Override
    String withoutPackaging(String version) {
      return RPM.withoutPackaging(version);
    }
  },
  /** Alpine: numbers, a letter, suffixes such as {@code _rc1} and {@code _p2}, a revision. */
  APK {
    @Override
    Optional<Integer> order(String left, String right) {
      return ApkOrder.compare(left, right);
    }

    @Override
    String withoutPackaging(String version) {
      return REVISION.matcher(version).replaceFirst("");
    }
  },
  /** Maven: qualifiers such as {@code alpha}, {@code rc} and {@code sp} around the release. */
  MAVEN {
    @Override
    Optional<Integer> order(String left, String right) {
      return Optional.of(MavenOrder.compare(left, right));
    }
  },
  /** Semantic versions of npm, Cargo and Go modules: a pre-release before its release. */
  SEMANTIC {
    @Override
    Optional<Integer> order(String left, String right) {
      return SemanticOrder.compare(left, right);
    }

    @Override
    String withoutPackaging(String version) {
      return version.replaceFirst("^[vV=]+", "").replaceFirst("\\+.*$", "");
    }
  },
  /** PEP 440: a number behind {@code a} or {@code b} is a pre-release, never a patch. */
  PYTHON {
    @Override
    Optional<Integer> order(String left, String right) {
      return PlainOrder.compare(pep(left), pep(right));
    }

    private String pep(String version) {
      String lower = version.toLowerCase(Locale.ROOT).replaceFirst("^v", "");
      return lower
          .replaceFirst("[-_.]?post(?=\\d|$)", "-post")
          .replaceFirst("(?<=\\d)[-_.]?a(?:lpha)?[-_.]?(?=\\d)", "-alpha")
          .replaceFirst("(?<=\\d)[-_.]?b(?:eta)?[-_.]?(?=\\d)", "-beta")
          .replaceFirst("(?<=\\d)[-_.]?(?:c|rc)[-_.]?(?=\\d)", "-rc");
    }
  },
  /** Everything else: numbers, patch letters, {@code p} suffixes and words that are known. */
  PLAIN {
    @Override
    Optional<Integer> order(String left, String right) {
      return BuildOrder.hasRevision(left) || BuildOrder.hasRevision(right)
          ? BuildOrder.compare(left, right)
          : PlainOrder.compare(left, right);
    }

    @Override
    String withoutPackaging(String version) {
      String rest = EPOCH.matcher(version).replaceFirst("");
      return REVISION
          .matcher(rest)
          .replaceFirst("")
          .replaceFirst("\\+(?:git|gitAUTOINC|svn).*$", "");
    }
  };

  static final Pattern EPOCH = Pattern.compile("^\\d+:");
  static final Pattern REVISION = Pattern.compile("-r\\d+(?:\\.\\d+)*$");
  static final Pattern REPACKED = Pattern.compile("[.+~-](?:dfsg|ds|repack|debian)[\\w.+~]*$");
  private static final int MAX_CHARS = 200;

  /**
   * The rules for a type of package URL.
   *
   * @param purlType in lower case; empty if there is none
   * @return {@link #PLAIN} for a type without rules of its own
   */
  public static VersionScheme of(String purlType) {
    return switch (purlType) {
      case "deb", "opkg" -> DEBIAN;
      case "rpm" -> RPM;
      case "alpm" -> ALPM;
      case "apk" -> APK;
      case "maven" -> MAVEN;
      case "npm", "cargo", "golang", "hex", "pub" -> SEMANTIC;
      case "pypi" -> PYTHON;
      default -> PLAIN;
    };
  }

  /**
   * Compares two versions.
   *
   * @param left any text
   * @param right any text
   * @return negative if {@code left} is older, zero if neither is; empty if it cannot be told
   */
  public final Optional<Integer> compare(String left, String right) {
    if (left.equals(right)) {
      return Optional.of(0);
    }
    if (left.isEmpty() || right.isEmpty() || Math.max(left.length(), right.length()) > MAX_CHARS) {
      return Optional.empty();
    }
    return order(left, right).map(Integer::signum);
  }

  /**
   * The part of a version that the author of the software chose, without epoch, revision and marks
   * of repackaging. What stands behind {@code +really} is what is really inside.
   *
   * @param version any text
   * @return as it stands in the version
   */
  public final String upstream(String version) {
    return version.length() > MAX_CHARS ? version : withoutPackaging(version);
  }

  /**
   * The epoch in front of a version.
   *
   * @param version any text
   * @return its digits; {@code 0} if there is none or this kind of version has none
   */
  public final String epoch(String version) {
    int colon = version.indexOf(':');
    boolean has = colon > 0 && (this == DEBIAN || this == RPM || this == ALPM || this == PLAIN);
    return has && version.substring(0, colon).matches("\\d{1,9}")
        ? version.substring(0, colon)
        : "0";
  }

  abstract Optional<Integer> order(String left, String right);

  String withoutPackaging(String version) {
    return version;
  }
}
