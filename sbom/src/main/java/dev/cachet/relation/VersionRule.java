package dev.cachet.relation;

import dev.cachet.relation.Relations.Alternative;

/** How the versions of one kind of package compare, and what fulfils a need. */
public interface VersionRule {
  /** No version, a version with a release or revision, and one without. */
  int KINDS = 3;

  /**
   * Says whether a version fulfils a demand.
   *
   * @param demand what is asked for
   * @param offered a version; empty if none is stated
   * @return whether it does
   */
  boolean isFulfilled(Alternative demand, String offered);

  /**
   * An order of the versions of one kind, without circles for any texts.
   *
   * @param left a version
   * @param right another of the same kind
   * @return below, equal to or above 0, as of a comparator
   */
  int compare(String left, String right);

  /**
   * Which list of offers a version belongs to. Some rules compare no release with a version that
   * has none, so only versions of one kind have an order among themselves.
   *
   * @param version a version; empty if none is stated
   * @return a number below {@link #KINDS}
   */
  default int kind(String version) {
    return version.isEmpty() ? 0 : version.contains("-") ? 1 : 2;
  }

  /**
   * Says what version a provided name has that states none.
   *
   * @return whether it has the version of its package; if not, it has none
   */
  default boolean providesOwnVersion() {
    return false;
  }

  /**
   * Says whether a package may be installed for several architectures, of which each fulfils only
   * its own needs.
   *
   * @return whether architectures count
   */
  default boolean separatesArchitectures() {
    return false;
  }
}
