package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.FACTORY;

import dev.cachet.authorisation.AuthorisedUpdate;
import dev.cachet.authorisation.Authoriser;
import dev.cachet.authorisation.DeviceState;
import dev.cachet.device.DeviceTime;
import dev.cachet.digest.Sha256;
import dev.cachet.golden.PackageFixture;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.statement.Binding;
import dev.cachet.statement.InstallGrant;
import dev.cachet.statement.Party;
import dev.cachet.statement.SiteStatement;
import dev.cachet.statement.StatementVerifier;
import dev.cachet.statement.TestStatements;
import dev.cachet.trust.Authorisation;
import dev.cachet.verification.PackageVerifier;
import dev.cachet.verification.VerifiedManifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Statements for packages, and what an integrator does with them. */
final class StatementDesk {
  private StatementDesk() {}

  static Sha256 id(PackageFixture fixture) {
    return Sha256.of(fixture.manifestBytes());
  }

  static byte[] grant(PackageFixture fixture, Binding binding) {
    return TestStatements.compact(
        TestStatements.claims(Party.SERVICE, binding, id(fixture)),
        TestStatements.signer("grant-1"));
  }

  static byte[] fleet(PackageFixture fixture, String jti) {
    return TestStatements.compact(
        TestStatements.ofSite(Party.HOSPITAL, jti, id(fixture)), TestStatements.NURSE);
  }

  /** What an integrator writes around a grant that came with a package. */
  static AuthorisedUpdate authorise(
      SimulatedDevice device, ReceivedPackage received, List<byte[]> grants) throws Exception {
    DeviceTime time = device.time();
    VerifiedManifest verified =
        new PackageVerifier(
                device.memory,
                FACTORY.identity(),
                device.memory.counters(device.bootSwitch.state().running()))
            .verify(received, time);
    StatementVerifier statements = device.memory.statements(time);
    List<SiteStatement> sites = List.of(statements.site(TestStatements.site()));
    List<InstallGrant> judged = new ArrayList<>();
    for (byte[] grant : grants) {
      judged.add(statements.grant(grant, sites, verified.packageId()));
    }
    return new Authoriser(Authorisation.NONE)
        .authorise(verified, judged, time, () -> DeviceState.IDLE);
  }

  static StagedUpdate stage(SimulatedDevice device, PackageFixture fixture, byte[]... grants)
      throws Exception {
    try (ReceivedPackage received = fixture.received()) {
      return device.installer.stage(authorise(device, received, List.of(grants)), device.time());
    }
  }

  static StagedUpdate downgrade(SimulatedDevice device, PackageFixture fixture, byte[] downgrade)
      throws Exception {
    try (ReceivedPackage received = fixture.received()) {
      VerifiedManifest verified = verifyDowngrade(device, received, downgrade);
      AuthorisedUpdate update =
          new Authoriser(Authorisation.NONE).authorise(verified, () -> DeviceState.IDLE);
      return device.installer.stage(update, device.time());
    }
  }

  static VerifiedManifest verifyDowngrade(
      SimulatedDevice device, ReceivedPackage received, byte[] downgrade)
      throws PackageRefusedException, IOException {
    return new PackageVerifier(
            device.memory,
            FACTORY.identity(),
            device.memory.counters(device.bootSwitch.state().running()))
        .withDowngrade(downgrade, device.memory.state().spentStatements())
        .verify(received, device.time());
  }
}
