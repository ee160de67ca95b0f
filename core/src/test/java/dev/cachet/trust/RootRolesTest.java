package dev.cachet.trust;

import static dev.cachet.trust.RootDocumentTest.ROOT;
import static dev.cachet.trust.RootDocumentTest.UNKNOWN_KID;
import static dev.cachet.trust.RootDocumentTest.bytes;
import static dev.cachet.trust.RootDocumentTest.kid;
import static dev.cachet.trust.RootDocumentTest.malformed;
import static dev.cachet.trust.RootDocumentTest.open;
import static dev.cachet.trust.RootDocumentTest.refused;
import static dev.cachet.trust.RootDocumentTest.text;
import static dev.cachet.trust.RootDocumentTest.withUnknownKey;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.cachet.jose.Algorithm;
import dev.cachet.jose.Family;
import dev.cachet.jose.TestKeys;
import dev.cachet.jose.TestSigner;
import dev.cachet.refusal.Reason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootRolesTest {
  @ParameterizedTest
  @Tag("TRU-29")
  @ValueSource(strings = {"root", "release", "clearance", "grant", "downgrade"})
  void refusesARootThatLacksARole(String role) {
    malformed(
        "TRU-29", text().replaceFirst("\"" + role + "\":\\{[^}]*\\},?", "").replace("},}", "}}"));
  }

  @ParameterizedTest
  @Tag("TRU-29")
  @ValueSource(strings = {"Root", "targets", ""})
  void refusesAnotherRole(String role) {
    malformed("TRU-29", text().replace("\"roles\":{", "\"roles\":{\"" + role + "\":{},"));
  }

  @Test
  @Tag("TRU-30")
  void refusesThresholdZero() {
    malformed("TRU-30", ROOT.role(Role.RELEASE, 0, Family.CLASSICAL));
  }

  @Test
  @Tag("TRU-30")
  @Tag("JSON-11")
  void refusesANegativeThreshold() {
    malformed("JSON-11", text().replace("\"threshold\":1", "\"threshold\":-1"));
  }

  @Test
  @Tag("TRU-35")
  void refusesAThresholdThatNobodyReaches() {
    refused(
        Reason.ROOT_QUORUM_UNREACHABLE,
        "TRU-35",
        bytes(text().replaceFirst("\"threshold\":1", "\"threshold\":9007199254740991")));
  }

  @Test
  @Tag("TRU-31")
  void refusesOtherFamilies() {
    malformed("TRU-31", ROOT.role(Role.RELEASE, 1));
    malformed("TRU-31", ROOT.role(Role.RELEASE, 1, Family.CLASSICAL, Family.CLASSICAL));
    malformed("TRU-31", text().replaceFirst("\\[\"classical\"\\]", "[\"Classical\"]"));
    malformed("TRU-31", text().replaceFirst("\\[\"classical\"\\]", "[\"classical\",\"rsa\"]"));
  }

  @Test
  @Tag("TRU-32")
  void refusesAKidThatIsNotInKeys() {
    malformed(
        "TRU-32",
        text()
            .replace("\"release\":{\"keys\":[", "\"release\":{\"keys\":[\"" + UNKNOWN_KID + "\","));
  }

  @Test
  @Tag("TRU-32")
  void refusesAKeyInTwoRoles() {
    malformed(
        "TRU-32",
        text()
            .replace(
                "\"release\":{\"keys\":[", "\"release\":{\"keys\":[\"" + kid("root-1") + "\","));
  }

  @Test
  @Tag("TRU-32")
  void refusesAKeyTwiceInOneRole() {
    malformed(
        "TRU-32",
        text()
            .replace(
                "\"release\":{\"keys\":[", "\"release\":{\"keys\":[\"" + kid("release-1") + "\","));
  }

  @Test
  @Tag("TRU-32")
  void refusesAKeyInNoRole() {
    String kid = "\"" + kid("grant-1") + "\",";
    String roles = text().substring(text().indexOf("\"roles\""));
    malformed("TRU-32", text().replace(roles, roles.replace(kid, "")));
  }

  @Test
  @Tag("TRU-33")
  void refusesOtherPackageRoles() {
    malformed("TRU-33", ROOT.packageRoles());
    malformed("TRU-33", ROOT.packageRoles(Role.CLEARANCE));
    malformed("TRU-33", ROOT.packageRoles(Role.RELEASE, Role.RELEASE));
    malformed("TRU-33", ROOT.packageRoles(Role.RELEASE, Role.ROOT));
    malformed("TRU-33", ROOT.packageRoles(Role.RELEASE, Role.GRANT));
    malformed("TRU-33", text().replace("\"packageRoles\":[", "\"packageRoles\":[\"x\","));
    assertDoesNotThrow(() -> open(ROOT.packageRoles(Role.RELEASE)));
  }

  @Test
  @Tag("TRU-34")
  void refusesOtherGroupsApart() {
    malformed("TRU-34", ROOT.apart());
    malformed("TRU-34", ROOT.apart(Role.RELEASE));
    malformed("TRU-34", ROOT.apart(Role.RELEASE, Role.RELEASE));
    malformed("TRU-34", ROOT.apart(Role.RELEASE, Role.CARRIAGE));
    String none = text().replace("\"packageExpiry\"", "\"apart\":[],\"packageExpiry\"");
    malformed("TRU-34", none);
    malformed("TRU-34", none.replace("\"apart\":[]", "\"apart\":[[\"release\",\"x\"]]"));
    TestRoots many = ROOT;
    for (int i = 0; i < 16; i++) {
      many = many.apart(Role.RELEASE, Role.CLEARANCE);
    }
    TestRoots root = many;
    assertDoesNotThrow(() -> open(root));
    malformed("TRU-34", root.apart(Role.RELEASE, Role.CLEARANCE));
  }

  @Test
  @Tag("TRU-35")
  void refusesAQuorumThatTooFewHoldersCouldReach() {
    refused(
        Reason.ROOT_QUORUM_UNREACHABLE,
        "TRU-35",
        ROOT.role(Role.RELEASE, 3, Family.CLASSICAL).payload());
    // Two keys of one holder are one holder.
    refused(
        Reason.ROOT_QUORUM_UNREACHABLE,
        "TRU-35",
        ROOT.withoutKeys(Role.RELEASE)
            .role(Role.RELEASE, 2, Family.CLASSICAL)
            .key(Role.RELEASE, "release-1", TestKeys.ed25519("release-1"))
            .key(Role.RELEASE, "release-1", TestKeys.ed25519("release-2"))
            .payload());
  }

  @Test
  @Tag("TRU-35")
  void refusesAFamilyThatNobodyHas() {
    refused(
        Reason.ROOT_QUORUM_UNREACHABLE,
        "TRU-35",
        ROOT.role(Role.RELEASE, 1, Family.CLASSICAL, Family.PQ).payload());
    refused(
        Reason.ROOT_QUORUM_UNREACHABLE, "TRU-35", ROOT.role(Role.RELEASE, 1, Family.PQ).payload());
  }

  @Test
  @Tag("TRU-35")
  void countsNoUnknownKeyTowardsAReachableQuorum() {
    // Of the known keys, both are release-2's; release-1 has the unknown one, the threshold is two.
    String two =
        withUnknownKey()
            .replace(
                "\"holder\":\"release-1\",\"jwk\":{\"alg\"",
                "\"holder\":\"release-2\",\"jwk\":{\"alg\"")
            .replaceFirst("(\"release\":\\{[^}]*\"threshold\":)1", "$12");
    refused(Reason.ROOT_QUORUM_UNREACHABLE, "TRU-35", bytes(two));
  }

  @Test
  @Tag("TRU-36")
  void refusesAHolderInTwoRolesApart() {
    TestSigner second = TestKeys.of(Algorithm.ES256, "release-1");
    TestRoots shared = ROOT.key(Role.CLEARANCE, "release-1", second);
    assertDoesNotThrow(() -> open(shared));
    assertDoesNotThrow(() -> open(shared.apart(Role.RELEASE, Role.ROOT)));
    refused(
        Reason.APART_VIOLATED,
        "TRU-36",
        shared.apart(Role.GRANT, Role.CLEARANCE, Role.RELEASE).payload());
    refused(
        Reason.APART_VIOLATED,
        "TRU-36",
        shared.apart(Role.RELEASE, Role.ROOT).apart(Role.CLEARANCE, Role.RELEASE).payload());
  }

  @Test
  @Tag("TRU-36")
  void letsAHolderHaveTwoKeysOfOneRole() {
    assertDoesNotThrow(() -> open(TestRoots.hybrid().apart(Role.RELEASE, Role.CLEARANCE)));
  }
}
