package dev.cachet.gate;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.format.CycloneDxJson;
import dev.cachet.gate.input.GateRefusedException;
import dev.cachet.lifecycle.SupportAssessor;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.os.OsIdentifier;
import dev.cachet.os.OsIdentity;
import dev.cachet.policy.GatePolicy;
import dev.cachet.root.RootfsSource;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.support.SupportStatement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A root, a payload and what a test needs to have them judged. */
public abstract class GateRoot {
  static final LocalDate SNAPSHOT = Catalogue.bundled().snapshotDate();
  protected static final LocalDate TODAY = SNAPSHOT.plusDays(10);
  protected static final String STATUS =
      "Package: base-files\nStatus: install ok installed\nVersion: 12\nArchitecture: amd64\n";

  @TempDir Path folder;
  protected Path root;
  Path payload;

  @BeforeEach
  void makeRootAndPayload() throws Exception {
    root = Files.createDirectories(folder.resolve("root"));
    write("etc/os-release", "ID=debian\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"13\"\n");
    write("var/lib/dpkg/status", STATUS);
    payload = Files.writeString(folder.resolve("image"), "abc");
  }

  protected GatePassed judge(GatePolicy policy, byte[] sbom, LocalDate asOf) throws Exception {
    return new Gate(policy)
        .judge(sbom, RootFolder.open(root), support(asOf), Map.of("rootfs", payload), asOf);
  }

  protected static String evidence(GatePassed passed) {
    return new String(passed.evidence(), StandardCharsets.UTF_8);
  }

  protected List<String> refusal(
      GatePolicy policy, byte[] sbom, LocalDate supportDay, LocalDate asOf) throws Exception {
    RootFolder inputs = RootFolder.open(root);
    SupportReport support = support(supportDay);
    GateRefusedException e =
        assertThrows(
            GateRefusedException.class,
            () -> new Gate(policy).judge(sbom, inputs, support, Map.of("rootfs", payload), asOf));
    return e.findings().stream()
        .filter(f -> f.severity() == Severity.ERROR)
        .map(Finding::rule)
        .toList();
  }

  protected byte[] sbom(LocalDate made) throws Exception {
    SbomContent content = new RootfsSource(RootFolder.open(root), os()).inventory().content();
    Instant timestamp = made.atTime(12, 0).toInstant(ZoneOffset.UTC);
    return new CycloneDxJson()
        .write(Sbom.of(SupportStatement.add(content, support(made)), timestamp));
  }

  SupportReport support(LocalDate asOf) throws Exception {
    return new SupportAssessor(Catalogue.bundled()).assess(os(), asOf, null);
  }

  protected OsIdentity os() throws Exception {
    return new OsIdentifier(Catalogue.bundled()).identify(RootFolder.open(root));
  }

  protected void write(String path, String text) throws Exception {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  protected static GatePolicy policy(String... states) throws Exception {
    return policy(0, 60, 180, states);
  }

  protected static GatePolicy policy(int daysLeft, int warn, int fail, String... states)
      throws Exception {
    String json =
        "{\"schemaVersion\":1,\"operatingSystem\":{\"allowedStates\":[\""
            + String.join("\",\"", states)
            + "\"],\"minimumSupportDaysLeft\":"
            + daysLeft
            + "},\"catalogue\":{\"warnAfterDays\":"
            + warn
            + ",\"failAfterDays\":"
            + fail
            + "},\"sbom\":{\"maximumAgeDays\":30}}";
    return GatePolicy.read(json.getBytes(StandardCharsets.UTF_8));
  }
}
