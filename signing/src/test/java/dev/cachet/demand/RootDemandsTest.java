package dev.cachet.demand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.ceremony.DraftKey;
import dev.cachet.ceremony.DraftRole;
import dev.cachet.ceremony.RootDraft;
import dev.cachet.ceremony.RootTerms;
import dev.cachet.factory.Manufacturer;
import dev.cachet.factory.Person;
import dev.cachet.factory.SamplePack;
import dev.cachet.finding.Finding;
import dev.cachet.gate.record.GateRecord;
import dev.cachet.jose.Family;
import dev.cachet.policy.PolicyLevel;
import dev.cachet.policy.PolicyValues;
import dev.cachet.trust.Authorisation;
import dev.cachet.trust.Environment;
import dev.cachet.trust.OnExpiry;
import dev.cachet.trust.PackageExpiry;
import dev.cachet.trust.Role;
import dev.cachet.trust.RootDocument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A root is compared with what a policy demands of it. */
class RootDemandsTest {
  private static final Set<Family> BOTH = Set.of(Family.CLASSICAL, Family.PQ);
  private static final Set<Role> PACKAGES = Set.of(Role.RELEASE, Role.CLEARANCE);
  private static final List<DraftKey> KEYS = keys();

  /** Five holders of each role. */
  private static List<DraftKey> keys() {
    List<DraftKey> keys = new ArrayList<>();
    for (DraftRole role : Manufacturer.roles()) {
      for (String desk : List.of("-a", "-b", "-c", "-d", "-e")) {
        keys.addAll(Person.of(role.role().text() + desk, role.role()).keys());
      }
    }
    return keys;
  }

  private static RootDocument root(
      Map<Role, Integer> thresholds,
      Set<Family> families,
      Set<Role> packageRoles,
      boolean apart,
      Authorisation authorisation)
      throws Exception {
    RootTerms terms =
        new RootTerms(
            Environment.PRODUCTION,
            Manufacturer.NAME,
            Manufacturer.ISSUED,
            Instant.parse("2036-11-01T00:00:00Z"),
            OnExpiry.WARN,
            Optional.empty(),
            PackageExpiry.OPTIONAL,
            authorisation,
            packageRoles,
            apart ? List.of(PACKAGES) : List.of());
    List<DraftRole> roles =
        Manufacturer.roles().stream()
            .map(each -> each.role())
            .map(role -> new DraftRole(role, thresholds.getOrDefault(role, 3), families))
            .toList();
    return RootDocument.open(new RootDraft(1, terms, roles, KEYS).payload());
  }

  @TempDir Path folder;

  /** What a role lets pass has its authority by the signature of clearance over the manifest. */
  @ParameterizedTest
  @CsvSource({"'', false", "P0, true", "P1, false", "P3, false"})
  void overridesNeedARootThatAsksForClearance(String level, boolean passes) throws Exception {
    Path pack = new SamplePack(folder.resolve("in"), 8192).write(folder.resolve("out")).folder();
    String text = Files.readString(pack.resolve("files/gate.json"));
    String override =
        "\"unsafeOverrides\":[{\"rule\":\"gate.network-missing\",\"subject\":\"network\","
            + "\"previousSbom\":\"none\",\"sbom\":\""
            + "b".repeat(64)
            + "\",\"approved\":\"2026-11-20\",\"expires\":\"2026-12-01\",\"role\":\"quality\","
            + "\"reason\":\"CR-1\"}],";
    String judged =
        level.isEmpty()
            ? ""
            : "\"level\":{\"level\":\"" + level + "\",\"root\":{},\"decisions\":[]},";
    GateRecord record = record(text, override + judged);
    RootDocument alone = root(Map.of(), BOTH, Set.of(Role.RELEASE), false, Authorisation.BOTH);
    List<String> found =
        RootDemands.authority(alone, record).stream().map(Finding::subject).toList();
    assertEquals(passes ? List.of() : List.of("package.roles"), found);
    assertEquals(List.of(), RootDemands.authority(strict(), record));
    assertEquals(List.of(), RootDemands.authority(alone, record(text, judged)));
  }

  private static GateRecord record(String text, String more) throws Exception {
    return GateRecord.read(
        text.replace("\"findings\":", more + "\"findings\":").getBytes(StandardCharsets.UTF_8));
  }

  private static RootDocument strict() throws Exception {
    return root(Map.of(), BOTH, PACKAGES, true, Authorisation.BOTH);
  }

  private static List<String> rows(RootDocument root, PolicyLevel level) {
    List<Finding> found = RootDemands.check(root, PolicyValues.of(level).ofRoot(null));
    found.forEach(each -> assertEquals("trust.below-policy", each.rule()));
    return found.stream().map(Finding::subject).distinct().toList();
  }

  @ParameterizedTest
  @EnumSource(PolicyLevel.class)
  void aStrictRootHoldsEveryLevel(PolicyLevel level) throws Exception {
    assertEquals(List.of(), rows(strict(), level));
  }

  @ParameterizedTest
  @CsvSource({"P0, ''", "P1, package.roles", "P2, package.roles", "P3, package.roles"})
  void aboveP0ARootWithoutClearanceIsRefused(PolicyLevel level, String row) throws Exception {
    RootDocument root = root(Map.of(), BOTH, Set.of(Role.RELEASE), true, Authorisation.BOTH);
    assertEquals(row.isEmpty() ? List.of() : List.of(row), rows(root, level));
  }

  @ParameterizedTest
  @CsvSource({
    "RELEASE, release.signatures",
    "CLEARANCE, clearance.signatures",
    "ROOT, root.signatures",
    "DOWNGRADE, downgrade.signatures"
  })
  void aThresholdOfOneIsTooLowForP3(Role role, String row) throws Exception {
    RootDocument root = root(Map.of(role, 1), BOTH, PACKAGES, true, Authorisation.BOTH);
    assertEquals(List.of(row), rows(root, PolicyLevel.P3));
  }

  @Test
  void familiesPeopleAndAuthorisationAreCompared() throws Exception {
    RootDocument classical =
        root(Map.of(), Set.of(Family.CLASSICAL), PACKAGES, true, Authorisation.BOTH);
    assertEquals(List.of(), rows(classical, PolicyLevel.P1));
    assertEquals(List.of("signature.families"), rows(classical, PolicyLevel.P2));
    RootDocument together = root(Map.of(), BOTH, PACKAGES, false, Authorisation.BOTH);
    assertEquals(List.of(), rows(together, PolicyLevel.P0));
    assertEquals(List.of("people.apart"), rows(together, PolicyLevel.P1));
    RootDocument alone = root(Map.of(), BOTH, PACKAGES, true, Authorisation.ONE);
    assertEquals(List.of(), rows(alone, PolicyLevel.P2));
    assertEquals(List.of("install.authorisation"), rows(alone, PolicyLevel.P3));
  }

  @Test
  void anAlgorithmIsComparedWithEveryKeyThatSigns() throws Exception {
    List<Finding> found = RootDemands.check(strict(), Map.of("signature.algorithms", "ML-DSA-87"));
    assertEquals(30, found.size());
    assertTrue(found.get(0).message().contains("ML-DSA-87, found a key of "), found.toString());
  }
}
