package dev.cachet.ceremony;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.factory.Manufacturer;
import dev.cachet.jose.Family;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.Authorisation;
import dev.cachet.trust.Environment;
import dev.cachet.trust.OnExpiry;
import dev.cachet.trust.PackageExpiry;
import dev.cachet.trust.Role;
import dev.cachet.trust.RootDocument;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RootDraftTest {
  private static final Manufacturer MAKER = new Manufacturer();

  @Test
  void payloadSaysWhatWasDrafted() throws Exception {
    RootTerms terms =
        new RootTerms(
            Environment.TEST,
            Manufacturer.NAME,
            Manufacturer.ISSUED,
            Instant.parse("2030-01-01T00:00:00Z"),
            OnExpiry.REFUSE,
            Optional.of(Instant.parse("2026-10-01T00:00:00Z")),
            PackageExpiry.REQUIRED,
            Authorisation.BOTH,
            Set.of(Role.CLEARANCE, Role.RELEASE),
            List.of(Set.of(Role.CLEARANCE, Role.RELEASE), Set.of(Role.GRANT, Role.RELEASE)));
    RootDocument read =
        RootDocument.open(new RootDraft(7, terms, Manufacturer.roles(), MAKER.keys()).payload());
    assertEquals(7, read.version());
    assertEquals(Environment.TEST, read.environment());
    assertEquals(Manufacturer.NAME, read.manufacturer());
    assertEquals(terms.issued(), read.issued());
    assertEquals(terms.expires(), read.expires());
    assertEquals(OnExpiry.REFUSE, read.onExpiry());
    assertEquals(terms.clockFloor(), read.clockFloor());
    assertEquals(PackageExpiry.REQUIRED, read.packageExpiry());
    assertEquals(Authorisation.BOTH, read.authorisation());
    assertEquals(terms.packageRoles(), read.packageRoles());
    assertEquals(terms.apart(), read.apart());
    assertEquals(12, read.keys().size());
    assertEquals(2, read.roles().get(Role.ROOT).threshold());
    assertEquals(EnumSet.allOf(Family.class), read.roles().get(Role.GRANT).families());
    String kid = MAKER.release.pq().publicKey().kid();
    assertEquals(Role.RELEASE, read.roleOf(kid));
    assertEquals("release-desk", read.key(kid).orElseThrow().holder());
  }

  @Test
  void orderOfInputsDoesNotChangeAByte() throws Exception {
    byte[] expected = MAKER.draft(1).payload();
    for (long seed = 0; seed < 20; seed++) {
      List<DraftKey> keys = new ArrayList<>(MAKER.keys());
      List<DraftRole> roles = new ArrayList<>(Manufacturer.roles());
      Collections.shuffle(keys, new Random(seed));
      Collections.shuffle(roles, new Random(seed));
      assertArrayEquals(expected, new RootDraft(1, Manufacturer.terms(), roles, keys).payload());
    }
  }

  @Test
  void refusesARoleThatCanNeverReachItsQuorum() {
    List<DraftKey> keys = new ArrayList<>(MAKER.keys());
    keys.removeAll(MAKER.root2.keys());
    PackageRefusedException e =
        assertThrows(
            PackageRefusedException.class,
            () -> new RootDraft(1, Manufacturer.terms(), Manufacturer.roles(), keys).payload());
    assertEquals(Reason.ROOT_QUORUM_UNREACHABLE, e.refusal().reason());
  }

  @Test
  void refusesOnePersonInTwoRolesThatAreApart() {
    List<DraftKey> keys = new ArrayList<>(MAKER.keys());
    keys.removeAll(MAKER.clearance.keys());
    MAKER
        .clearance
        .keys()
        .forEach(key -> keys.add(new DraftKey("release-desk", Role.CLEARANCE, key.jwk())));
    PackageRefusedException e =
        assertThrows(
            PackageRefusedException.class,
            () -> new RootDraft(1, Manufacturer.terms(), Manufacturer.roles(), keys).payload());
    assertEquals(Reason.APART_VIOLATED, e.refusal().reason());
  }

  @Test
  void refusesOneKeyInTwoRoles() {
    List<DraftKey> keys = new ArrayList<>(MAKER.keys());
    keys.add(new DraftKey("grant-desk", Role.GRANT, MAKER.release.classical().publicKey()));
    PackageRefusedException e =
        assertThrows(
            PackageRefusedException.class,
            () -> new RootDraft(1, Manufacturer.terms(), Manufacturer.roles(), keys).payload());
    assertEquals(Reason.ROOT_MALFORMED, e.refusal().reason());
  }

  /** A03. */
  @Test
  void thresholdOfNobodyCannotBeDrafted() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new DraftRole(Role.ROOT, 0, EnumSet.allOf(Family.class)));
  }

  @Test
  void roleWithoutAFamilyCannotBeDrafted() {
    assertThrows(IllegalArgumentException.class, () -> new DraftRole(Role.ROOT, 1, Set.of()));
  }

  @Test
  void groupsAreLeftOutWhenThereAreNone() throws Exception {
    RootTerms terms = Manufacturer.terms();
    RootTerms loose =
        new RootTerms(
            terms.environment(),
            terms.manufacturer(),
            terms.issued(),
            terms.expires(),
            terms.onExpiry(),
            terms.clockFloor(),
            terms.packageExpiry(),
            terms.authorisation(),
            terms.packageRoles(),
            List.of());
    byte[] payload = new RootDraft(1, loose, Manufacturer.roles(), MAKER.keys()).payload();
    assertTrue(!new String(payload, StandardCharsets.UTF_8).contains("apart"));
  }
}
