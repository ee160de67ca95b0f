package dev.cachet.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.ceremony.DraftKey;
import dev.cachet.ceremony.DraftRole;
import dev.cachet.ceremony.RootCeremony;
import dev.cachet.ceremony.RootDraft;
import dev.cachet.factory.Release;
import dev.cachet.factory.SamplePack;
import dev.cachet.factory.Staff;
import dev.cachet.jose.Algorithm;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.Family;
import dev.cachet.jose.SignatureList;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.signer.ManifestSigner;
import dev.cachet.signer.SigningKey;
import dev.cachet.trust.Quorum;
import dev.cachet.trust.Role;
import dev.cachet.trust.TrustedRoot;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The drill of docs/key-management.md: a release key is lost, the root rotates, devices that missed
 * one rotation or five catch up from a USB stick; and what thieves below the threshold can do.
 */
class RotationDrillTest {
  private static final Set<Family> HYBRID = Set.of(Family.CLASSICAL, Family.PQ);
  private static final Algorithm[] ALGORITHMS = {Algorithm.ED25519, Algorithm.ML_DSA_44};
  private static final Instant NOW = Instant.parse("2026-12-24T00:00:00Z");

  @TempDir Path folder;
  private Staff staff;
  private TrustedRoot first;
  private FieldDevice device;

  @BeforeEach
  void provision() throws Exception {
    staff = Staff.of(HYBRID, ALGORITHMS);
    first = staff.firstRoot(draft(staff, 1));
    device = FieldDevice.provision(folder.resolve("device"), first);
  }

  @Test
  void deviceThatMissedTheRotationCatchesUpFromAUsbStick() throws Exception {
    String unused = device.install(release(1).seal(first, List.of(), staff.packageSigners()), NOW);
    Staff mended = staff.with("release-a", "release-d", ALGORITHMS);
    TrustedRoot second = Staff.rotate(first, staff, mended, draft(mended, 2));
    Path usb = release(2).seal(first, List.of(second), signers(mended, "release-d", "release-b"));
    String installed = device.install(usb, NOW);
    assertTrue(installed.startsWith("PASSED"), installed);
    assertEquals(2, device.rootVersion());
    assertNothingInstalls(
        Reason.QUORUM_MISSING,
        release(3).seal(first, List.of(), signers(staff, "release-a", "release-b")));
  }

  @Test
  void deviceThatMissedFiveRotationsCatchesUpAtOnceAndOneThatMissedTwoToo() throws Exception {
    List<TrustedRoot> roots = new ArrayList<>(List.of(first));
    Staff now = staff;
    for (int version = 2; version <= 6; version++) {
      // The two who sign roots change by turns, so that no quorum of root 1 is left in root 6.
      Staff next =
          now.with(now.of(Role.ROOT).get(0).holder(), "root-of-" + version, ALGORITHMS)
              .with(now.of(Role.RELEASE).get(0).holder(), "release-of-" + version, ALGORITHMS);
      roots.add(Staff.rotate(roots.get(roots.size() - 1), now, next, draft(next, version)));
      now = next;
    }
    List<SigningKey> signers =
        signers(now, now.of(Role.RELEASE).get(0).holder(), now.of(Role.RELEASE).get(1).holder());
    FieldDevice younger = FieldDevice.provision(folder.resolve("younger"), roots.get(3));
    Path usb = release(2).seal(first, roots.subList(1, 6), signers);
    for (FieldDevice each : List.of(device, younger)) {
      String unused = each.install(usb, NOW);
      assertEquals(6, each.rootVersion());
    }
    // Without the roots between, the same signatures are strangers to a device of root 1.
    FieldDevice left = FieldDevice.provision(folder.resolve("left"), first);
    Path bare = release(3).seal(roots.get(5), List.of(), signers);
    assertEquals(
        Reason.QUORUM_MISSING,
        assertThrows(PackageRefusedException.class, () -> left.install(bare, NOW))
            .refusal()
            .reason());
    String caughtUp = left.install(usb, NOW);
    assertTrue(caughtUp.startsWith("PASSED"), caughtUp);
  }

