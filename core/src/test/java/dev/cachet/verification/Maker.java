package dev.cachet.verification;

import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.TrustChain;
import dev.cachet.trust.TrustedRoot;

/** A manufacturer of the tests: its desks, its roots and its releases. */
public final class Maker {
  static final String HYBRID = "[\"classical\",\"pq\"]";
  static final String CLASSICAL = "[\"classical\"]";

  static final Desk ROOT = Desk.classical("root-1");
  static final Desk ROOT_PQ = Desk.postQuantum("root-1");
  public static final Desk RELEASE = Desk.classical("release-1");
  public static final Desk RELEASE_PQ = Desk.postQuantum("release-1");
  public static final Desk CLEARANCE = Desk.classical("clearance-1");
  public static final Desk CLEARANCE_2 = Desk.classical("clearance-2");
  static final Desk GRANT = Desk.classical("grant-1");
  static final Desk DOWNGRADE = Desk.classical("downgrade-1");

  private static final TrustedRoot FACTORY_ROOT = anchor(root(1));

  private Maker() {}

  /** A root with a hybrid root and release role, and two persons for clearance. */
  public static RootFixture root(long version) {
    return new RootFixture(version)
        .role("root", 1, HYBRID, ROOT, ROOT_PQ)
        .role("release", 1, HYBRID, RELEASE, RELEASE_PQ)
        .role("clearance", 2, CLASSICAL, CLEARANCE, CLEARANCE_2)
        .role("grant", 1, CLASSICAL, GRANT)
        .role("downgrade", 1, CLASSICAL, DOWNGRADE);
  }

  /** The root that the device left the factory with. */
  static TrustedRoot factoryRoot() {
    return FACTORY_ROOT;
  }

  public static TrustedRoot anchor(RootFixture root) {
    try {
      return TrustChain.anchor(signed(root), root.sha256());
    } catch (PackageRefusedException e) {
      throw new AssertionError(e);
    }
  }

  /** The envelope of a root, signed by the one root desk. */
  static byte[] signed(RootFixture root) {
    return root.envelope(ROOT, ROOT_PQ);
  }
}
