package dev.cachet.gate.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.gate.GateRoot;
import dev.cachet.gate.record.RecordObjection.Kind;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record is a file: it is read as if somebody had edited it after the gate. */
class GateRecordTest extends GateRoot {
  private String text;

  @BeforeEach
  void judged() throws Exception {
    text = evidence(judge(policy(0, 60, 180, "SUPPORTED", "SECURITY_ONLY"), sbom(TODAY), TODAY));
  }

  @Test
  void whatAGateWroteClearsThePackage() throws Exception {
    assertEquals(Optional.empty(), read(text).objection(TODAY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "true", "x", "\0", "[", "\n{\"schemaVersion\":1}"})
  void nothingStandsBehindTheEnd(String tail) {
    assertNoRecord(text + tail, "/: not JSON: ");
  }

  @Test
  void noMemberStandsTwiceOrIsUnknown() {
    assertNoRecord(text.replaceFirst("\"asOf\"", "\"asOf\":\"2019-01-01\",\"asOf\""), "Duplicate");
    assertNoRecord(text.replace("\"state\":", "\"state\":\"ENDED\",\"state\":"), "Duplicate");
    assertNoRecord(
        text.replaceFirst("\\{", "{\"override\":true,"), "/override: unknown; known here are");
    assertNoRecord(
        text.replace("\"state\":", "\"waiver\":\"W-1\",\"state\":"), "/operatingSystem/waiver: un");
    assertNoRecord(
        text.replace("\"allowedStates\":", "\"all\":1,\"allowedStates\":"), "/policy/all: unknown");
    assertNoRecord(
        text.replace("\"id\":\"rootfs\",", "\"id\":\"rootfs\",\"x\":0,"), "/payloads/0/x: unknown");
  }

  @Test
  void wordsAreOfClosedLists() {
    assertNoRecord(state("perfectly fine"), "/operatingSystem/state: is none of [SUPPORTED");
    assertNoRecord(state("END_OF_LIFE"), "/operatingSystem/state: is none of");
    assertNoRecord(state("supported"), "/operatingSystem/state: is none of");
    assertNoRecord(
        text.replace("\"findings\":[", "\"findings\":[" + finding("NOTE") + comma()),
        "/findings/0/severity: is none of");
    assertNoRecord(
        text.replace("\"allowedStates\":[", "\"allowedStates\":[\"ANY\","), "is no state");
  }

  @Test
  void numbersAndDaysAreWhatTheySay() {
    // The whole number: the size of the SBOM may begin with the same digit.
    assertNoRecord(
        text.replaceFirst("\"size\":3(?=[,}])", "\"size\":3.0"), "/payloads/0/size: is no whole");
    assertNoRecord(
        text.replace("\"catalogueAgeDays\":10", "\"catalogueAgeDays\":9"), "is not the time");
    assertNoRecord(
        text.replace("\"asOf\":\"" + TODAY, "\"asOf\":\"today"), "/asOf: is no day such as");
    assertNoRecord(
        text.replace("\"schemaVersion\":1,\"asOf", "\"schemaVersion\":\"1\",\"asOf"), "/schemaV");
    byte[] utf16 = text.getBytes(StandardCharsets.UTF_16);
    assertThrows(InvalidGateRecordException.class, () -> GateRecord.read(utf16));
  }

  @Test
  void recordThatRefusesClearsNothing() throws Exception {
    String error = text.replace("\"findings\":[", "\"findings\":[" + finding("ERROR") + comma());
    assertObjection(Kind.VIOLATED, "it refuses the release: gate.os-state: over", error);
    assertObjection(Kind.VIOLATED, "is ENDED, which the policy in the record", state("ENDED"));
    assertObjection(Kind.CANNOT_BE_TOLD, "is UNKNOWN, which the policy", state("UNKNOWN"));
    assertObjection(Kind.CANNOT_BE_TOLD, "is AMBIGUOUS, which the policy", state("AMBIGUOUS"));
    assertObjection(
        Kind.CANNOT_BE_TOLD, "no last day", text.replaceFirst("\"supportEnd\":\"[^\"]*\",", ""));
    assertObjection(
        Kind.CANNOT_BE_TOLD,
        "does not say when the SBOM was made",
        text.replaceFirst("\"timestamp\":\"[^\"]*\",", ""));
    assertObjection(
        Kind.VIOLATED,
        "the policy in the record asks for 36500",
        text.replace("\"minimumSupportDaysLeft\":0", "\"minimumSupportDaysLeft\":36500"));
    assertObjection(
        Kind.VIOLATED,
        "days from the day judged; the policy in the record allows 5",
        text.replace(
            "\"catalogueWarnAfterDays\":60,\"catalogueFailAfterDays\":180",
            "\"catalogueWarnAfterDays\":5,\"catalogueFailAfterDays\":5"));
    assertObjection(
        Kind.VIOLATED,
        "before the planned end of service 2999-01-01",
        text.replace(
            "\"catalogueSnapshot\"", "\"plannedServiceEnd\":\"2999-01-01\",\"catalogueSnapshot\""));
  }

  /** One list of what cannot be told: a gate that let it pass wrote no record that clears. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "drift.hash-not-taken",
        "drift.no-part",
        "drift.thing-unread",
        "format.external-missing",
        "freshness.no-timestamp"
      })
  void recordOfWhatCannotBeToldClearsNothing(String rule) throws Exception {
    String untold =
        text.replace(
            "\"findings\":[",
            "\"findings\":[" + finding("WARNING").replace("gate.os-state", rule) + comma());
    assertObjection(Kind.CANNOT_BE_TOLD, rule + ": over", untold);
  }

  /** Who takes a finding out of a record leaves the tie that it was about. */
  @Test
  void tieThatThePolicyRefusesClearsNothing() throws Exception {
    String refusing =
        text.replace(
            "\"sbomMaximumAgeDays\":30",
            "\"sbomMaximumAgeDays\":30,\"payloads\":{\"notDescribed\":\"refuse\",\"byStatement\":"
                + "\"warn\"}");
    assertObjection(
        Kind.VIOLATED,
        "payload rootfs: no inventory describes it, which the policy",
        refusing.replaceFirst(",\\{\"rule\":\"gate.payload-not-described\"[^}]*\\}", ""));
    assertObjection(
        Kind.CANNOT_BE_TOLD,
        "payload rootfs: the record does not say which inventory describes it",
        refusing
            .replaceFirst(",\\{\"rule\":\"gate.payload-not-described\"[^}]*\\}", "")
            .replaceFirst(",\"tie\":\"none\"", ""));
  }

  /** A severity is a word in the record; the rule says what it is about. */
  @Test
  void aPatientRecordIsRefusedWhateverItsSeverity() throws Exception {
    for (String severity : new String[] {"WARNING", "INFO"}) {
      String found = finding(severity).replace("gate.os-state", "gate.patient-record");
      assertObjection(
          Kind.VIOLATED,
          "it refuses the release: gate.patient-record",
          text.replace("\"findings\":[", "\"findings\":[" + found + comma()));
    }
  }

  /** What is known to be broken is said before what is not known. */
  @Test
  void violationIsSaidFirst() throws Exception {
    String both =
        state("UNKNOWN").replace("\"findings\":[", "\"findings\":[" + finding("ERROR") + comma());
    assertObjection(Kind.VIOLATED, "it refuses the release", both);
  }

  @Test
  void oldEvidenceOfTheSameSbomIsNone() throws Exception {
    GateRecord record = read(text);
    int limit = record.policy().sbomMaximumAgeDays();
    assertEquals(Optional.empty(), record.objection(TODAY.plusDays(limit)));
    RecordObjection old = record.objection(TODAY.plusDays(limit + 1)).orElseThrow();
    assertEquals(Kind.VIOLATED, old.kind());
    assertTrue(old.sentence().contains((limit + 1) + " days apart"), old.sentence());
    assertTrue(record.objection(TODAY.minusDays(limit + 1)).isPresent());
    assertTrue(record.objection(LocalDate.of(2040, 1, 1)).isPresent());
  }

  private String state(String state) {
    return text.replace("\"state\":\"SUPPORTED\"", "\"state\":\"" + state + "\"");
  }

  private static String finding(String severity) {
    return "{\"rule\":\"gate.os-state\",\"subject\":\"os\",\"severity\":\""
        + severity
        + "\",\"message\":\"over\",\"evidence\":[]}";
  }

  private String comma() {
    return text.contains("\"findings\":[]") ? "" : ",";
  }

  private static GateRecord read(String text) throws Exception {
    return GateRecord.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private void assertObjection(Kind kind, String sentence, String edited) throws Exception {
    assertTrue(!edited.equals(text), "nothing was edited");
    RecordObjection objection = read(edited).objection(TODAY).orElseThrow();
    assertEquals(kind, objection.kind(), objection.sentence());
    assertTrue(objection.sentence().contains(sentence), objection.sentence());
  }

  private void assertNoRecord(String edited, String problem) {
    assertTrue(!edited.equals(text), "nothing was edited");
    InvalidGateRecordException e =
        assertThrows(InvalidGateRecordException.class, () -> read(edited));
    assertTrue(e.getMessage().contains(problem), e.getMessage());
  }
}
