package dev.cachet.source;

import dev.cachet.source.InstalledPackage.Alternative;

/** Which offered versions fulfil a demand, by the rules of a kind of package. */
enum VersionRule {
  /** Debian policy, section 7. */
  DEBIAN {
    @Override
    boolean isFulfilled(Alternative demand, String offered) {
      if (demand.operator().isEmpty()) {
        return true;
      }
      // An unversioned Provides fulfils no versioned demand (Debian policy, section 7.5).
      return !offered.isEmpty()
          && DebianVersion.fulfils(offered, demand.operator(), demand.version());
    }

    @Override
    int compare(String left, String right) {
      return DebianVersion.compare(left, right);
    }
  },
  /** opkg: a provided name has the version of its package, and no architecture is another's. */
  OPKG {
    @Override
    boolean isFulfilled(Alternative demand, String offered) {
      return DEBIAN.isFulfilled(demand, offered);
    }

    @Override
    int compare(String left, String right) {
      return DebianVersion.compare(left, right);
    }
  },
  /** RPM: what states no version has every version. */
  RPM {
    @Override
    boolean isFulfilled(Alternative demand, String offered) {
      return demand.operator().isEmpty()
          || offered.isEmpty()
          || RpmVersion.fulfils(offered, demand.operator(), demand.version());
    }

    @Override
    int compare(String left, String right) {
      return RpmVersion.compare(left, right);
    }
  };

  /** No version, a version with a release or revision, and one without. */
  static final int KINDS = 3;

  /** The rule for the packages of a type of package URL. */
  static VersionRule of(String purlType) {
    return switch (purlType) {
      case "rpm" -> RPM;
      case "deb" -> DEBIAN;
      // apk checked versions when it installed, and its demands are read without them.
      default -> OPKG;
    };
  }

  abstract boolean isFulfilled(Alternative demand, String offered);

  /** An order of the versions of one kind. */
  abstract int compare(String left, String right);

  /**
   * Which list of offers a version belongs to. RPM compares no release with a version that has
   * none, so only versions of one kind have an order among themselves.
   */
  int kind(String version) {
    return version.isEmpty() ? 0 : version.contains("-") ? 1 : 2;
  }
}