  @Test
  void keysOfOneHolderOfEachRoleInstallNothing() throws Exception {
    List<SigningKey> stolen = new ArrayList<>();
    for (String holder : List.of("release-a", "clearance-a")) {
      stolen.addAll(staff.member(holder).keys());
    }
    TrustedRoot thieves = thieves(stolen, staff.member("root-a").keys());
    assertNothingInstalls(Reason.QUORUM_MISSING, release(2).seal(thieves, List.of(), stolen));
    // A root of the thief's own, signed with the one root key that was stolen.
    RootCeremony ceremony = RootCeremony.rotation(thieves, thievesDraft(2, stolen).payload());
    for (SigningKey key : staff.member("root-a").keys()) {
      ceremony.sign(key);
    }
    TrustedRoot forged = ceremony.complete();
    assertNothingInstalls(Reason.QUORUM_MISSING, release(3).seal(thieves, List.of(forged), stolen));
    assertEquals(1, device.rootVersion());
  }

  @Test
  void everybodysClassicalKeysInstallNothing() throws Exception {
    List<SigningKey> broken =
        staff.members().stream().map(member -> member.key(Family.CLASSICAL)).toList();
    List<SigningKey> packages =
        broken.stream()
            .filter(key -> role(key) == Role.RELEASE || role(key) == Role.CLEARANCE)
            .toList();
    List<SigningKey> roots = broken.stream().filter(key -> role(key) == Role.ROOT).toList();
    TrustedRoot quantum = thieves(packages, roots);
    assertNothingInstalls(Reason.FAMILY_MISSING, release(2).seal(quantum, List.of(), packages));
    RootCeremony ceremony = RootCeremony.rotation(quantum, thievesDraft(2, packages).payload());
    for (SigningKey key : roots) {
      ceremony.sign(key);
    }
    TrustedRoot forged = ceremony.complete();
    assertNothingInstalls(
        Reason.FAMILY_MISSING, release(3).seal(quantum, List.of(forged), packages));
  }

  @Test
  void everySetOfStolenKeysBelowTheThresholdsIsNoQuorum() throws Exception {
    byte[] manifest = release(2).pack().manifestBytes();
    Map<SigningKey, EnvelopeSignature> signatures = new HashMap<>();
    for (Staff.Member member : staff.members()) {
      if (member.role() == Role.RELEASE || member.role() == Role.CLEARANCE) {
        for (SigningKey key : member.keys()) {
          signatures.put(key, new ManifestSigner().sign(DocumentType.PACKAGE, manifest, key));
        }
      }
    }
    List<SigningKey> keys = List.copyOf(signatures.keySet());
    int accepted = 0;
    int refused = 0;
    for (int set = 1; set < 1 << keys.size(); set++) {
      List<SigningKey> stolen = new ArrayList<>();
      for (int i = 0; i < keys.size(); i++) {
        if ((set >> i & 1) == 1) {
          stolen.add(keys.get(i));
        }
      }
      boolean holds = isQuorum(manifest, stolen.stream().map(signatures::get).toList());
      assertEquals(suffices(stolen), holds, "set " + set);
      accepted += holds ? 1 : 0;
      refused += holds ? 0 : 1;
    }
    // Each family by itself: two or three of three release, both of clearance: 4 sets of 32.
    assertEquals(16, accepted);
    assertEquals(1023 - 16, refused);
  }

  private boolean isQuorum(byte[] manifest, List<EnvelopeSignature> signatures) throws Exception {
    try {
      Quorum.require(
          first,
          DocumentType.PACKAGE,
          Set.of(Role.RELEASE, Role.CLEARANCE),
          manifest,
          SignatureList.of(signatures));
      return true;
    } catch (PackageRefusedException e) {
      assertTrue(
          Set.of(Reason.QUORUM_MISSING, Reason.FAMILY_MISSING).contains(e.refusal().reason()),
          e.getMessage());
      return false;
    }
  }

  /** The rule in other words than the library's: two people of each role in each family. */
  private boolean suffices(List<SigningKey> stolen) {
    for (Role role : List.of(Role.RELEASE, Role.CLEARANCE)) {
      for (Family family : Family.values()) {
        Set<String> people = new HashSet<>();
        for (Staff.Member member : staff.of(role)) {
          if (stolen.contains(member.key(family))) {
            people.add(member.holder());
          }
        }
        if (people.size() < 2) {
          return false;
        }
      }
    }
    return true;
  }

