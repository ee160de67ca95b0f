package dev.cachet.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.ceremony.DraftKey;
import dev.cachet.ceremony.RootDraft;
import dev.cachet.factory.Release;
import dev.cachet.factory.Staff;
import dev.cachet.jose.Algorithm;
import dev.cachet.jose.Family;
import dev.cachet.jose.PublicJwk;
import dev.cachet.json.JsonLimits;
import dev.cachet.json.StrictJson;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.Role;
import dev.cachet.trust.TrustedRoot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The twenty years of docs/long-life.md, year by year, on devices whose clock is moved. */
class LongLifeTest {
  private static final Set<Family> HYBRID = Set.of(Family.CLASSICAL, Family.PQ);
  private static final Set<Family> PQ = Set.of(Family.PQ);

  @TempDir Path folder;
  private final List<TrustedRoot> roots = new ArrayList<>();
  private Staff staff;
  private int releases;

  @Test
  void deviceLivesFrom2026To2046AndSoDoesOneThatSleptInBetween() throws Exception {
    hire(Staff.of(HYBRID, Algorithm.ED25519, Algorithm.ML_DSA_44), 2026);
    Staff founders = staff;
    FieldDevice device = FieldDevice.provision(folder.resolve("device"), roots.get(0));
    FieldDevice asleep = FieldDevice.provision(folder.resolve("asleep"), roots.get(0));
    FieldDevice offline = FieldDevice.provision(folder.resolve("offline"), roots.get(0));
    assertPasses(device, 2027);
    Path of2027 = usb(2027);

    somebodyLeaves(2029);
    assertPasses(device, 2029);
    aKeyOfAnAlgorithmThatNobodyKnowsYet(2031);
    assertPasses(device, 2031);

    Path fallen = forged(classicalHalf(staff), 900);
    refuses(Reason.FAMILY_MISSING, device, fallen, 2034);
    refuses(Reason.FAMILY_MISSING, offline, forged(classicalHalf(founders), 901), 2034);
    ed25519Falls(2034);
    assertPasses(device, 2034);
    assertEquals(4, device.rootVersion());
    refuses(Reason.QUORUM_MISSING, device, fallen, 2034);

    // Root 4 expires at the end of 2043. It is said, and stops nothing.
    String late = device.install(usb(2044), at(2044));
    assertTrue(late.contains("it has expired, which is reported"), late);
    strongerKeysOfTheSameFamily(2045);
    assertPasses(device, 2046);
    assertEquals(5, device.rootVersion());

    Path last = usb(2046);
    assertEquals("PASSED", asleep.install(last, at(2046)).substring(0, 6));
    assertEquals(5, asleep.rootVersion());
    // What was signed in 2027 is signed by strangers now, long before its counter is looked at.
    refuses(Reason.QUORUM_MISSING, asleep, of2027, 2046);
    // Without a catch-up for the roots between, the clock of 2046 alone opens nothing either.
    refuses(Reason.EXPIRED, offline, of2027, 2046);
  }

  @Test
  void floorThatAWrongClockOfTheFactoryDroveAwayIsRepairedByTheNextRoot() throws Exception {
    hire(Staff.of(HYBRID, Algorithm.ED25519, Algorithm.ML_DSA_44), 2026);
    FieldDevice device = FieldDevice.provision(folder.resolve("device"), roots.get(0));
    Instant wrong = at(2061);
    Path mistaken =
        new Release(folder, ++releases, wrong, "2063-01-01T00:00:00Z")
            .seal(roots.get(0), List.of(), staff.packageSigners());
    String unused = device.install(mistaken, at(2027));
    // Not into 2061: the root that accepted it ends in 2036, and bounds what a release can do.
    assertEquals(Optional.of(at(2036)), device.clockFloor());
    refuses(Reason.EXPIRED, device, usb(2028), 2028);
    rotate(staff, draft(staff, 2, 2028, 2038, Optional.of(at(2028))));
    assertPasses(device, 2028);
    assertEquals(Optional.of(at(2028)), device.clockFloor());
  }

  private void somebodyLeaves(int year) throws Exception {
    Staff next =
        staff
            .with("root-c", "root-d", Algorithm.ED25519, Algorithm.ML_DSA_44)
            .with("release-b", "release-d", Algorithm.ED25519, Algorithm.ML_DSA_44);
    List<Staff.Member> named = new ArrayList<>();
    for (Staff.Member member : next.members()) {
      // The post goes on under its name, so that a package is signed by the same two of three.
      named.add(
          member.holder().equals("release-d")
              ? new Staff.Member("release-b", Role.RELEASE, member.keys())
              : member);
    }
    rotate(new Staff(HYBRID, named), year);
  }

