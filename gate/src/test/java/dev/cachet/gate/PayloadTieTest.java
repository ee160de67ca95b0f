package dev.cachet.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.format.CycloneDxJson;
import dev.cachet.gate.input.GateInput;
import dev.cachet.gate.input.GateInputBuilder;
import dev.cachet.gate.input.GateRefusedException;
import dev.cachet.gate.record.GateRecord;
import dev.cachet.merge.Assembly;
import dev.cachet.merge.DeviceDescription;
import dev.cachet.merge.SourceDetection;
import dev.cachet.parts.PartsSource;
import dev.cachet.payload.PayloadTie;
import dev.cachet.policy.GatePolicy;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Sbom;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

/** What a payload is tied by, and what a policy makes of one that is tied by nothing. */
class PayloadTieTest extends GateRoot {
  private static final String REFUSE = ",\"payloads\":{\"notDescribed\":\"refuse\"}";
  private static final String STRICT =
      ",\"payloads\":{\"notDescribed\":\"refuse\",\"byStatement\":\"refuse\"}";

  private static GatePolicy policy(String more) throws Exception {
    return GatePolicy.read(
        ("{\"schemaVersion\":1,\"operatingSystem\":{\"allowedStates\":[\"SUPPORTED\"],"
                + "\"minimumSupportDaysLeft\":0},\"catalogue\":{\"warnAfterDays\":60,"
                + "\"failAfterDays\":180},\"sbom\":{\"maximumAgeDays\":1}"
                + more
                + "}")
            .getBytes(StandardCharsets.UTF_8));
  }

  private GateInputBuilder input(byte[] sbom) throws Exception {
    return GateInput.of(sbom, Catalogue.bundled(), TODAY)
        .root(RootFolder.open(root))
        .payloads(Map.of("rootfs", payload));
  }

  private PayloadTie tie(GatePolicy policy, GateInput input) throws Exception {
    return GateRecord.read(new Gate(policy).judge(input).evidence()).ties().get("rootfs");
  }

  private static List<String> errors(GatePolicy policy, GateInput input) {
    Gate gate = new Gate(policy);
    return assertThrows(GateRefusedException.class, () -> gate.judge(input)).findings().stream()
        .filter(each -> each.severity() == Severity.ERROR)
        .map(Finding::rule)
        .toList();
  }

  private void pack(boolean zipped) throws Exception {
    try (OutputStream raw = Files.newOutputStream(payload);
        OutputStream out = zipped ? new GZIPOutputStream(raw) : raw;
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      List<Path> all;
      try (Stream<Path> found = Files.walk(root)) {
        all = found.sorted().filter(each -> !each.equals(root)).toList();
      }
      for (Path each : all) {
        add(tar, each);
      }
    }
  }

  private void add(TarArchiveOutputStream tar, Path file) throws IOException {
    String name = "./" + root.relativize(file);
    if (Files.isSymbolicLink(file)) {
      TarArchiveEntry link = new TarArchiveEntry(name, TarArchiveEntry.LF_SYMLINK);
      link.setLinkName(Files.readSymbolicLink(file).toString());
      tar.putArchiveEntry(link);
    } else {
      TarArchiveEntry entry = new TarArchiveEntry(name + (Files.isDirectory(file) ? "/" : ""));
      entry.setSize(Files.isDirectory(file) ? 0 : Files.size(file));
      tar.putArchiveEntry(entry);
      if (!Files.isDirectory(file)) {
        Files.copy(file, tar);
      }
    }
    tar.closeArchiveEntry();
  }

  @Test
  void aPayloadThatNothingDescribesIsWarnedOfOrRefusedAsThePolicySays() throws Exception {
    GateInput input = input(sbom(TODAY)).build();
    GatePassed passed = new Gate(policy("")).judge(input);
    assertTrue(evidence(passed).contains("gate.payload-not-described"), evidence(passed));
    assertEquals(PayloadTie.NOT_TIED, GateRecord.read(passed.evidence()).ties().get("rootfs"));
    assertEquals(List.of("gate.payload-not-described"), errors(policy(REFUSE), input));
    assertEquals(List.of("gate.payload-not-described"), errors(policy(STRICT), input));
  }

