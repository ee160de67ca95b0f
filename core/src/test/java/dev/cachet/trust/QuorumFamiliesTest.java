package dev.cachet.trust;

import static dev.cachet.trust.SignedDocument.refused;
import static dev.cachet.trust.SignedDocument.require;
import static dev.cachet.trust.SignedDocument.signer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.jose.Family;
import dev.cachet.jose.TestKeys;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class QuorumFamiliesTest {
  private static final TestRoots ROOT = TestRoots.classical();

  @Test
  @Tag("TRU-55")
  void refusesAPackageWithoutTheFamilyThatTheRootDemands() throws Exception {
    TestRoots hybrid = TestRoots.hybrid().packageRoles(Role.RELEASE);
    refused(Reason.FAMILY_MISSING, "TRU-55", hybrid, signer("release-1"), signer("release-2"));
    refused(Reason.FAMILY_MISSING, "TRU-55", hybrid, TestKeys.pq("release-1"));
    assertEquals(
        2, require(hybrid, signer("release-1"), TestKeys.pq("release-1")).signers().size());
  }

  @Test
  @Tag("TRU-55")
  void saysWhichFamilyIsMissing() {
    TestRoots hybrid = TestRoots.hybrid().packageRoles(Role.RELEASE);
    PackageRefusedException e =
        assertThrows(PackageRefusedException.class, () -> require(hybrid, signer("release-1")));
    assertEquals("role release, family pq", e.refusal().subject());
  }

  @Test
  @Tag("TRU-55")
  void countsEachFamilyByItself() throws Exception {
    TestRoots hybrid =
        TestRoots.hybrid()
            .packageRoles(Role.RELEASE)
            .role(Role.RELEASE, 2, Family.CLASSICAL, Family.PQ);
    // Two holders signed, but each family has one holder only.
    refused(Reason.FAMILY_MISSING, "TRU-55", hybrid, signer("release-1"), TestKeys.pq("release-2"));
    refused(
        Reason.FAMILY_MISSING,
        "TRU-55",
        hybrid,
        signer("release-1"),
        signer("release-2"),
        TestKeys.pq("release-1"));
    assertEquals(4, require(hybrid, hybrid.signers(Role.RELEASE)).signers().size());
  }

  @Test
  @Tag("TRU-55")
  void letsDifferentPeopleServeTheFamilies() throws Exception {
    TestRoots four =
        ROOT.packageRoles(Role.RELEASE)
            .role(Role.RELEASE, 2, Family.CLASSICAL, Family.PQ)
            .key(Role.RELEASE, "release-3", TestKeys.pq("release-3"))
            .key(Role.RELEASE, "release-4", TestKeys.pq("release-4"));
    assertEquals(4, require(four, four.signers(Role.RELEASE)).signers().size());
  }

  @Test
  @Tag("TRU-55")
  void letsARoleDemandPostQuantumOnly() throws Exception {
    TestRoots pq = TestRoots.hybrid().packageRoles(Role.RELEASE).role(Role.RELEASE, 1, Family.PQ);
    refused(Reason.FAMILY_MISSING, "TRU-55", pq, signer("release-1"));
    assertEquals(1, require(pq, TestKeys.pq("release-2")).signers().size());
  }
}
