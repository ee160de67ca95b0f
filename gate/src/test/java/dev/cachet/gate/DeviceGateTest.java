package dev.cachet.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.buildroot.BuildrootSource;
import dev.cachet.catalogue.Catalogue;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.format.CycloneDxJson;
import dev.cachet.gate.input.GateInput;
import dev.cachet.gate.input.GateInputBuilder;
import dev.cachet.gate.input.GateRefusedException;
import dev.cachet.gate.record.GateRecord;
import dev.cachet.gate.record.InvalidGateRecordException;
import dev.cachet.gate.record.RecordObjection;
import dev.cachet.gate.record.RecordedSystem;
import dev.cachet.lifecycle.Waivers;
import dev.cachet.merge.Assembly;
import dev.cachet.merge.DeviceDescription;
import dev.cachet.merge.SourceDetection;
import dev.cachet.parts.PartsSource;
import dev.cachet.policy.GatePolicy;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Sbom;
import dev.cachet.source.Source;
import dev.cachet.yocto.YoctoSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The gate on devices of several parts, each from its source to a judgement under one policy. */
class DeviceGateTest extends GateRoot {
  private static final DeviceDescription PUMP =
      new DeviceDescription("pump", "2", null, null, null);

  private GatePolicy policy() throws Exception {
    return GatePolicy.read(
        ("{\"schemaVersion\":1,\"operatingSystem\":{\"allowedStates\":[\"SUPPORTED\","
                + "\"SECURITY_ONLY\",\"WAIVED\"],\"minimumSupportDaysLeft\":0},\"catalogue\":"
                + "{\"warnAfterDays\":60,\"failAfterDays\":180},\"sbom\":{\"maximumAgeDays\":1,"
                + "\"ofManifestAlone\":\"allow\"}}")
            .getBytes(StandardCharsets.UTF_8));
  }

