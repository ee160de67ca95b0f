package dev.cachet.authorisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import dev.cachet.device.DeviceIdentity;
import dev.cachet.device.DeviceTime;
import dev.cachet.device.InstalledCounters;
import dev.cachet.digest.Sha256;
import dev.cachet.golden.PackageFixture;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.Refused;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.statement.Binding;
import dev.cachet.statement.InstallGrant;
import dev.cachet.statement.Party;
import dev.cachet.statement.StatementVerifier;
import dev.cachet.statement.TestStatements;
import dev.cachet.trust.Authorisation;
import dev.cachet.trust.Environment;
import dev.cachet.trust.TestRoots;
import dev.cachet.trust.TrustedRoot;
import dev.cachet.trust.store.TrustStore;
import dev.cachet.verification.PackageVerifier;
import dev.cachet.verification.VerifiedManifest;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AuthoriserTest {
  private static final DeviceIdentity DEVICE =
      new DeviceIdentity(
          "example-devices",
          "ventilator-x",
          "04012345678901",
          "vx-2",
          5,
          "SN-1",
          Environment.PRODUCTION);

  @Test
  void authorisesWhatNobodyHasToAgreeToOnAnIdleDevice() throws Exception {
    VerifiedManifest verified = verified("none", Authorisation.NONE);
    AuthorisedUpdate update =
        new Authoriser(Authorisation.NONE).authorise(verified, () -> DeviceState.IDLE);
    assertSame(verified, update.verified());
  }

  @Tag("PKG-69")
  @ParameterizedTest
  @CsvSource({
    "one,NONE,NONE,ONE",
    "both,NONE,NONE,BOTH",
    "none,ONE,NONE,ONE",
    "none,BOTH,NONE,BOTH",
    "none,NONE,ONE,ONE",
    "none,NONE,BOTH,BOTH",
    "one,BOTH,ONE,BOTH",
    "both,ONE,ONE,BOTH"
  })
  void asksForTheStrictestOfManifestRootAndDevice(
      String manifest, Authorisation root, Authorisation device, String demanded) throws Exception {
    VerifiedManifest verified = verified(manifest, root);
    PackageRefusedException refused =
        assertThrows(
            PackageRefusedException.class,
            () -> new Authoriser(device).authorise(verified, () -> DeviceState.IDLE));
    assertEquals(Reason.AUTHORISATION_REQUIRED, refused.refusal().reason());
    assertEquals(demanded, refused.refusal().expected());
  }

  @ParameterizedTest
  @EnumSource(names = "IDLE", mode = EnumSource.Mode.EXCLUDE)
  void waitsUntilTheDeviceSaysThatItIsIdle(DeviceState state) throws Exception {
    VerifiedManifest verified = verified("none", Authorisation.NONE);
    Authoriser authoriser = new Authoriser(Authorisation.NONE);
    assertThrows(NotNowException.class, () -> authoriser.authorise(verified, () -> state));
    assertSame(verified, authoriser.authorise(verified, () -> DeviceState.IDLE).verified());
  }

  @Test
  void refusesBeforeItAsksTheDevice() throws Exception {
    VerifiedManifest verified = verified("one", Authorisation.NONE);
    assertThrows(
        PackageRefusedException.class,
        () -> new Authoriser(Authorisation.NONE).authorise(verified, () -> fail("was asked")));
  }

  @Test
  @Tag("STM-37")
  void takesTheGrantOfEitherWhereOneIsDemandedAndOfBothElse() throws Exception {
    VerifiedManifest one = verified("one", Authorisation.NONE);
    VerifiedManifest both = verified("both", Authorisation.NONE);
    for (Party party : Party.values()) {
      InstallGrant grant = grant(one, party, "grant-1", one.packageId());
      assertEquals(List.of(grant), authorise(one, grant).grants());
      InstallGrant alone = grant(both, party, "grant-1", both.packageId());
      Refused.by(Reason.AUTHORISATION_REQUIRED, "STM-37", () -> authorise(both, alone, alone));
    }
    AuthorisedUpdate update =
        authorise(
            both,
            grant(both, Party.HOSPITAL, "grant-1", both.packageId()),
            grant(both, Party.SERVICE, "grant-2", both.packageId()));
    assertEquals(2, update.grants().size());
  }

  // A02: one person with a grant for each party is one person.
  @Test
  @Tag("STM-38")
  void countsNobodyForBothParties() throws Exception {
    VerifiedManifest both = verified("both", Authorisation.NONE);
    InstallGrant hospital = grant(both, Party.HOSPITAL, "grant-1", both.packageId());
    InstallGrant service = grant(both, Party.SERVICE, "grant-1", both.packageId());
    Refused.by(Reason.AUTHORISATION_REQUIRED, "STM-38", () -> authorise(both, hospital, service));
    InstallGrant third = grant(both, Party.SERVICE, "grant-2", both.packageId());
    assertEquals(3, authorise(both, hospital, service, third).grants().size());
  }

  @Test
  @Tag("STM-17")
  void refusesTheGrantOfAnotherPackageEvenWhereNobodyIsAsked() throws Exception {
    VerifiedManifest verified = verified("none", Authorisation.NONE);
    Sha256 other = Sha256.of(new byte[1]);
    InstallGrant grant = grant(verified, Party.SERVICE, "grant-1", other);
    Refused.by(Reason.WRONG_PACKAGE, "STM-17", () -> authorise(verified, grant));
  }

  @Test
  void takesNoGrantThatWasVerifiedUnderAnotherRoot() throws Exception {
    VerifiedManifest one = verified("one", Authorisation.NONE);
    VerifiedManifest under = verified("one", Authorisation.ONE);
    InstallGrant grant = grant(under, Party.SERVICE, "grant-1", one.packageId());
    assertThrows(IllegalArgumentException.class, () -> authorise(one, grant));
  }

  @Tag("STM-39")
  @ParameterizedTest
  @CsvSource({
    "feature, 2026-11-23T01:59:59Z, false",
    "feature, 2026-11-23T02:00:00Z, true",
    "maintenance, 2026-11-23T03:59:59Z, true",
    "maintenance, 2026-11-23T04:00:00Z, false",
    "feature, 2026-11-24T02:00:00Z, false",
    "feature, 2026-11-25T23:59:59Z, true",
    "security, 2026-11-23T12:00:00Z, true",
    "fsca, 2026-11-24T12:00:00Z, true"
  })
  void waitsForTheHoursOfTheSiteUnlessItIsAboutSafety(String reason, Instant now, boolean may)
      throws Exception {
    VerifiedManifest verified = verifiedFor(reason);
    Authoriser authoriser = new Authoriser(Authorisation.NONE, HOURS);
    DeviceTime time = DeviceTime.trusted(now);
    if (may) {
      assertSame(
          verified,
          authoriser.authorise(verified, List.of(), time, () -> DeviceState.IDLE).verified());
    } else {
      assertThrows(
          NotNowException.class,
          () -> authoriser.authorise(verified, List.of(), time, () -> DeviceState.IDLE));
    }
  }

  @Test
  @Tag("STM-39")
  void skipsNothingButTheHoursForASecurityPatch() throws Exception {
    VerifiedManifest patch = verifiedFor("security");
    DeviceTime time = DeviceTime.trusted(Instant.parse("2026-11-23T12:00:00Z"));
    for (DeviceState state : List.of(DeviceState.IN_USE, DeviceState.UNKNOWN)) {
      assertThrows(
          NotNowException.class,
          () ->
              new Authoriser(Authorisation.NONE, HOURS)
                  .authorise(patch, List.of(), time, () -> state));
    }
    Refused.by(
        Reason.AUTHORISATION_REQUIRED,
        () ->
            new Authoriser(Authorisation.ONE, HOURS)
                .authorise(patch, List.of(), time, () -> DeviceState.IDLE));
  }

  @Test
  void cannotTellTheHoursWithoutAClock() throws Exception {
    VerifiedManifest feature = verifiedFor("feature");
    Authoriser authoriser = new Authoriser(Authorisation.NONE, HOURS);
    assertThrows(
        NotNowException.class, () -> authoriser.authorise(feature, () -> DeviceState.IDLE));
    VerifiedManifest patch = verifiedFor("security");
    assertSame(patch, authoriser.authorise(patch, () -> DeviceState.IDLE).verified());
  }

  /** Monday from two to four, Wednesday from eight in the evening to midnight. */
  private static final SiteHours HOURS =
      SiteHours.of(
          List.of(
              new SiteHours.Window(DayOfWeek.MONDAY, LocalTime.of(2, 0), LocalTime.of(4, 0)),
              new SiteHours.Window(DayOfWeek.WEDNESDAY, LocalTime.of(20, 0), LocalTime.MIDNIGHT)));

  private static AuthorisedUpdate authorise(VerifiedManifest verified, InstallGrant... grants)
      throws Exception {
    return new Authoriser(Authorisation.NONE)
        .authorise(verified, List.of(grants), DeviceTime.unknown(), () -> DeviceState.IDLE);
  }

  private static InstallGrant grant(
      VerifiedManifest under, Party party, String holder, Sha256 packageId) throws Exception {
    return new StatementVerifier(under.root(), DEVICE, TestStatements.spent(), DeviceTime.unknown())
        .grant(
            TestStatements.compact(
                TestStatements.claims(party, Binding.toSeq(4), packageId),
                TestStatements.signer(holder)),
            List.of(),
            packageId);
  }

  private static VerifiedManifest verifiedFor(String reason) throws Exception {
    String change =
        "{\"class\":\"minor\",\"udiDi\":\"kept\",\"reason\":\"%s\",\"reference\":\"CR-1\"%s}"
            .formatted(reason, reason.equals("fsca") ? ",\"fscaRef\":\"FSN-1\"" : "");
    return verify(
        PackageFixture.unsigned().set("authorisation", "\"none\"").set("change", change),
        TestRoots.classical());
  }

  private static VerifiedManifest verified(String manifest, Authorisation root) throws Exception {
    TestRoots roots = TestRoots.classical().authorisation(root);
    return verify(PackageFixture.unsigned().set("authorisation", "\"" + manifest + "\""), roots);
  }

  private static VerifiedManifest verify(PackageFixture unsigned, TestRoots roots)
      throws Exception {
    ReceivedPackage received =
        unsigned
            .signedBy(
                bytes ->
                    TestRoots.sign(DocumentType.PACKAGE, bytes, roots.packageSigners()).bytes())
            .received();
    return new PackageVerifier(new OneRoot(roots.trusted()), DEVICE, new InstalledCounters(0, 0))
        .verify(received, DeviceTime.unknown());
  }

  private record OneRoot(TrustedRoot current) implements TrustStore {
    @Override
    public void accept(TrustedRoot next) {
      fail("the package has no root");
    }
  }
}
