package dev.cachet.authorisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import dev.cachet.device.DeviceIdentity;
import dev.cachet.device.DeviceTime;
import dev.cachet.device.InstalledCounters;
import dev.cachet.golden.PackageFixture;
import dev.cachet.jose.DocumentType;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.Authorisation;
import dev.cachet.trust.Environment;
import dev.cachet.trust.TestRoots;
import dev.cachet.trust.TrustStore;
import dev.cachet.trust.TrustedRoot;
import dev.cachet.verification.PackageVerifier;
import dev.cachet.verification.VerifiedManifest;
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

  private static VerifiedManifest verified(String manifest, Authorisation root) throws Exception {
    TestRoots roots = TestRoots.classical().authorisation(root);
    ReceivedPackage received =
        PackageFixture.unsigned()
            .set("authorisation", "\"" + manifest + "\"")
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