  private byte[] document(List<Source> sources) throws Exception {
    var inventory = Assembly.of(sources, sources.size() > 1 ? PUMP : null);
    return new CycloneDxJson()
        .write(Sbom.of(inventory.content(), TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC)));
  }

  private GateInputBuilder input(byte[] sbom) {
    return GateInput.of(sbom, Catalogue.bundled(), TODAY).payloads(Map.of("rootfs", payload));
  }

  private Source rootSource(Path of) throws Exception {
    return SourceDetection.root(of, Catalogue.bundled());
  }

  private Path controller(String end) throws Exception {
    return Files.writeString(
        folder.resolve("controller.json"),
        "{\"schemaVersion\":1,\"name\":\"controller\",\"version\":\"3\",\"complete\":true,\"parts\":"
            + "[{\"name\":\"my-rtos\",\"version\":\"4.1\",\"type\":\"operating-system\","
            + "\"supplier\":{\"name\":\"Rtos\"},\"needs\":[],\"support\":{\"level\":\"actively"
            + " maintained\",\"endOfSupport\":\""
            + end
            + "\"}}]}");
  }

  private List<String> errors(GateInput input) throws Exception {
    Gate gate = new Gate(policy());
    GateRefusedException refused =
        assertThrows(GateRefusedException.class, () -> gate.judge(input));
    return refused.findings().stream()
        .filter(each -> each.severity() == Severity.ERROR)
        .map(Finding::rule)
        .distinct()
        .toList();
  }

  @Test
  void judgesHostAndMicrocontrollerAndNamesTheOneThatEndsFirst() throws Exception {
    Path parts = controller("2027-12-31");
    byte[] sbom = document(List.of(rootSource(root), new PartsSource(parts)));
    GatePassed passed =
        new Gate(policy())
            .judge(input(sbom).root(RootFolder.open(root)).thing(new PartsSource(parts)).build());
    assertEquals("my-rtos", passed.osId());
    assertEquals("4.1", passed.osVersion());
    assertEquals("2027-12-31", String.valueOf(passed.osSupportEnd()));
    assertTrue(passed.osSupport().contains("debian 13: supported until 2028-08-09"));
    GateRecord record = GateRecord.read(passed.evidence());
    assertEquals(
        List.of("my-rtos", "debian"), record.systems().stream().map(RecordedSystem::id).toList());
    assertEquals(Optional.empty(), record.objection(TODAY));
    assertFalse(evidence(passed).contains("gate.part-not-compared"));
  }

  @Test
  void namesTheHostWhereItsSupportEndsFirst() throws Exception {
    Path parts = controller("2035-12-31");
    byte[] sbom = document(List.of(rootSource(root), new PartsSource(parts)));
    GatePassed passed =
        new Gate(policy())
            .judge(input(sbom).root(RootFolder.open(root)).thing(new PartsSource(parts)).build());
    assertEquals("debian", passed.osId());
  }

  @Test
  void refusesTheDeviceWhereOneOfItsSystemsIsDead() throws Exception {
    Path parts = controller("2020-12-31");
    byte[] sbom = document(List.of(rootSource(root), new PartsSource(parts)));
    assertEquals(
        List.of("gate.os-state"),
        errors(input(sbom).root(RootFolder.open(root)).thing(new PartsSource(parts)).build()));
  }

  @Test
  void aRecordThatNamesTheLaterSystemFirstIsNone() throws Exception {
    Path parts = controller("2027-12-31");
    byte[] sbom = document(List.of(rootSource(root), new PartsSource(parts)));
    String record =
        evidence(
            new Gate(policy())
                .judge(
                    input(sbom).root(RootFolder.open(root)).thing(new PartsSource(parts)).build()));
    String later = record.replace("\"supportEnd\":\"2027-12-31\"", "\"supportEnd\":\"2037-12-31\"");
    assertThrows(
        InvalidGateRecordException.class,
        () -> GateRecord.read(later.getBytes(StandardCharsets.UTF_8)));
    int several = record.indexOf("\"operatingSystems\":");
    String state = "\"state\":\"SUPPORTED\"";
    String dead =
        record.substring(0, several)
            + record.substring(several).replace(state, "\"state\":\"ENDED\"");
    assertThrows(
        InvalidGateRecordException.class,
        () -> GateRecord.read(dead.getBytes(StandardCharsets.UTF_8)));
    int last = record.lastIndexOf(state);
    String one =
        record.substring(0, last) + "\"state\":\"ENDED\"" + record.substring(last + state.length());
    assertEquals(
        RecordObjection.Kind.VIOLATED,
        GateRecord.read(one.getBytes(StandardCharsets.UTF_8))
            .objection(TODAY)
            .orElseThrow()
            .kind());
  }

  @Test
  void refusesASystemThatNobodyNamed() throws Exception {
    Path parts = controller("2030-12-31");
    byte[] sbom = document(List.of(rootSource(root), new PartsSource(parts)));
    assertEquals(
        List.of("gate.system-not-compared"),
        errors(input(sbom).thing(new PartsSource(parts)).build()));
  }

  @Test
  void refusesARootThatNoPartDescribes() throws Exception {
    byte[] sbom = document(List.of(rootSource(root), new PartsSource(controller("2030-12-31"))));
    Path other = folder.resolve("other");
    Files.createDirectories(other.resolve("etc"));
    Files.writeString(other.resolve("etc/os-release"), "ID=debian\nVERSION_ID=12\n");
    assertEquals(
        List.of("gate.root-not-described"),
        errors(input(sbom).root(RootFolder.open(root)).root(RootFolder.open(other)).build()));
  }

  @Test
  void comparesEachOfTwoRootsWithItsPart() throws Exception {
    Path other = folder.resolve("other");
    Files.createDirectories(other.resolve("etc"));
    Files.createDirectories(other.resolve("var/lib/dpkg"));
    Files.writeString(
        other.resolve("etc/os-release"), "ID=ubuntu\nNAME=\"Ubuntu\"\nVERSION_ID=\"24.04\"\n");
    Files.writeString(
        other.resolve("var/lib/dpkg/status"), STATUS.replace("base-files", "other-files"));
    byte[] sbom = document(List.of(rootSource(root), rootSource(other)));
    GateInputBuilder both = input(sbom).root(RootFolder.open(root)).root(RootFolder.open(other));
    GatePassed passed = new Gate(policy()).judge(both.build());
    assertEquals("debian", passed.osId());
    assertTrue(passed.osSupport().contains("; ubuntu 24.04: "), passed.osSupport());
    assertEquals(
        List.of("gate.system-not-compared"),
        errors(input(sbom).root(RootFolder.open(root)).build()));
    Files.writeString(other.resolve("var/lib/dpkg/status"), STATUS.replace("12", "13"));
    assertEquals(List.of("drift.input-changed"), errors(both.build()));
  }

  @Test
  void judgesAYoctoImageByItsManifestAndRefusesThatOfAnother() throws Exception {
    Files.delete(root.resolve("var/lib/dpkg/status"));
    write(
        "etc/os-release",
        "ID=poky\nNAME=\"Poky (Yocto Project Reference Distro)\"\nVERSION_ID=5.0.3\n");
    Path manifest =
        Files.writeString(folder.resolve("i.rootfs.manifest"), "busybox core2_64 1.36.1-r0\n");
    byte[] sbom = document(List.of(new YoctoSource(manifest)));
    GateInputBuilder same =
        input(sbom).root(RootFolder.open(root)).thing(new YoctoSource(manifest));
    GatePassed passed = new Gate(policy()).judge(same.build());
    assertEquals("poky", passed.osId());
    Files.writeString(manifest, "busybox core2_64 1.35.0-r0\nopenssh core2_64 9.6-r0\n");
    assertTrue(
        errors(same.build()).stream().anyMatch(rule -> rule.startsWith("drift.")),
        errors(same.build()).toString());
  }

  @Test
  void judgesWhatBuildrootBuilt() throws Exception {
    Files.delete(root.resolve("var/lib/dpkg/status"));
    write("etc/os-release", "ID=buildroot\nNAME=Buildroot\nVERSION_ID=2025.02\n");
    Path info = Files.createDirectories(folder.resolve("output/legal-info"));
    String head =
        "\"PACKAGE\",\"VERSION\",\"LICENSE\",\"LICENSE FILES\",\"SOURCE ARCHIVE\","
            + "\"SOURCE SITE\",\"DEPENDENCIES WITH LICENSES\"\n";
    Files.writeString(
        info.resolve("manifest.csv"),
        head + "\"busybox\",\"1.36.1\",\"GPL-2.0\",\"\",\"a\",\"b\",\"\"\n");
    byte[] sbom = document(List.of(new BuildrootSource(folder.resolve("output"))));
    GateInput input =
        input(sbom)
            .root(RootFolder.open(root))
            .thing(new BuildrootSource(folder.resolve("output")))
            .build();
    assertEquals("buildroot", new Gate(policy()).judge(input).osId());
  }

  @Test
  void aWaiverInForceLetsADeadSystemPassAndStandsInTheRecord() throws Exception {
    write("etc/os-release", "ID=debian\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"10\"\n");
    byte[] sbom = document(List.of(rootSource(root)));
    GateInputBuilder input = input(sbom).root(RootFolder.open(root));
    assertEquals(List.of("gate.os-state"), errors(input.build()));
    for (String state : List.of("ended", "extended_contract")) {
      input.waivers(waiver(state, TODAY.plusDays(10).toString()));
      if (new ArrayList<>(support(TODAY).verdicts())
          .get(0)
          .state()
          .name()
          .equalsIgnoreCase(state)) {
        GatePassed passed = new Gate(policy()).judge(input.build());
        assertTrue(evidence(passed).contains("WAIVED"), evidence(passed));
        assertTrue(evidence(passed).contains("isolated"), evidence(passed));
      } else {
        assertEquals(List.of("gate.os-state"), errors(input.build()));
      }
    }
    input.waivers(waiver("ended", TODAY.minusDays(1).toString()));
    assertEquals(List.of("gate.os-state"), errors(input.build()));
  }

  private static Waivers waiver(String state, String expires) throws Exception {
    return Waivers.read(
        ("{\"schemaVersion\":1,\"waivers\":[{\"subject\":\"debian 10\",\"state\":\""
                + state
                + "\",\"approved\":\""
                + TODAY.minusDays(30)
                + "\",\"expires\":\""
                + expires
                + "\",\"justification\":\"because\",\"control\":\"isolated\",\"approver\":"
                + "\"regulatory affairs\"}]}")
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void refusesAThingThatCannotBeReadAsWhatItIs() throws Exception {
    Path parts = Files.writeString(folder.resolve("parts.json"), "{}");
    GateInput input =
        input(sbom(TODAY)).root(RootFolder.open(root)).thing(new PartsSource(parts)).build();
    Gate gate = new Gate(policy("SUPPORTED", "SECURITY_ONLY", "EXTENDED_CONTRACT"));
    List<String> rules =
        assertThrows(GateRefusedException.class, () -> gate.judge(input)).findings().stream()
            .map(Finding::rule)
            .toList();
    assertTrue(rules.contains("gate.source-unread"), rules.toString());
  }
}
