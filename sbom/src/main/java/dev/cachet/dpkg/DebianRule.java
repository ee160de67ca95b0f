package dev.cachet.dpkg;

import dev.cachet.relation.Relations.Alternative;
import dev.cachet.relation.VersionRule;
import dev.cachet.version.DebianVersion;

/** Which offered versions fulfil a demand on a system of Debian's format. */
public enum DebianRule implements VersionRule {
  /** Debian policy, section 7. */
  DPKG,
  /** opkg: a provided name has the version of its package, and no architecture is another's. */
  OPKG;

  @Override
  public boolean isFulfilled(Alternative demand, String offered) {
    if (demand.operator().isEmpty()) {
      return true;
    }
    // An unversioned Provides fulfils no versioned demand (Debian policy, section 7.5).
    return !offered.isEmpty()
        && DebianVersion.fulfils(offered, demand.operator(), demand.version());
  }

  @Override
  public int compare(String left, String right) {
    return DebianVersion.compare(left, right);
  }

  @Override
  public boolean providesOwnVersion() {
    return this == OPKG;
  }

  @Override
  public boolean separatesArchitectures() {
    return this == DPKG;
  }
}
