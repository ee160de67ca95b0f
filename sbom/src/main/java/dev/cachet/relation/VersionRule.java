package dev.cachet.relation;

import dev.cachet.relation.Relations.Alternative;
import dev.cachet.version.DebianVersion;
import dev.cachet.version.RpmVersion;

/** Which offered versions fulfil a demand, by the rules of a kind of package. */
public enum VersionRule {
  /** Debian policy, section 7. */
  DEBIAN {
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
  },
  /** opkg: a provided name has the version of its package, and no architecture is another's. */
  OPKG {
    @Override
    public boolean isFulfilled(Alternative demand, String offered) {
      return DEBIAN.isFulfilled(demand, offered);
    }

    @Override
    public int compare(String left, String right) {
      return DebianVersion.compare(left, right);
    }
  },
  /** RPM: what states no version has every version. */
  RPM {
    @Override
    public boolean isFulfilled(Alternative demand, String offered) {
      return demand.operator().isEmpty()
          || offered.isEmpty()
          || RpmVersion.fulfils(offered, demand.operator(), demand.version());
    }

    @Override
    public int compare(String left, String right) {
      return RpmVersion.compare(left, right);
    }
  };

  /** No version, a version with a release or revision, and one without. */
  public static final int KINDS = 3;

  /**
   * The rule for the packages of a type of package URL.
   *
   * @param purlType the type of their package URLs
   * @return the rule
   */
  public static VersionRule of(String purlType) {
    return switch (purlType) {
      case "rpm" -> RPM;
      case "deb" -> DEBIAN;
      // apk checked versions when it installed, and its demands are read without them.
      default -> OPKG;
    };
  }

  /**
   * Says whether a version fulfils a demand.
   *
   * @param demand what is asked for
   * @param offered a version; empty if none is stated
   * @return whether it does
   */
  public abstract boolean isFulfilled(Alternative demand, String offered);

  /**
   * An order of the versions of one kind.
   *
   * @param left a version
   * @param right another of the same kind
   * @return below, equal to or above 0, as of a comparator
   */
  public abstract int compare(String left, String right);

  /**
   * Which list of offers a version belongs to. RPM compares no release with a version that has
   * none, so only versions of one kind have an order among themselves.
   *
   * @param version a version; empty if none is stated
   * @return a number below {@link #KINDS}
   */
  public int kind(String version) {
    return version.isEmpty() ? 0 : version.contains("-") ? 1 : 2;
  }
}
