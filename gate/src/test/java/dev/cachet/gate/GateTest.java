package dev.cachet.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.format.CycloneDxJson;
import dev.cachet.identity.ComponentHash;
import dev.cachet.lifecycle.Catalogue;
import dev.cachet.lifecycle.SupportAssessor;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.SupportState;
import dev.cachet.policy.GatePolicy;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Sbom;
import dev.cachet.support.SupportStatement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest extends GateRoot {
  @Test
  void passesWhatThePolicyAllowsAndSaysWhatItSaw() throws Exception {
    byte[] sbom = sbom(TODAY);
    GatePassed passed = judge(policy("SUPPORTED", "SECURITY_ONLY"), sbom, TODAY);
    assertEquals("debian", passed.osId());
    assertEquals("13", passed.osVersion());
    assertEquals(TODAY, passed.osAsOf());
    assertEquals(support(TODAY).verdicts().get(0).supportEnd(), passed.osSupportEnd());
    assertArrayEquals(sbom, passed.sbom());
    assertEquals(
        Map.of("rootfs", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        passed.payloadSha256());
    String evidence = new String(passed.evidence(), StandardCharsets.UTF_8);
    assertTrue(evidence.startsWith("{\"schemaVersion\":1,\"asOf\":\"" + TODAY + "\""), evidence);
    assertTrue(evidence.contains("\"sha256\":\"" + FileDigest.hex(sbom) + "\""));
    assertTrue(evidence.contains("\"payloads\":[{\"id\":\"rootfs\",\"sha256\":\"ba7816bf"));
    assertTrue(evidence.contains("\"catalogueSnapshot\":\"" + SNAPSHOT + "\""));
    assertTrue(!evidence.contains(folder.toString()));
  }

  @Test
  void writesTheSameEvidenceForTheSameJudgement() throws Exception {
    byte[] sbom = sbom(TODAY);
    GatePolicy policy = policy("SUPPORTED", "SECURITY_ONLY");
    assertArrayEquals(judge(policy, sbom, TODAY).evidence(), judge(policy, sbom, TODAY).evidence());
  }

  @Test
  void refusesAStateThatThePolicyDoesNotList() throws Exception {
    assertEquals(
        List.of("gate.os-state"), refusal(policy("EXTENDED_CONTRACT"), sbom(TODAY), TODAY, TODAY));
  }

  @Test
  void refusesAnUnknownSystemUnlessThePolicyListsIt() throws Exception {
    write("etc/os-release", "ID=nobody-knows\nVERSION_ID=7\n");
    byte[] sbom = sbom(TODAY);
    assertEquals(
        List.of("gate.os-state"),
        refusal(policy("SUPPORTED", "SECURITY_ONLY"), sbom, TODAY, TODAY));
    GatePassed passed = judge(policy("SUPPORTED", "UNKNOWN"), sbom, TODAY);
    assertEquals(null, passed.osSupportEnd());
    assertTrue(
        new String(passed.evidence(), StandardCharsets.UTF_8)
            .contains("gate.support-without-days"));
  }

  @Test
  void refusesACycleThatIsNotListed() throws Exception {
    write("etc/os-release", "ID=debian\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"99\"\n");
    assertEquals(
        List.of("gate.os-state"),
        refusal(policy("SUPPORTED", "SECURITY_ONLY"), sbom(TODAY), TODAY, TODAY));
  }

  @Test
  void refusesTooFewDaysOfSupport() throws Exception {
    LocalDate end = support(TODAY).verdicts().get(0).supportEnd();
    GatePolicy policy =
        policy(36500, 36500, 36500, "SUPPORTED", "SECURITY_ONLY", "EXTENDED_CONTRACT");
    assertEquals(List.of("gate.support-days-left"), refusal(policy, sbom(TODAY), TODAY, TODAY));
    GatePolicy lastDay = policy(0, 36500, 36500, "SUPPORTED", "SECURITY_ONLY");
    assertEquals(end, judge(lastDay, sbom(end), end).osAsOf());
  }

  @Test
  void refusesExtendedSupportThatEndsBeforeTheService() throws Exception {
    LocalDate extended = TODAY.plusYears(3);
    SupportReport ends =
        new SupportAssessor(Catalogue.bundled()).assess(os(), extended, TODAY.plusYears(30));
    assertEquals(SupportState.EXTENDED_CONTRACT, ends.verdicts().get(0).state());
    GatePolicy policy = policy(0, 36500, 36500, "EXTENDED_CONTRACT");
    byte[] sbom = sbom(extended);
    RootFolder inputs = RootFolder.open(root);
    GateRefusedException refused =
        assertThrows(
            GateRefusedException.class,
            () -> new Gate(policy).judge(sbom, inputs, ends, Map.of("rootfs", payload), extended));
    assertEquals(
        List.of("gate.ends-before-service"),
        refused.findings().stream()
            .filter(f -> f.severity() == Severity.ERROR)
            .map(Finding::rule)
            .toList());
  }

  /** A signer who reads "supported" where only a contract helps clears what nobody mends. */
  @Test
  void tellsExtendedSupportFromSupport() throws Exception {
    assertEquals(
        "debian 13: supported until 2028-08-09, as of " + TODAY,
        judge(policy("SUPPORTED"), sbom(TODAY), TODAY).osSupport());
    write("etc/os-release", "ID=debian\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\n");
    GatePassed passed = judge(policy("SUPPORTED", "EXTENDED_CONTRACT"), sbom(TODAY), TODAY);
    assertEquals(
        "debian 12: no longer supported for everybody, extended support only until 2028-06-30,"
            + " as of "
            + TODAY,
        passed.osSupport());
    String why = GateRecord.read(passed.evidence()).osExplanation();
    assertTrue(why.contains("is over since 20") && why.contains("until 2028-06-30"), why);
    GatePolicy strict = policy(5000, 60, 180, "EXTENDED_CONTRACT");
    RootFolder inputs = RootFolder.open(root);
    byte[] sbom = sbom(TODAY);
    SupportReport support = support(TODAY);
    GateRefusedException refused =
        assertThrows(
            GateRefusedException.class,
            () -> new Gate(strict).judge(sbom, inputs, support, Map.of("p", payload), TODAY));
    assertFalse(refused.getMessage().contains("is supported until"), refused.getMessage());
    assertTrue(refused.getMessage().contains("extended support only until 2028-06-30"));
  }

  /** Whoever takes the digests out of a document could exchange the files unseen. */
  @ParameterizedTest
  @ValueSource(strings = {"", "MD5", "SHA-1"})
  void refusesADocumentWhoseDigestsWereTakenOut(String left) throws Exception {
    write("var/lib/dpkg/info/base-files.list", "/.\n/etc\n/etc/os-release\n/usr/bin/tool\n");
    write("usr/bin/tool", "content");
    Sbom whole = new CycloneDxJson().read(sbom(TODAY));
    List<ComponentHash> weak =
        left.isEmpty()
            ? List.of()
            : List.of(new ComponentHash(left, "0".repeat(left.equals("MD5") ? 32 : 40)));
    List<Component> bare =
        whole.components().stream()
            .map(c -> c.hashes().isEmpty() ? c : c.toBuilder().hashes(weak).build())
            .toList();
    assertFalse(whole.components().equals(bare), "no component has a digest");
    byte[] edited =
        new CycloneDxJson()
            .write(
                Sbom.of(
                    whole.content().toBuilder().components(bare).build(),
                    whole.timestamp().orElseThrow()));
    write("usr/bin/tool", "exchanged");
    assertTrue(
        refusal(policy("SUPPORTED", "SECURITY_ONLY"), edited, TODAY, TODAY)
            .contains("drift.no-hash"));
  }

  @Test
  void warnsOfAnOldCatalogueAndRefusesOneThatIsTooOld() throws Exception {
    GatePolicy policy = policy(0, 10, 30, "SUPPORTED", "SECURITY_ONLY");
    LocalDate old = SNAPSHOT.plusDays(30);
    LocalDate tooOld = SNAPSHOT.plusDays(31);
    assertTrue(
        new String(judge(policy, sbom(old), old).evidence(), StandardCharsets.UTF_8)
            .contains("gate.catalogue-old"));
    assertEquals(List.of("gate.catalogue-too-old"), refusal(policy, sbom(tooOld), tooOld, tooOld));
  }

  @Test
  void refusesAnOldDayOnWhichADeadSystemWasAlive() throws Exception {
    write("etc/os-release", "ID=debian\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"9\"\n");
    LocalDate alive = LocalDate.of(2019, 1, 1);
    assertEquals(
        List.of("gate.as-of-before-facts"),
        refusal(policy("SUPPORTED", "SECURITY_ONLY"), sbom(alive), alive, alive));
  }

  @Test
  void warnsOfADayShortlyBeforeTheFacts() throws Exception {
    GatePolicy policy = policy(0, 10, 30, "SUPPORTED", "SECURITY_ONLY");
    LocalDate last = SNAPSHOT.minusDays(30);
    LocalDate tooEarly = SNAPSHOT.minusDays(31);
    assertTrue(evidence(judge(policy, sbom(last), last)).contains("gate.as-of-before-facts"));
    assertFalse(
        evidence(judge(policy, sbom(SNAPSHOT), SNAPSHOT)).contains("gate.as-of-before-facts"));
    assertEquals(
        List.of("gate.as-of-before-facts"), refusal(policy, sbom(tooEarly), tooEarly, tooEarly));
  }

  @Test
  void refusesAReportOnAnotherSystemOrAnotherDay() throws Exception {
    GatePolicy policy = policy("SUPPORTED", "SECURITY_ONLY");
    byte[] sbom = sbom(TODAY);
    assertEquals(List.of("gate.as-of-mismatch"), refusal(policy, sbom, TODAY, TODAY.plusDays(1)));
    String other = new String(sbom, StandardCharsets.UTF_8).replace("\"debian\"", "\"devuan\"");
    assertEquals(
        List.of("gate.os-mismatch"),
        refusal(policy, other.getBytes(StandardCharsets.UTF_8), TODAY, TODAY));
  }

  @Test
  void refusesMissingPayloads() throws Exception {
    byte[] sbom = sbom(TODAY);
    Gate gate = new Gate(policy("SUPPORTED", "SECURITY_ONLY"));
    RootFolder inputs = RootFolder.open(root);
    SupportReport support = support(TODAY);
    GateRefusedException none =
        assertThrows(
            GateRefusedException.class, () -> gate.judge(sbom, inputs, support, Map.of(), TODAY));
    assertEquals("gate.no-payload", none.findings().get(0).rule());
    Map<String, Path> absent = Map.of("rootfs", folder.resolve("absent"));
    GateRefusedException missing =
        assertThrows(
            GateRefusedException.class, () -> gate.judge(sbom, inputs, support, absent, TODAY));
    assertEquals("gate.payload-missing", missing.findings().get(0).rule());
    assertTrue(missing.getMessage().startsWith("gate.payload-missing: "));
  }

  @Test
  void statesTheEndOfSupportInTheSbom() throws Exception {
    Sbom sbom = new CycloneDxJson().read(sbom(TODAY));
    assertEquals(
        support(TODAY).verdicts().get(0).supportEnd().toString(),
        sbom.subject().property(SupportStatement.END_OF_SUPPORT));
  }
}
