package dev.cachet.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.factory.Manufacturer;
import dev.cachet.factory.Person;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.jose.Algorithm;
import dev.cachet.jose.Family;
import dev.cachet.signer.SigningKey;
import dev.cachet.trust.Authorisation;
import dev.cachet.trust.Environment;
import dev.cachet.trust.OnExpiry;
import dev.cachet.trust.PackageExpiry;
import dev.cachet.trust.Role;
import dev.cachet.trust.RootDocument;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RootLintTest {
  private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
  private static final Manufacturer MAKER = new Manufacturer();
  private static final Set<Family> BOTH = Set.of(Family.CLASSICAL, Family.PQ);

  @Test
  void rootWithSpareHoldersInEachRoleHasNothingToSay() throws Exception {
    assertEquals(List.of(), RootLint.check(roomy(), NOW));
    assertEquals(LintAnswer.PASSED, LintAnswer.of(List.of()));
  }

  @Test
  void lostRootKeyThatEndsEverythingIsAnErrorAndAnotherRolesAWarning() throws Exception {
    List<Finding> found = RootLint.check(RootDocument.open(MAKER.draft(1).payload()), NOW);
    assertEquals(Severity.ERROR, only(found, "trust.single-loss", "root").severity());
    assertEquals(Severity.WARNING, only(found, "trust.single-loss", "release").severity());
    assertEquals(LintAnswer.FOUND, LintAnswer.of(found));
  }

  @Test
  void spareHolderWithoutAKeyOfTheFamilyIsNoSpare() throws Exception {
    List<DraftKey> keys = keys();
    keys.removeIf(
        key ->
            key.holder().equals("root-c")
                && key.jwk().algorithm().orElseThrow().family() == Family.PQ);
    Finding found =
        only(check(terms(Environment.PRODUCTION), keys, roles(BOTH)), "trust.single-loss", "root");
    assertTrue(
        found
            .message()
            .contains("its 2 holders of pq keys (2 pq keys), so one lost key ends every rotation"),
        found.message());
  }

  @Test
  void holdersWithASpareKeyEachCanLoseAKeyButNobodyCanLeave() throws Exception {
    List<DraftKey> keys = keys();
    keys.removeIf(key -> key.holder().equals("root-c"));
    keys.addAll(Person.of("root-a", Role.ROOT).keys());
    keys.addAll(Person.of("root-b", Role.ROOT).keys());
    Finding found =
        only(check(terms(Environment.PRODUCTION), keys, roles(BOTH)), "trust.single-loss", "root");
    assertTrue(
        found
            .message()
            .contains(
                "its 2 holders of classical and pq keys (4 classical keys, 4 pq keys), so one"
                    + " holder less ends every rotation"),
        found.message());
  }

  @Test
  void onePersonWhoDecidesAloneIsNamed() throws Exception {
    List<DraftRole> roles = roles(BOTH);
    roles.set(0, new DraftRole(Role.ROOT, 1, BOTH));
    roles.set(1, new DraftRole(Role.RELEASE, 1, BOTH));
    RootTerms alone = terms(Environment.PRODUCTION, Set.of(Role.RELEASE), List.of());
    List<Finding> found = check(alone, keys(), roles);
    assertEquals(Set.of("root", "packages"), Set.copyOf(subjects(found, "trust.one-person")));
  }

  @Test
  void peopleOnBothSidesAreNamed() throws Exception {
    List<DraftKey> keys = keys();
    keys.addAll(Person.of("root-a", Role.RELEASE).keys());
    keys.addAll(Person.of("release-a", Role.CLEARANCE).keys());
    RootTerms open = terms(Environment.PRODUCTION, Set.of(Role.RELEASE, Role.CLEARANCE), List.of());
    List<Finding> found = check(open, keys, roles(BOTH));
    assertEquals(List.of("root-a", "release-a"), subjects(found, "trust.shared-holder"));
    assertEquals(List.of("apart"), subjects(found, "trust.apart-missing"));
  }

  @Test
  void roleThatAQuantumComputerCanForgeIsNamed() throws Exception {
    List<Finding> found =
        check(terms(Environment.PRODUCTION), keys(), roles(Set.of(Family.CLASSICAL)));
    assertEquals(List.of("root", "release", "clearance"), subjects(found, "trust.no-pq"));
  }

  @Test
  void rsaIsWorthKnowing() throws Exception {
    List<DraftKey> keys = keys();
    SigningKey rsa = SigningKey.generate(Algorithm.PS256, new SecureRandom());
    keys.add(new DraftKey("release-d", Role.RELEASE, rsa.publicKey()));
    List<Finding> found = check(terms(Environment.PRODUCTION), keys, roles(BOTH));
    assertEquals(Severity.INFO, only(found, "trust.rsa", rsa.publicKey().kid()).severity());
    assertEquals(LintAnswer.PASSED, LintAnswer.of(found));
  }

  @Test
  void unknownAlgorithmIsNotAPass() throws Exception {
    String payload =
        new String(
            draft(terms(Environment.PRODUCTION), keys(), roles(BOTH)).payload(),
            StandardCharsets.UTF_8);
    String kid = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    String key =
        "{\"kid\":\""
            + kid
            + "\",\"holder\":\"root-d\",\"jwk\":{\"kty\":\"NEW\",\"alg\":\"NEW-1\"}},";
    String with =
        payload
            .replace("\"keys\":[{\"kid\"", "\"keys\":[" + key + "{\"kid\"")
            .replace("\"root\":{\"keys\":[", "\"root\":{\"keys\":[\"" + kid + "\",");
    List<Finding> found =
        RootLint.check(RootDocument.open(with.getBytes(StandardCharsets.UTF_8)), NOW);
    assertEquals(List.of(kid), subjects(found, "trust.unknown-algorithm"));
    assertEquals(LintAnswer.UNKNOWN, LintAnswer.of(found));
  }

  @Test
  void rootForTheBenchIsNamed() throws Exception {
    List<Finding> found = check(terms(Environment.TEST), keys(), roles(BOTH));
    assertEquals(List.of("environment"), subjects(found, "trust.test-environment"));
  }

  @Test
  void expiryIsJudgedAtTheInstantThatIsGiven() throws Exception {
    RootDocument root = roomy();
    assertEquals(List.of(), rules(root, "2031-10-31T00:00:00Z"));
    assertEquals(List.of("trust.expires-soon"), rules(root, "2035-11-03T00:00:00Z"));
    assertEquals(List.of("trust.expires-soon"), rules(root, "2036-11-01T00:00:00Z"));
    assertEquals(List.of("trust.expired"), rules(root, "2036-11-01T00:00:01Z"));
    assertEquals(List.of("trust.issued-ahead"), rules(root, "2026-10-31T23:59:59Z"));
  }

  @Test
  void longRefusingAndRepairingRootsAreNamed() throws Exception {
    RootTerms odd =
        new RootTerms(
            Environment.PRODUCTION,
            Manufacturer.NAME,
            Manufacturer.ISSUED,
            Instant.parse("2046-11-01T00:00:00Z"),
            OnExpiry.REFUSE,
            Optional.of(Manufacturer.ISSUED),
            PackageExpiry.OPTIONAL,
            Authorisation.NONE,
            Set.of(Role.RELEASE, Role.CLEARANCE),
            List.of(Set.of(Role.RELEASE, Role.CLEARANCE)));
    assertEquals(
        List.of("trust.expires-late", "trust.expiry-refuses", "trust.clock-floor"),
        check(odd, keys(), roles(BOTH)).stream().map(Finding::rule).toList());
  }

  private static List<String> rules(RootDocument root, String now) {
    return RootLint.check(root, Instant.parse(now)).stream().map(Finding::rule).toList();
  }

  private static List<String> subjects(List<Finding> found, String rule) {
    return found.stream().filter(f -> f.rule().equals(rule)).map(Finding::subject).toList();
  }

  private static Finding only(List<Finding> found, String rule, String subject) {
    return found.stream()
        .filter(f -> f.rule().equals(rule) && f.subject().equals(subject))
        .findFirst()
        .orElseThrow(() -> new AssertionError(rule + " of " + subject + " in " + found));
  }

  private static RootDocument roomy() throws Exception {
    return RootDocument.open(draft(terms(Environment.PRODUCTION), keys(), roles(BOTH)).payload());
  }

  private static List<Finding> check(RootTerms terms, List<DraftKey> keys, List<DraftRole> roles)
      throws Exception {
    return RootLint.check(RootDocument.open(draft(terms, keys, roles).payload()), NOW);
  }

  private static RootDraft draft(RootTerms terms, List<DraftKey> keys, List<DraftRole> roles) {
    return new RootDraft(1, terms, roles, keys);
  }

  /** Three holders of each role, of whom two have to sign. */
  private static List<DraftKey> keys() {
    List<DraftKey> keys = new ArrayList<>();
    for (DraftRole role : Manufacturer.roles()) {
      Stream.of("-a", "-b", "-c")
          .map(desk -> Person.of(role.role().text() + desk, role.role()))
          .forEach(person -> keys.addAll(person.keys()));
    }
    return keys;
  }

  private static List<DraftRole> roles(Set<Family> families) {
    return new ArrayList<>(
        Manufacturer.roles().stream().map(r -> new DraftRole(r.role(), 2, families)).toList());
  }

  private static RootTerms terms(Environment environment) {
    return terms(
        environment,
        Set.of(Role.RELEASE, Role.CLEARANCE),
        List.of(Set.of(Role.RELEASE, Role.CLEARANCE)));
  }

  private static RootTerms terms(
      Environment environment, Set<Role> packageRoles, List<Set<Role>> apart) {
    return new RootTerms(
        environment,
        Manufacturer.NAME,
        Manufacturer.ISSUED,
        Instant.parse("2036-11-01T00:00:00Z"),
        OnExpiry.WARN,
        Optional.empty(),
        PackageExpiry.OPTIONAL,
        Authorisation.NONE,
        packageRoles,
        apart);
  }
}
