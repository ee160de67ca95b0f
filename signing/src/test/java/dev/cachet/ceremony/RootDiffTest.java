package dev.cachet.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.factory.Manufacturer;
import dev.cachet.factory.Person;
import dev.cachet.factory.UnknownKey;
import dev.cachet.jose.Family;
import dev.cachet.jose.PublicJwk;
import dev.cachet.trust.Authorisation;
import dev.cachet.trust.Environment;
import dev.cachet.trust.OnExpiry;
import dev.cachet.trust.PackageExpiry;
import dev.cachet.trust.Role;
import dev.cachet.trust.RootDocument;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RootDiffTest {
  private static final Manufacturer MAKER = new Manufacturer();
  private static final Person ERIN = Person.of("erin", Role.ROOT);

  @Test
  void nothingChangesButTheVersion() throws Exception {
    assertEquals(List.of(), RootDiff.between(root(1), root(2)));
    assertEquals(
        "from root 1 to root 2 of example-devices\n  nothing changes\n", text(root(1), root(2)));
  }

  @Test
  void saysWhoCameAndWhoLeft() throws Exception {
    List<DraftKey> keys = new ArrayList<>(MAKER.keys());
    keys.removeIf(key -> key.holder().equals("root-2"));
    keys.addAll(ERIN.keys());
    String text = text(root(1), draft(2, keys, Manufacturer.roles(), Manufacturer.terms()));
    assertTrue(text.contains("  erin joins with "), text);
    assertTrue(text.contains("EdDSA key " + ERIN.classical().publicKey().kid() + " in root"), text);
    assertTrue(text.contains("  root-2 leaves, who had "), text);
    assertTrue(text.indexOf("joins") < text.indexOf("leaves"), text);
  }

  @Test
  void saysThatSomebodyWhoStaysHasAnotherKeyOrRole() throws Exception {
    Person renewed = Person.of("release-desk", Role.RELEASE);
    List<DraftKey> keys = new ArrayList<>(MAKER.keys());
    keys.removeIf(key -> key.jwk().equals(MAKER.release.classical().publicKey()));
    keys.add(new DraftKey("release-desk", Role.RELEASE, renewed.classical().publicKey()));
    keys.removeIf(key -> key.jwk().equals(MAKER.grant.classical().publicKey()));
    keys.add(new DraftKey("grant-desk", Role.DOWNGRADE, MAKER.grant.classical().publicKey()));
    keys.add(
        new DraftKey("grant-desk", Role.GRANT, Person.of("x", Role.GRANT).classical().publicKey()));
    String text = text(root(1), draft(2, keys, Manufacturer.roles(), Manufacturer.terms()));
    assertTrue(
        text.contains("release-desk now has EdDSA key " + renewed.classical().publicKey().kid()),
        text);
    assertTrue(text.contains("release-desk no longer has EdDSA key "), text);
    assertTrue(
        text.contains(
            "grant-desk moves key "
                + MAKER.grant.classical().publicKey().kid()
                + " from grant to downgrade"),
        text);
    assertTrue(text.contains("downgrade needs 1 of 2 holders, was 1 of 1"), text);
  }

  @Test
  void saysThatAKeyChangedHands() throws Exception {
    List<DraftKey> keys = new ArrayList<>(MAKER.keys());
    keys.removeIf(key -> key.holder().equals("grant-desk"));
    MAKER.grant.keys().forEach(key -> keys.add(new DraftKey("erin", Role.GRANT, key.jwk())));
    String text = text(root(1), draft(2, keys, Manufacturer.roles(), Manufacturer.terms()));
    assertTrue(text.contains("erin joins"), text);
    assertTrue(text.contains("grant-desk leaves"), text);
  }

  @Test
  void saysWhatIsDemandedNow() throws Exception {
    List<DraftRole> roles = new ArrayList<>(Manufacturer.roles());
    roles.set(0, new DraftRole(Role.ROOT, 1, Set.of(Family.PQ)));
    RootTerms terms =
        new RootTerms(
            Environment.PRODUCTION,
            Manufacturer.NAME,
            Instant.parse("2027-01-01T00:00:00Z"),
            Instant.parse("2030-01-01T00:00:00Z"),
            OnExpiry.REFUSE,
            Optional.of(Instant.parse("2026-12-01T00:00:00Z")),
            PackageExpiry.REQUIRED,
            Authorisation.ONE,
            Set.of(Role.RELEASE),
            List.of());
    String text = text(root(1), draft(2, MAKER.keys(), roles, terms));
    assertTrue(text.contains("  root needs 1 of 2 holders, was 2 of 2\n"), text);
    assertTrue(text.contains("  root needs its holders in pq, was in classical and pq\n"), text);
    assertTrue(text.contains("  packages need release, was release and clearance\n"), text);
    assertTrue(text.contains("  apart are no roles, was release and clearance\n"), text);
    assertTrue(text.contains("  expires 2030-01-01T00:00:00Z, was 2036-11-01T00:00:00Z\n"), text);
    assertTrue(text.contains("  once expired, devices refuse, was warn\n"), text);
    assertTrue(text.contains("  clock floor 2026-12-01T00:00:00Z, was none\n"), text);
    assertTrue(text.contains("  the expiry of packages is required, was optional\n"), text);
    assertTrue(text.contains("  installation needs the agreement of one, was none\n"), text);
  }

  @Test
  void saysThatAKeyBeginsToCountUnderTheSameId() throws Exception {
    String kid = UnknownKey.SIGNER.publicKey().kid();
    RootDocument unknown = with(1, UnknownKey.jwk("NEW-1"));
    RootDocument known = with(2, UnknownKey.SIGNER.publicKey());
    assertTrue(
        text(unknown, known)
            .contains(
                "  newcomer's key "
                    + kid
                    + " is now EdDSA, was unknown algorithm; it counts from now on\n"),
        text(unknown, known));
    String back = text(with(1, UnknownKey.SIGNER.publicKey()), with(2, UnknownKey.jwk("NEW-1")));
    assertTrue(
        back.contains("newcomer's key " + kid + " is now unknown algorithm, was EdDSA\n"), back);
    String other = text(unknown, with(2, UnknownKey.jwk("NEW-2")));
    assertTrue(
        other.contains("newcomer's key " + kid + " has another content under the same id\n"),
        other);
  }

  @Test
  void saysWhoseDevicesAndWhichTheRootIsFor() throws Exception {
    RootTerms terms = Manufacturer.terms();
    RootTerms other =
        new RootTerms(
            Environment.TEST,
            "other-devices",
            terms.issued(),
            terms.expires(),
            terms.onExpiry(),
            terms.clockFloor(),
            terms.packageExpiry(),
            terms.authorisation(),
            terms.packageRoles(),
            terms.apart());
    String text = text(root(1), draft(2, MAKER.keys(), Manufacturer.roles(), other));
    assertTrue(text.contains("  for devices of other-devices, was example-devices\n"), text);
    assertTrue(text.contains("  for devices in environment test, was production\n"), text);
  }

  private static RootDocument with(long version, PublicJwk jwk) throws Exception {
    return RootDocument.open(UnknownKey.draftOf(MAKER, version, Role.GRANT, jwk).payload());
  }

  @Test
  void saysFirstThatNoDeviceWouldTakeIt() throws Exception {
    List<RootChange> changes = RootDiff.between(root(1), root(3));
    assertEquals(RootChange.Kind.NO_SUCCESSOR, changes.get(0).kind());
    assertEquals("ROOT_NOT_CONSECUTIVE", changes.get(0).subject());
  }

  @Test
  void jsonNamesKindAndSubject() throws Exception {
    String json = new String(RootDiffFormat.JSON.write(root(1), root(3)), StandardCharsets.UTF_8);
    assertTrue(json.contains("\"kind\" : \"no-successor\""), json);
    assertTrue(json.contains("\"before\" : 1"), json);
  }

  private static RootDocument root(long version) throws Exception {
    return RootDocument.open(MAKER.draft(version).payload());
  }

  private static RootDocument draft(
      long version, List<DraftKey> keys, List<DraftRole> roles, RootTerms terms) throws Exception {
    return RootDocument.open(new RootDraft(version, terms, roles, keys).payload());
  }

  private static String text(RootDocument before, RootDocument after) {
    return new String(RootDiffFormat.TEXT.write(before, after), StandardCharsets.UTF_8);
  }
}
