package dev.cachet.cli.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.Cachet;
import dev.cachet.cli.SmallRoot;
import dev.cachet.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A notice of end of support: drafted, signed by both roles, verified, given to a device. */
class NoticeCommandTest {
  private static final String DAY = "2026-11-30";

  @TempDir Path folder;
  private String digest = "";

  @BeforeEach
  void makeRootAndDevice() throws IOException {
    SmallRoot.secret(at("secret.txt"), "a passphrase for a test\n");
    for (String desk : new String[] {"root", "release", "clearance", "grant", "downgrade"}) {
      String algorithm = desk.equals("release") ? "ML-DSA-65" : "EdDSA";
      Cachet.done(
          with(new Object[] {"key", "new", "--alg", algorithm, "--out", at(desk)}, passphrase()));
    }
    Object[] root = {"trust", "new", SmallRoot.trust(at("trust.json")), "--out", at("root-1.json")};
    String told = Cachet.done(with(root, by("root"))).out().strip();
    digest = told.substring(told.lastIndexOf(' ') + 1);
    Path factory = SmallRoot.factory(at("factory.json"), digest);
    Object[] init = {"device", "init", at("device"), "--factory", factory};
    Cachet.done(with(init, "--root", at("root-1.json"), "--slot", "rootfs=100000"));
    Path system = SmallRoot.write(at("system"));
    Cachet.done("sbom", "generate", "--rootfs", system, "--out", at("sbom.json"), "--as-of", DAY);
  }

  private void draft(int serial) throws IOException {
    SmallRoot.write(
        at("end.json"),
        """
        {"schemaVersion": 1, "manufacturer": "example-devices", "product": "infusion-pump",
         "title": "Infusion pump", "publisher": "Example Devices",
         "publisherUrl": "https://devices.example", "reference": "https://devices.example/n",
         "id": "EX", "serial": %d, "udiDis": ["04012345678901"], "versions": ["2.4"],
         "dates": {"endOfSecuritySupport": "2029-06-30", "endOfLife": "2030-06-30"},
         "contact": "security@devices.example"}
        """
            .formatted(serial));
    Object[] draft = {"lifecycle", "notice", "new", at("end.json"), "--sbom", at("sbom.json")};
    Cachet.done(with(draft, "--as-of", DAY, "--out", at("notice-" + serial)));
  }

  private Cachet notice(int serial, String... desks) throws IOException {
    draft(serial);
    Path draft = at("notice-" + serial);
    String id = Cachet.sha256(draft.resolve("notice.json"));
    for (String desk : desks) {
      Object[] sign = {"lifecycle", "notice", "sign", draft, "--sha256", id};
      Cachet.done(with(sign, by(desk)));
    }
    Cachet.done("lifecycle", "notice", "seal", draft, "--out", sealed(serial));
    return verify(serial);
  }

  private Cachet verify(int serial) {
    Object[] verify = {"lifecycle", "notice", "verify", sealed(serial), "--files"};
    return Cachet.run(with(with(verify, at("notice-" + serial).resolve("files")), anchor()));
  }

  private Path sealed(int serial) {
    return at("sealed-" + serial + ".json");
  }

  @Test
  void isVerifiedWithEveryFile() throws IOException {
    Cachet good = notice(1, "release", "clearance");
    assertEquals(ExitCode.DONE, good.exit(), good.err());
    assertEquals(
        """
        notice 1 of infusion-pump: security updates until 2029-06-30T23:59:59Z
        8 files, as they were signed
        """,
        good.out());
    Path statement = at("notice-1/files/statement.fr.txt");
    assertTrue(Files.readString(statement).contains("30 juin 2029"));
    String shown = Cachet.done("lifecycle", "notice", "show", sealed(1)).out();
    assertTrue(shown.contains("files[4].kind \"sbom\"\n"), shown);
    Files.writeString(statement, Files.readString(statement).replace("2029", "2039"));
    Cachet changed = verify(1);
    assertEquals(ExitCode.REFUSED, changed.exit(), changed.out());
    assertTrue(changed.err().contains("FILE_DIGEST_MISMATCH (NTC-8)"), changed.err());
    Files.delete(statement);
    Cachet missing = verify(1);
    assertEquals(ExitCode.REFUSED, missing.exit(), missing.out());
    assertTrue(missing.err().contains("ENTRY_MISSING (NTC-8)"), missing.err());
  }

  @Test
  void needsEveryRoleThatPackagesNeed() throws IOException {
    Cachet one = notice(1, "release");
    assertEquals(ExitCode.REFUSED, one.exit(), one.out());
    assertTrue(one.err().contains("QUORUM_MISSING (TRU-54)"), one.err());
  }

  @Test
  void isLoggedOnceByADeviceAndNoPackage() throws IOException {
    notice(1, "release", "clearance");
    notice(2, "release", "clearance");
    String status = Cachet.done("device", "status", at("device")).out();
    assertFalse(status.contains("notice"), status);
    assertTrue(give(2).endsWith("\nlogged\n"));
    assertTrue(give(2).endsWith("\nalready in the log\n"));
    assertTrue(give(1).contains("\nignored: "));
    String now = Cachet.done("device", "status", at("device")).out();
    String id = Cachet.sha256(at("notice-2/notice.json"));
    assertEquals(status + "notice 2 " + id + "\n", now);
    String log = Files.readString(at("device/audit/log.jsonl"));
    assertEquals(1, log.lines().count(), log);
    Cachet verify = Cachet.run(with(new Object[] {"verify", sealed(2)}, anchor()));
    assertEquals(ExitCode.REFUSED, verify.exit(), verify.out());
    assertTrue(verify.err().contains("CONTAINER_MALFORMED"), verify.err());
    Object[] install = {"device", "install", at("device"), sealed(2), "--state", "idle"};
    Cachet installed = Cachet.run(with(install, "--as-of", DAY));
    assertEquals(ExitCode.REFUSED, installed.exit(), installed.out());
    assertEquals(now, Cachet.done("device", "status", at("device")).out());
  }

  private String give(int serial) {
    return Cachet.done("device", "notice", at("device"), sealed(serial), "--as-of", DAY).out();
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  private Object[] anchor() {
    return new Object[] {"--root", at("root-1.json"), "--root-sha256", digest};
  }

  private Object[] passphrase() {
    return new Object[] {"--passphrase-file", at("secret.txt")};
  }

  private Object[] by(String desk) {
    return with(new Object[] {"--key", at(desk + ".pem")}, passphrase());
  }

  private static Object[] with(Object[] first, Object... more) {
    Object[] all = java.util.Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return all;
  }
}
