package dev.cachet.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.jose.DocumentType;
import dev.cachet.jose.Family;
import dev.cachet.jose.Refused;
import dev.cachet.jose.TestKeys;
import dev.cachet.jose.TestSigner;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class QuorumFamiliesTest {
  private static final byte[] DOCUMENT = "{\"format\":1}".getBytes(StandardCharsets.UTF_8);
  private static final TestRoots ROOT = TestRoots.classical();

  private static TestSigner signer(String name) {
    return TestKeys.ed25519(name);
  }

  private static AuthenticBytes require(TestRoots root, TestSigner... signers)
      throws PackageRefusedException {
    return require(root, Arrays.asList(signers));
  }

  private static AuthenticBytes require(TestRoots root, List<TestSigner> signers)
      throws PackageRefusedException {
    TrustedRoot trusted = root.trusted();
    return Quorum.require(
        trusted,
        DocumentType.PACKAGE,
        trusted.document().packageRoles(),
        DOCUMENT,
        TestRoots.sign(DocumentType.PACKAGE, DOCUMENT, signers));
  }

  private static void refused(Reason reason, String clause, TestRoots root, TestSigner... signers) {
    Refused.by(reason, clause, () -> require(root, signers));
  }

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