  @Test
  void anArchiveIsTiedToTheRootThatItHolds() throws Exception {
    Files.createSymbolicLink(root.resolve("link"), Path.of("etc/os-release"));
    for (boolean zipped : List.of(false, true)) {
      pack(zipped);
      PayloadTie tie = tie(policy(STRICT), input(sbom(TODAY)).build());
      assertEquals(PayloadTie.Kind.ARCHIVE, tie.kind());
      assertEquals("debian 13", tie.part());
      assertTrue(tie.rootSha256().orElseThrow().matches("[0-9a-f]{64}"));
    }
  }

  @Test
  void anArchiveOfAnotherRootIsNotTied() throws Exception {
    write("opt/tool", "content");
    pack(true);
    for (String other : List.of("opt/tool", "opt/second")) {
      Files.writeString(root.resolve(other), "exchanged");
      byte[] sbom = sbom(TODAY);
      assertEquals(
          List.of("gate.payload-not-described"), errors(policy(REFUSE), input(sbom).build()));
      GateInput stated = input(sbom).madeOf("rootfs", RootFolder.open(root)).build();
      assertEquals(List.of("gate.payload-differs"), errors(policy(""), stated));
    }
    Files.delete(root.resolve("opt/second"));
    Files.delete(root.resolve("opt/tool"));
    Files.createSymbolicLink(root.resolve("opt/tool"), Path.of("content"));
    assertEquals(
        List.of("gate.payload-not-described"), errors(policy(REFUSE), input(sbom(TODAY)).build()));
  }

  @Test
  void aStatementIsRecordedAsOne() throws Exception {
    GateInput input = input(sbom(TODAY)).madeOf("rootfs", RootFolder.open(root)).build();
    PayloadTie tie = tie(policy(REFUSE), input);
    assertEquals(PayloadTie.Kind.STATEMENT, tie.kind());
    String before = tie.rootSha256().orElseThrow();
    assertEquals(List.of("gate.payload-by-statement"), errors(policy(STRICT), input));
    write("opt/tool", "more");
    GateInput changed = input(sbom(TODAY)).madeOf("rootfs", RootFolder.open(root)).build();
    assertTrue(!before.equals(tie(policy(REFUSE), changed).rootSha256().orElseThrow()));
  }

  @Test
  void aStatementAboutAPayloadThatIsNotThereIsRefused() throws Exception {
    GateInput input = input(sbom(TODAY)).madeOf("image", RootFolder.open(root)).build();
    assertEquals(List.of("gate.payload-missing"), errors(policy(""), input));
  }

  @Test
  void aPartIsTiedByTheDigestOfItsFileUntilItIsExchanged() throws Exception {
    Path parts =
        Files.writeString(
            folder.resolve("parts.json"),
            "{\"schemaVersion\":1,\"name\":\"fpga\",\"complete\":true,\"parts\":[{\"name\":\"bits\","
                + "\"version\":\"7\",\"supplier\":{\"name\":\"Maker\"},\"file\":\"image\","
                + "\"needs\":[]}]}");
    var whole =
        Assembly.of(
            List.of(SourceDetection.root(root, Catalogue.bundled()), new PartsSource(parts)),
            new DeviceDescription("pump", "2", null, null, null));
    byte[] sbom =
        new CycloneDxJson()
            .write(Sbom.of(whole.content(), TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC)));
    GateInputBuilder input = input(sbom).thing(new PartsSource(parts));
    PayloadTie tie = tie(policy(STRICT), input.build());
    assertEquals(PayloadTie.Kind.FILE, tie.kind());
    assertEquals("bits 7", tie.part());
    Files.writeString(payload, "exchanged");
    List<String> rules = errors(policy(REFUSE), input.build());
    assertTrue(rules.contains("gate.payload-not-described"), rules.toString());
    assertTrue(rules.stream().anyMatch(rule -> rule.startsWith("drift.")), rules.toString());
  }
}