  /** It is carried, counts nowhere, and hinders nobody. */
  private void aKeyOfAnAlgorithmThatNobodyKnowsYet(int year) throws Exception {
    byte[] jwk =
        "{\"kty\":\"NEW\",\"alg\":\"NEW-128\",\"pub\":\"AAAA\"}".getBytes(StandardCharsets.UTF_8);
    PublicJwk unknown =
        PublicJwk.read(
            StrictJson.parse(jwk, JsonLimits.of(1024)),
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    long version = roots.size() + 1L;
    List<DraftKey> keys = new ArrayList<>();
    for (Staff.Member member : staff.members()) {
      member
          .keys()
          .forEach(key -> keys.add(new DraftKey(member.holder(), member.role(), key.publicKey())));
    }
    keys.add(new DraftKey("release-a", Role.RELEASE, unknown));
    rotate(
        staff,
        new RootDraft(
            version, Staff.terms(at(year), at(year + 10), Optional.empty()), staff.roles(), keys));
  }

  /** Everybody keeps the post-quantum key; nothing classical is demanded or listed any more. */
  private void ed25519Falls(int year) throws Exception {
    List<Staff.Member> members =
        staff.members().stream()
            .map(
                member ->
                    new Staff.Member(
                        member.holder(), member.role(), List.of(member.key(Family.PQ))))
            .toList();
    Staff next = new Staff(PQ, members);
    rotate(next, draft(next, roots.size() + 1, year, 2043, Optional.empty()));
  }

  private void strongerKeysOfTheSameFamily(int year) throws Exception {
    rotate(Staff.of(PQ, Algorithm.ML_DSA_87), year);
  }

  /** Whoever has every Ed25519 key of a root: a thief, or somebody with a quantum computer. */
  private static Staff classicalHalf(Staff staff) {
    return new Staff(
        Set.of(Family.CLASSICAL),
        staff.members().stream()
            .map(
                member ->
                    new Staff.Member(
                        member.holder(), member.role(), List.of(member.key(Family.CLASSICAL))))
            .toList());
  }

  /** Sealed under a root of the forger's own, as no genuine quorum stands behind it. */
  private Path forged(Staff fallen, long counter) throws Exception {
    TrustedRoot own = fallen.firstRoot(draft(fallen, 1, 2034, 2044, Optional.empty()));
    return new Release(folder, counter, at(2034), "2035-06-01T00:00:00Z")
        .seal(own, List.of(), fallen.packageSigners());
  }

  private void hire(Staff first, int year) throws Exception {
    staff = first;
    roots.add(first.firstRoot(draft(first, 1, year, year + 10, Optional.empty())));
  }

  private void rotate(Staff next, int year) throws Exception {
    rotate(next, draft(next, roots.size() + 1, year, year + 10, Optional.empty()));
  }

  private void rotate(Staff next, RootDraft draft) throws Exception {
    roots.add(Staff.rotate(roots.get(roots.size() - 1), staff, next, draft));
    staff = next;
  }

  private static RootDraft draft(
      Staff staff, long version, int issued, int expires, Optional<Instant> floor) {
    return staff.draft(version, at(issued), at(expires), floor);
  }

  private void assertPasses(FieldDevice device, int year) throws Exception {
    String state = device.install(usb(year), at(year));
    assertTrue(state.startsWith("PASSED") && !state.contains("expired, which"), state);
  }

  /** A release of a year, for every device since 2026, good until the middle of the next year. */
  private Path usb(int year) throws Exception {
    return new Release(folder, ++releases, at(year), (year + 1) + "-06-01T00:00:00Z")
        .seal(roots.get(0), roots.subList(1, roots.size()), staff.packageSigners());
  }

  private static void refuses(Reason reason, FieldDevice device, Path file, int year) {
    PackageRefusedException e =
        assertThrows(PackageRefusedException.class, () -> device.install(file, at(year)));
    assertEquals(reason, e.refusal().reason(), e.getMessage());
  }

  private static Instant at(int year) {
    return Instant.parse(year + "-02-01T00:00:00Z");
  }
}
