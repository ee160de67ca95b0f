package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.NEW;
import static dev.cachet.installation.SimulatedDevice.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.audit.AuditLog;
import dev.cachet.authorisation.AuthorisedUpdate;
import dev.cachet.authorisation.Authoriser;
import dev.cachet.authorisation.DeviceState;
import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.installation.health.Health;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.Family;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.statement.Binding;
import dev.cachet.statement.GrantClaims;
import dev.cachet.statement.InstallGrant;
import dev.cachet.statement.Party;
import dev.cachet.statement.SiteClaims;
import dev.cachet.statement.SiteKey;
import dev.cachet.statement.SiteStatement;
import dev.cachet.statement.StatementVerifier;
import dev.cachet.statement.TestStatements;
import dev.cachet.storage.SimulatedStorage;
import dev.cachet.trust.Authorisation;
import dev.cachet.trust.Role;
import dev.cachet.verification.PackageVerifier;
import dev.cachet.verification.VerifiedManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.slf4j.LoggerFactory;

/**
 * What people write into packages and grants may name persons: no log and no receipt repeats it.
 */
class PlantedNamesProperties {
  /** A marker in each text of a package and a grant that somebody chooses. */
  private record Planted(String marker) {
    private static final List<String> PLACES =
        List.of(
            "reference",
            "fsca",
            "rollout",
            "ext",
            "path",
            "note",
            "sbom",
            "expires",
            "site",
            "subject",
            "grant",
            "desk");

    String at(String place) {
      return place + "-" + marker;
    }

    PackageFixture release() {
      return PackageFixture.empty()
          .file("files/sbom.cdx.json", quoted("sbom"), "sbom")
          .file(
              "files/" + at("path") + ".txt", at("note").getBytes(StandardCharsets.UTF_8), "other")
          // The positive control: a receipt states the version, so a look that finds nothing fails.
          .set("version", "\"v" + marker + "\"")
          .set("counter", "421")
          .set("floor", "410")
          .set("authorisation", "\"one\"")
          .set(
              "change",
              "{\"class\":\"security-patch\",\"udiDi\":\"kept\",\"reason\":\"fsca\","
                  + "\"reference\":\"%s\",\"fscaRef\":\"%s\"}"
                      .formatted(at("reference"), at("fsca")))
          .set(
              "rollout",
              "{\"id\":\"%s\",\"permille\":[{\"at\":\"2026-11-01T00:00:00Z\",\"value\":1000}]}"
                  .formatted(at("rollout")))
          .payload(PayloadFixture.of("rootfs", NEW, 4096))
          .set("ext", "{\"nickname\":\"%s\"}".formatted(at("ext")))
          .signedBy(ROOT.packageSigners());
    }

