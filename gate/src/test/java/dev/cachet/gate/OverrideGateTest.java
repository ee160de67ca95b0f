package dev.cachet.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.change.ChangeClaim;
import dev.cachet.change.ChangeClass;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.gate.input.DeclaredRelease;
import dev.cachet.gate.input.GateInput;
import dev.cachet.gate.input.GateInputBuilder;
import dev.cachet.gate.input.GateRefusedException;
import dev.cachet.gate.input.PreviousRelease;
import dev.cachet.gate.record.GateRecord;
import dev.cachet.gate.record.RecordObjection;
import dev.cachet.gate.rule.FileDigest;
import dev.cachet.lifecycle.Waivers;
import dev.cachet.override.GateOverrides;
import dev.cachet.override.Overridden;
import dev.cachet.policy.DeviceCategory;
import dev.cachet.policy.GatePolicy;
import dev.cachet.rootfs.RootFolder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a role lets pass although the gate refuses it, and what becomes of its paper. */
class OverrideGateTest extends GateRoot {
  private static GatePolicy policy() throws Exception {
    return GatePolicy.read(
        ("{\"schemaVersion\":1,\"category\":{\"mdr\":\"IIb\"},\"change\":{\"subject\":"
                + "\"embedded\"},\"catalogue\":{\"warnAfterDays\":60,\"failAfterDays\":180},"
                + "\"payloads\":{\"notDescribed\":\"warn\"}}")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static String override(
      String rule, String subject, String previous, byte[] sbom, LocalDate from, LocalDate to) {
    return "{\"rule\":\"%s\",\"subject\":\"%s\",\"previousSbom\":\"%s\",\"sbom\":\"%s\",\"approved\":\"%s\",\"expires\":\"%s\",\"role\":\"quality assurance\",\"reason\":\"CR-12\"}"
        .formatted(rule, subject, previous, FileDigest.hex(sbom), from, to);
  }

  private static GateOverrides file(String... each) throws Exception {
    return GateOverrides.read(
        ("{\"schemaVersion\":1,\"overrides\":[" + String.join(",", each) + "]}")
            .getBytes(StandardCharsets.UTF_8));
  }

  private GateInputBuilder input(byte[] sbom, long counter) throws Exception {
    return GateInput.of(sbom, Catalogue.bundled(), TODAY)
        .root(RootFolder.open(root))
        .payloads(Map.of("rootfs", payload))
        .declared(
            new DeclaredRelease(
                "pump",
                counter,
                ChangeClass.SECURITY_PATCH,
                ChangeClaim.UdiDi.KEPT,
                List.of("04012345678901"),
                DeviceCategory.NONE,
                Optional.empty()));
  }

  private static List<Finding> refused(GatePolicy policy, GateInput input) {
    Gate gate = new Gate(policy);
    return assertThrows(GateRefusedException.class, () -> gate.judge(input)).findings();
  }

  private static String unused(List<Finding> findings) {
    return findings.stream()
        .filter(each -> each.rule().equals("gate.override-unused"))
        .filter(each -> each.severity() == Severity.ERROR)
        .map(Finding::message)
        .findFirst()
        .orElse("no gate.override-unused in " + findings);
  }

  @Test
  void letsOneFindingPassAndRecordsWhoAnswers() throws Exception {
    byte[] sbom = sbom(TODAY);
    GateOverrides overrides =
        file(override("gate.network-missing", "network", "none", sbom, TODAY, TODAY.plusDays(9)));
    GateInput input = input(sbom, 1).unsafeOverrides(overrides).build();
    assertTrue(
        refused(policy(), input(sbom, 1).build()).stream()
            .anyMatch(each -> each.rule().equals("gate.network-missing")));
    GatePassed passed = new Gate(policy()).judge(input);
    assertEquals(overrides.all(), passed.overrides());
    GateRecord record = GateRecord.read(passed.evidence());
    assertEquals(overrides.all(), record.unsafeOverrides());
    // What was found stays what it is.
    assertTrue(
        record.findings().stream()
            .anyMatch(
                each ->
                    each.rule().equals("gate.network-missing")
                        && each.severity() == Severity.ERROR));
    assertEquals(Optional.empty(), record.objection(TODAY));
    assertEquals(Optional.empty(), record.objection(TODAY, TODAY.plusDays(9)));
    assertTrue(
        record
            .objection(TODAY, TODAY.plusDays(10))
            .orElseThrow()
            .sentence()
            .contains("the override of gate.network-missing about network"));
  }

  /** An override that lets nothing pass hides that something else was meant. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gate.network-missing|other|none|0|9|refuses nothing about this subject",
        "gate.sbom-too-old|sbom|none|0|9|refuses nothing about this subject",
        "gate.network-missing|network|none|-30|-1|is judged",
        "gate.network-missing|network|none|1|9|is judged",
        "gate.network-missing|network|aaaa|0|9|about other SBOMs",
      })
  void doesNotCountForAnythingElse(
      String rule, String subject, String previous, int from, int to, String why) throws Exception {
    byte[] sbom = sbom(TODAY);
    String before = previous.equals("none") ? previous : "a".repeat(64);
    GateOverrides overrides =
        file(override(rule, subject, before, sbom, TODAY.plusDays(from), TODAY.plusDays(to)));
    List<Finding> found = refused(policy(), input(sbom, 1).unsafeOverrides(overrides).build());
    assertTrue(unused(found).contains(why), unused(found));
  }

  @Test
  void isAboutThisSbomAlone() throws Exception {
    byte[] sbom = sbom(TODAY);
    GateOverrides overrides =
        file(
            override(
                "gate.network-missing", "network", "none", new byte[1], TODAY, TODAY.plusDays(9)));
    List<Finding> found = refused(policy(), input(sbom, 1).unsafeOverrides(overrides).build());
    assertTrue(unused(found).contains("about other SBOMs"), unused(found));
  }

  @Test
  void letsAContradictedClaimPassByTheRuleThatContradicts() throws Exception {
    byte[] now = sbom(TODAY);
    byte[] before = older();
    GatePolicy policy =
        GatePolicy.read(
            ("{\"schemaVersion\":1,\"operatingSystem\":{\"allowedStates\":[\"SUPPORTED\"],"
                    + "\"minimumSupportDaysLeft\":0},\"catalogue\":{\"warnAfterDays\":60,"
                    + "\"failAfterDays\":180},\"sbom\":{\"maximumAgeDays\":1},\"change\":{"
                    + "\"subject\":\"standalone\"}}")
                .getBytes(StandardCharsets.UTF_8));
    PreviousRelease last = PreviousRelease.ofSbom(before);
    List<Finding> found = refused(policy, input(now, 2).previous(last).build());
    List<String> overrides =
        found.stream()
            .filter(each -> each.severity() == Severity.ERROR)
            .map(
                each ->
                    override(
                        Overridden.rule(each),
                        each.subject(),
                        FileDigest.hex(last.sbom()),
                        now,
                        TODAY,
                        TODAY))
            .toList();
    assertTrue(overrides.get(0).contains("change.os-release"), overrides.toString());
    GateInput input =
        input(now, 2)
            .previous(last)
            .unsafeOverrides(file(overrides.toArray(String[]::new)))
            .build();
    GateRecord record = GateRecord.read(new Gate(policy).judge(input).evidence());
    assertEquals(Optional.empty(), record.objection(TODAY));
    assertTrue(record.objection(TODAY, TODAY.plusDays(1)).isPresent());
  }

  private byte[] older() throws Exception {
    write("etc/os-release", "ID=debian\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\n");
    byte[] sbom = sbom(TODAY);
    write("etc/os-release", "ID=debian\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"13\"\n");
    return sbom;
  }

  /** Who writes an override into a record still needs one that counts. */
  @Test
  void editedOverrideOfARecordCountsForNothing() throws Exception {
    byte[] sbom = sbom(TODAY);
    GateOverrides overrides =
        file(override("gate.network-missing", "network", "none", sbom, TODAY, TODAY.plusDays(9)));
    String text =
        evidence(new Gate(policy()).judge(input(sbom, 1).unsafeOverrides(overrides).build()));
    String other = FileDigest.hex(new byte[1]);
    for (String edited :
        List.of(
            text.replace(
                "\"subject\":\"network\",\"previousSbom\"", "\"subject\":\"x\",\"previousSbom\""),
            text.replace(
                "\"rule\":\"gate.network-missing\",\"subject\":\"network\",\"previousSbom\"",
                "\"rule\":\"gate.os-state\",\"subject\":\"network\",\"previousSbom\""),
            text.replace(
                "\"previousSbom\":\"none\",\"sbom\":\"" + FileDigest.hex(sbom),
                "\"previousSbom\":\"none\",\"sbom\":\"" + other),
            text.replace("\"previousSbom\":\"none\"", "\"previousSbom\":\"" + other + "\""))) {
      assertTrue(!edited.equals(text), "nothing was edited");
      assertTrue(
          GateRecord.read(edited.getBytes(StandardCharsets.UTF_8)).objection(TODAY).isPresent(),
          edited);
    }
  }

  private static Waivers waiver(LocalDate from, LocalDate to) throws Exception {
    return Waivers.read(
        ("{\"schemaVersion\":1,\"waivers\":[{\"subject\":\"debian 13\",\"state\":\"supported\","
                + "\"approved\":\""
                + from
                + "\",\"expires\":\""
                + to
                + "\",\"justification\":\"j\",\"control\":\"c\",\"approver\":\"quality\"}]}")
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aWaiverIsJudgedAgainAtSealing() throws Exception {
    GateInput input =
        GateInput.of(sbom(TODAY), Catalogue.bundled(), TODAY)
            .root(RootFolder.open(root))
            .payloads(Map.of("rootfs", payload))
            .waivers(waiver(TODAY, TODAY.plusDays(5)))
            .build();
    GatePassed passed = new Gate(policy(0, 60, 180, "WAIVED")).judge(input);
    GateRecord record = GateRecord.read(passed.evidence());
    assertEquals("quality", record.waivers().get(0).approver());
    assertEquals(Optional.empty(), record.objection(TODAY, TODAY.plusDays(5)));
    RecordObjection over = record.objection(TODAY, TODAY.plusDays(6)).orElseThrow();
    assertEquals(RecordObjection.Kind.VIOLATED, over.kind());
    assertTrue(over.sentence().contains("the waiver for debian 13 holds from"), over.sentence());
    String without = evidence(passed).replaceFirst("\"waivers\":\\[\\{[^]]*\\],", "");
    RecordObjection none =
        GateRecord.read(without.getBytes(StandardCharsets.UTF_8)).objection(TODAY).orElseThrow();
    assertEquals(RecordObjection.Kind.CANNOT_BE_TOLD, none.kind());
    String notAllowed = evidence(passed).replace("[\"WAIVED\"]", "[\"SUPPORTED\"]");
    assertTrue(
        GateRecord.read(notAllowed.getBytes(StandardCharsets.UTF_8))
            .objection(TODAY)
            .orElseThrow()
            .sentence()
            .contains("is WAIVED, which the policy in the record does not allow"));
  }

  @Test
  void aWaiverThatTheLevelOfTheRecordDoesNotAcceptIsRefused() throws Exception {
    GatePolicy policy =
        GatePolicy.read(
            ("{\"schemaVersion\":1,\"category\":{\"mdr\":\"I\"},\"catalogue\":{\"warnAfterDays\":"
                    + "60,\"failAfterDays\":180},\"change\":{\"subject\":\"embedded\"}}")
                .getBytes(StandardCharsets.UTF_8));
    GateInput input = input(sbom(TODAY), 1).waivers(waiver(TODAY, TODAY.plusDays(300))).build();
    String text = evidence(new Gate(policy).judge(input));
    String longer =
        text.replace("\"approved\":\"" + TODAY, "\"approved\":\"" + TODAY.minusDays(90));
    RecordObjection life =
        GateRecord.read(longer.getBytes(StandardCharsets.UTF_8)).objection(TODAY).orElseThrow();
    assertTrue(life.sentence().contains("lasts 390 days"), life.sentence());
  }
}
