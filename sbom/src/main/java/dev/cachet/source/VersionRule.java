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