    private byte[] quoted(String place) {
      return ("{\"author\":\"" + at(place) + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    byte[] grant(PackageFixture fixture) {
      return TestStatements.compact(
          new GrantClaims(
              at("site"),
              at("subject"),
              "cachet:site:" + at("site"),
              at("grant"),
              null,
              TestStatements.VALIDITY,
              Binding.NONE,
              Party.HOSPITAL,
              StatementDesk.id(fixture)),
          TestStatements.NURSE);
    }

    byte[] site() {
      SiteClaims claims =
          new SiteClaims(
              "example-devices",
              at("site"),
              TestStatements.VALIDITY,
              List.of(new SiteKey(at("desk"), Party.HOSPITAL, TestStatements.NURSE.publicKey())),
              1,
              Set.of(Family.CLASSICAL),
              Set.of(TestStatements.NAME));
      return TestStatements.envelope(
          DocumentType.SITE, claims.bytes(), TestStatements.ROOT.quorum(Role.GRANT));
    }
  }

  @Property(tries = 25)
  void noLogAndNoReceiptHasWhatPeopleWrote(
      @ForAll @AlphaChars @StringLength(min = 8, max = 12) String letters,
      @ForAll Health health,
      @ForAll boolean dies)
      throws Exception {
    Planted planted = new Planted(letters.toLowerCase(java.util.Locale.ROOT));
    String logged = RecordedLog.during(() -> install(planted, health, dies));
    assertEquals(-1, logged.indexOf(planted.marker()), logged);
  }

  /** Without this control a recorder that records nothing would pass. */
  @Example
  void whatIsLoggedAndSaidIsRecorded() throws Exception {
    String logged =
        RecordedLog.during(
            () -> {
              LoggerFactory.getLogger(AuditLog.class).warn("{} lost", "all", new IOException("x"));
              System.err.println("said");
            });
    assertTrue(logged.startsWith("WARN all lost\njava.io.IOException: x\n\tat "), logged);
    assertTrue(logged.endsWith("said" + System.lineSeparator()), logged);
  }

  private static void install(Planted planted, Health health, boolean dies) throws Exception {
    SimulatedStorage storage = new SimulatedStorage();
    SimulatedDevice.make(storage);
    SimulatedDevice device = SimulatedDevice.start(storage);
    device.switchTo(device.installer.stage(authorised(device, planted), device.time()));
    SimulatedDevice trying = SimulatedDevice.start(storage);
    TrialUpdate trial = trying.resume().trial().orElseThrow();
    boolean good = !dies && health == Health.HEALTHY;
    if (!dies && !good) {
      PackageRefusedException refused =
          assertThrows(
              PackageRefusedException.class,
              () -> trying.installer.confirm(trial, () -> health, trying.time()));
      assertEquals(-1, refused.getMessage().indexOf(planted.marker()), refused.getMessage());
    }
    if (good) {
      trying.confirm(trial);
    } else {
      SimulatedDevice.start(storage).resume();
    }
    String written = written(storage);
    assertTrue(written.contains("STAGED") && written.contains("\"installSeq\":1"), written);
    for (String place : Planted.PLACES) {
      assertTrue(!written.contains(planted.at(place)), place + ": " + written);
    }
    // Nor in another place's words; only the version that the maker states is in a receipt.
    boolean stated = written.contains("\"version\":\"v" + planted.marker() + "\"");
    assertTrue(stated || !good, written);
    assertEquals(
        -1, written.replace("v" + planted.marker(), "").indexOf(planted.marker()), written);
  }

  private static AuthorisedUpdate authorised(SimulatedDevice device, Planted planted)
      throws Exception {
    PackageFixture fixture = planted.release();
    try (ReceivedPackage received = fixture.received()) {
      VerifiedManifest verified =
          new PackageVerifier(
                  device.memory,
                  SimulatedDevice.FACTORY.identity(),
                  device.memory.counters(device.bootSwitch.state().running()))
              .verify(received, device.time());
      StatementVerifier statements = device.memory.statements(device.time());
      List<SiteStatement> sites = List.of(statements.site(planted.site()));
      List<InstallGrant> judged =
          List.of(statements.grant(planted.grant(fixture), sites, verified.packageId()));
      return new Authoriser(Authorisation.NONE)
          .authorise(verified, judged, device.time(), () -> DeviceState.IDLE);
    }
  }

  /** All that a device writes for others to read, receipts decoded. */
  private static String written(SimulatedStorage storage) throws Exception {
    StringBuilder written = new StringBuilder();
    for (String folder : List.of("audit", "receipts")) {
      List<String> names = storage.list(folder);
      assertTrue(!names.isEmpty(), folder);
      for (String name : names) {
        String text =
            new String(storage.read(folder + "/" + name, 1 << 20), StandardCharsets.UTF_8);
        written.append(name).append('\n').append(text).append('\n');
        String[] parts = text.strip().split("\\.", -1);
        if (folder.equals("receipts") && parts.length == 3) {
          for (String part : List.of(parts[0], parts[1])) {
            written.append(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
          }
        }
      }
    }
    return written.toString();
  }
}