  private void assertNothingInstalls(Reason reason, Path usb) throws Exception {
    Map<String, String> before = device.slots();
    long root = device.rootVersion();
    PackageRefusedException e =
        assertThrows(PackageRefusedException.class, () -> device.install(usb, NOW));
    assertEquals(reason, e.refusal().reason(), e.getMessage());
    assertEquals(before, device.slots());
    assertEquals(root, device.rootVersion());
  }

  /** A root under which a thief can seal files for devices of the genuine one. */
  private static TrustedRoot thieves(List<SigningKey> packageKeys, List<SigningKey> rootKeys)
      throws Exception {
    RootDraft draft = thieves(1, packageKeys, rootKeys);
    RootCeremony ceremony = RootCeremony.first(draft.payload());
    for (SigningKey key : rootKeys) {
      ceremony.sign(key);
    }
    return ceremony.complete();
  }

  private RootDraft thievesDraft(long version, List<SigningKey> packageKeys) {
    List<SigningKey> rootKeys = new ArrayList<>(staff.member("root-a").keys());
    if (packageKeys.stream().noneMatch(key -> family(key) == Family.PQ)) {
      rootKeys = staff.of(Role.ROOT).stream().map(m -> m.key(Family.CLASSICAL)).toList();
    }
    return thieves(version, packageKeys, rootKeys);
  }

  private static RootDraft thieves(
      long version, List<SigningKey> packageKeys, List<SigningKey> rootKeys) {
    List<DraftKey> keys = new ArrayList<>();
    rootKeys.forEach(key -> keys.add(new DraftKey("thief", Role.ROOT, key.publicKey())));
    packageKeys.forEach(key -> keys.add(new DraftKey("thief", Role.RELEASE, key.publicKey())));
    for (Role role : List.of(Role.CLEARANCE, Role.GRANT, Role.DOWNGRADE)) {
      Staff.Member own = Staff.Member.of("thief", role, Algorithm.ED25519);
      own.keys().forEach(key -> keys.add(new DraftKey("thief", role, key.publicKey())));
    }
    List<DraftRole> roles =
        List.of(Role.ROOT, Role.RELEASE, Role.CLEARANCE, Role.GRANT, Role.DOWNGRADE).stream()
            .map(role -> new DraftRole(role, 1, Set.of(Family.CLASSICAL)))
            .toList();
    var terms =
        Staff.terms(SamplePack.CREATED, Instant.parse("2036-01-01T00:00:00Z"), Optional.empty());
    return new RootDraft(
        version,
        new dev.cachet.ceremony.RootTerms(
            terms.environment(),
            terms.manufacturer(),
            terms.issued(),
            terms.expires(),
            terms.onExpiry(),
            terms.clockFloor(),
            terms.packageExpiry(),
            terms.authorisation(),
            Set.of(Role.RELEASE),
            List.of()),
        roles,
        keys);
  }

  private static Family family(SigningKey key) {
    return key.publicKey().algorithm().orElseThrow().family();
  }

  private Role role(SigningKey key) {
    return staff.members().stream()
        .filter(member -> member.keys().contains(key))
        .findFirst()
        .orElseThrow()
        .role();
  }

  private static List<SigningKey> signers(Staff staff, String... release) {
    List<SigningKey> signers = new ArrayList<>();
    for (String holder : release) {
      signers.addAll(staff.member(holder).keys());
    }
    signers.addAll(staff.member("clearance-a").keys());
    signers.addAll(staff.member("clearance-b").keys());
    return signers;
  }

  private Release release(long counter) {
    return new Release(folder, counter, SamplePack.CREATED, "2027-11-23T08:00:00Z");
  }

  private static RootDraft draft(Staff staff, long version) {
    return staff.draft(
        version,
        Instant.parse("2026-11-01T00:00:00Z"),
        Instant.parse("2036-11-01T00:00:00Z"),
        Optional.empty());
  }
}
