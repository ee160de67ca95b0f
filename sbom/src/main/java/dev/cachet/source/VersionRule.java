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
  },
  /** RPM: what states no version has every version. */
  RPM {
    @Override
    boolean isFulfilled(Alternative demand, String offered) {
      return demand.operator().isEmpty()
          || offered.isEmpty()
          || RpmVersion.fulfils(offered, demand.operator(), demand.version());
    }
  };

  abstract boolean isFulfilled(Alternative demand, String offered);
}
