package dev.cachet.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.drift.difference.Change;
import dev.cachet.policy.GatePolicy;
import dev.cachet.rootfs.RootFolder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateDriftTest extends GateRoot {
  @Test
  void recordsWhatChangedSinceTheLastRelease() throws Exception {
    byte[] before = sbom(TODAY);
    write("var/lib/dpkg/status", STATUS.replace("Version: 12", "Version: 13"));
    GatePassed passed = judge(sbom(TODAY), Optional.of(before));
    RecordedDrift drift = GateRecord.read(passed.evidence()).drift().orElseThrow();
    assertEquals(FileDigest.hex(before), drift.previousSha256());
    assertEquals(
        List.of(Change.Kind.UPGRADED), drift.changes().stream().map(Change::kind).toList());
    assertEquals("13", drift.changes().get(0).after());
  }

  @Test
  void withoutALastReleaseNothingIsSaidOfIt() throws Exception {
    GatePassed passed = judge(sbom(TODAY), Optional.empty());
    assertEquals(Optional.empty(), GateRecord.read(passed.evidence()).drift());
    assertArrayEquals(passed.evidence(), judge(sbom(TODAY), Optional.empty()).evidence());
  }

  @Test
  void sameDocumentsGiveNoChange() throws Exception {
    byte[] sbom = sbom(TODAY);
    GateRecord record = GateRecord.read(judge(sbom, Optional.of(sbom)).evidence());
    assertEquals(List.of(), record.drift().orElseThrow().changes());
    assertEquals(TODAY, record.asOf());
    assertEquals("SUPPORTED", record.osState());
    assertEquals(FileDigest.hex(sbom), record.sbomSha256());
    assertEquals(Map.of("rootfs", FileDigest.of("rootfs", payload)), record.payloads());
  }

  @Test
  void recordWithoutTheDigestOfAPayloadIsNone() throws Exception {
    String text =
        new String(judge(sbom(TODAY), Optional.empty()).evidence(), StandardCharsets.UTF_8);
    String digest = FileDigest.of("rootfs", payload).sha256();
    assertNoRecord(text.replace(digest, digest.toUpperCase(Locale.ROOT)), "/sha256: is no SHA-256");
    assertNoRecord(text.replace(digest, ""), "/sha256: is no SHA-256");
    String entry = text.substring(text.indexOf("{\"id\":\"rootfs\""));
    String one = entry.substring(0, entry.indexOf('}') + 1);
    assertNoRecord(text.replace(one, one + "," + one), "payload rootfs stands twice");
  }

  private static void assertNoRecord(String text, String problem) {
    InvalidGateRecordException e =
        assertThrows(
            InvalidGateRecordException.class,
            () -> GateRecord.read(text.getBytes(StandardCharsets.UTF_8)));
    assertTrue(e.getMessage().endsWith(problem), e.getMessage());
  }

  @Test
  void refusesALastReleaseThatCannotBeRead() throws Exception {
    byte[] sbom = sbom(TODAY);
    GateRefusedException e =
        assertThrows(
            GateRefusedException.class, () -> judge(sbom, Optional.of(new byte[] {'{', '}'})));
    assertEquals("gate.previous-invalid", e.findings().get(0).rule());
  }

  @Test
  void somethingElseIsNoRecord() {
    for (String text : List.of("", "{}", "[]", "{\"schemaVersion\":1}", "{\"schemaVersion\":2}")) {
      InvalidGateRecordException e =
          assertThrows(
              InvalidGateRecordException.class,
              () -> GateRecord.read(text.getBytes(StandardCharsets.UTF_8)));
      assertTrue(e.getMessage().startsWith("is no record of a gate: "), e.getMessage());
    }
  }

  private GatePassed judge(byte[] sbom, Optional<byte[]> previous) throws Exception {
    GatePolicy policy = policy("SUPPORTED", "SECURITY_ONLY");
    return new Gate(policy)
        .judge(
            sbom,
            previous,
            RootFolder.open(root),
            support(TODAY),
            Map.of("rootfs", payload),
            TODAY);
  }
}
