package dev.cachet.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.gate.input.GateInput;
import dev.cachet.gate.input.GateInputBuilder;
import dev.cachet.gate.input.GateRefusedException;
import dev.cachet.gate.record.GateRecord;
import dev.cachet.gate.record.RecordObjection;
import dev.cachet.payload.SearchedRecords;
import dev.cachet.policy.GatePolicy;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.tripwire.AllowList;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patient records in payloads. All patients are invented. */
class PatientGateTest extends GateRoot {
  private static final String HL7 =
      "MSH|^~\\&|LAB|A|B|C|20261130||ORU^R01|1|P|2.5\rPID|1||4711^^^H||Muster^Petra\r";
  private static final byte[] DATABASE =
      "SQLite format 3\0patients".getBytes(StandardCharsets.UTF_8);

  private static GatePolicy policy(String mdr, String payloads) throws Exception {
    return GatePolicy.read(
        ("{\"schemaVersion\":1,\"category\":{\"mdr\":\""
                + mdr
                + "\"},\"change\":{\"subject\":\"embedded\"},\"payloads\":{\"notDescribed\":"
                + "\"warn\",\"byStatement\":\"warn\""
                + payloads
                + "},\"values\":[{\"row\":\"network.profile\",\"value\":\"none\",\"rationale\":"
                + "\"test\"}],\"operatingSystem\":{\"allowedStates\":[\"SUPPORTED\"],"
                + "\"minimumSupportDaysLeft\":0},\"catalogue\":{\"warnAfterDays\":60,"
                + "\"failAfterDays\":180},\"sbom\":{\"maximumAgeDays\":30}}")
            .getBytes(StandardCharsets.UTF_8));
  }

  private GateInputBuilder input() throws Exception {
    return GateInput.of(sbom(TODAY), Catalogue.bundled(), TODAY)
        .root(RootFolder.open(root))
        .payloads(Map.of("rootfs", payload));
  }

  private static List<Finding> refused(GatePolicy policy, GateInputBuilder input) {
    Gate gate = new Gate(policy);
    return assertThrows(GateRefusedException.class, () -> gate.judge(input.build()))
        .findings()
        .stream()
        .filter(each -> each.severity() == Severity.ERROR)
        .toList();
  }

  private AllowList allow(byte[] file, String expires) throws Exception {
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    Path list =
        Files.writeString(
            folder.resolve("allow.json"),
            "{\"schemaVersion\":1,\"allow\":[{\"sha256\":\""
                + sha256
                + "\",\"reason\":\"phantom\",\"expires\":\""
                + expires
                + "\"}]}");
    return AllowList.read(list);
  }

  private static byte[] zip(String name, byte[] content) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(content);
    }
    return bytes.toByteArray();
  }

  private static SearchedRecords records(GatePassed passed) throws Exception {
    return GateRecord.read(passed.evidence()).patientRecords().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"I", "IIa", "IIb", "III"})
  void aPatientRecordIsRefusedAtEveryLevelAndNamedByPayloadAndPath(String mdr) throws Exception {
    Files.write(payload, gzip(zip("opt/demo.hl7", HL7.getBytes(StandardCharsets.UTF_8))));
    List<Finding> found = refused(policy(mdr, ""), input());
    assertEquals(List.of("gate.patient-record"), found.stream().map(Finding::rule).toList());
    assertEquals("rootfs!/content!/opt/demo.hl7", found.get(0).subject());
    assertTrue(found.get(0).message().contains("hl7.patient"), found.get(0).message());
    assertFalse(found.get(0).toString().contains("Petra"), found.toString());
    assertFalse(found.get(0).toString().contains(folder.toString()), found.toString());
  }

  @Test
  void aPolicyWithoutALevelRefusesAPatientRecordToo() throws Exception {
    Files.writeString(payload, HL7);
    assertEquals("gate.patient-record", refused(policy("SUPPORTED"), input()).get(0).rule());
  }

  @Test
  void anAllowedRecordPassesIsRecordedAndEndsOnItsDay() throws Exception {
    byte[] image = gzip(zip("opt/demo.hl7", HL7.getBytes(StandardCharsets.UTF_8)));
    Files.write(payload, image);
    for (byte[] digested : List.of(HL7.getBytes(StandardCharsets.UTF_8), image)) {
      AllowList list = allow(digested, TODAY.plusDays(5).toString());
      GatePassed passed = new Gate(policy("SUPPORTED")).judge(input().allowed(list).build());
      assertEquals(0, records(passed).blocked());
      assertEquals("phantom", records(passed).allowed().get(0).reason());
      GateRecord record = GateRecord.read(passed.evidence());
      assertEquals("", sentence(record, 5));
      assertTrue(sentence(record, 6).contains("may lie in a payload until"), sentence(record, 6));
    }
    AllowList over = allow(image, TODAY.minusDays(1).toString());
    assertEquals(
        "gate.patient-record", refused(policy("I", ""), input().allowed(over)).get(0).rule());
  }

  private static String sentence(GateRecord record, int days) {
    return record.objection(TODAY, TODAY.plusDays(days)).map(RecordObjection::sentence).orElse("");
  }

  @ParameterizedTest
  @CsvSource({
    "I, '', false",
    "IIa, '', false",
    "IIb, '', true",
    "III, '', true",
    "I, ',\"unread\":\"refuse\"', true",
    "III, ',\"unread\":\"warn\"', false"
  })
  void whatNobodyLookedIntoIsRefusedWhereThePolicySaysSo(
      String mdr, String payloads, boolean refused) throws Exception {
    Files.write(payload, zip("data/p.db", DATABASE));
    GatePolicy policy = policy(mdr, payloads);
    AllowList list = allow(DATABASE, TODAY.toString());
    if (refused) {
      List<Finding> found = refused(policy, input());
      assertEquals("gate.payload-unread", found.get(0).rule());
      assertTrue(found.get(0).message().contains("policy row payload.unread"), found.toString());
    } else {
      GatePassed passed = new Gate(policy).judge(input().build());
      assertTrue(evidence(passed).contains("gate.payload-unread"), evidence(passed));
      assertEquals(1, records(passed).unread());
    }
    GatePassed allowed = new Gate(policy).judge(input().allowed(list).build());
    assertEquals(0, records(allowed).unread());
  }

  @Test
  void aRecordThatWasEditedToSayWhatItsPolicyRefusesClearsNothing() throws Exception {
    String record = evidence(new Gate(policy("III", "")).judge(input().build()));
    for (String edited :
        List.of(
            record.replace("\"blocked\":0", "\"blocked\":1"),
            record.replace("\"unread\":0", "\"unread\":1"))) {
      GateRecord read = GateRecord.read(edited.getBytes(StandardCharsets.UTF_8));
      assertTrue(sentence(read, 0).contains("which the policy in the record refuses"));
    }
  }

  /** An earlier Cachet did not look; where that is asked for, its record cannot clear a package. */
  @ParameterizedTest
  @CsvSource({
    "I, '', false",
    "IIa, '', false",
    "IIb, '', true",
    "III, '', true",
    "I, ',\"unread\":\"refuse\"', true",
    "III, ',\"unread\":\"warn\"', false"
  })
  void aRecordWithoutTheSearchClearsNothingWhereTheSearchIsAskedFor(
      String mdr, String payloads, boolean untold) throws Exception {
    String record = evidence(new Gate(policy(mdr, payloads)).judge(input().build()));
    String without = record.replaceFirst("\"patientRecords\":\\{[^}]*\\},", "");
    assertFalse(without.equals(record));
    GateRecord earlier = GateRecord.read(without.getBytes(StandardCharsets.UTF_8));
    assertTrue(earlier.patientRecords().isEmpty());
    boolean says = sentence(earlier, 0).contains("does not say whether patient records");
    assertEquals(untold, says, sentence(earlier, 0));
    if (untold) {
      assertEquals(
          RecordObjection.Kind.CANNOT_BE_TOLD,
          earlier.objection(TODAY, TODAY).orElseThrow().kind());
    }
  }

  /** What accompanies the payloads goes to every device too. */
  @Test
  void aFileThatIsAttachedIsLookedIntoAsAPayloadIs() throws Exception {
    byte[] hl7 = HL7.getBytes(StandardCharsets.UTF_8);
    Path text = Files.write(folder.resolve("notes.txt"), hl7);
    Path archive = Files.write(folder.resolve("evidence.zip"), gzip(zip("a/b.hl7", hl7)));
    Path database = Files.write(folder.resolve("trial.db"), DATABASE);
    Path clean = Files.writeString(folder.resolve("statement.txt"), "Nothing is known.\n");
    List<Finding> found =
        refused(
            policy("I", ""),
            input()
                .attached(
                    Map.of("files/notes.txt", text, "files/clean.txt", clean, "files/a", archive)));
    assertEquals(
        List.of("files/a!/content!/a/b.hl7", "files/notes.txt"),
        found.stream().map(Finding::subject).sorted().toList());
    assertTrue(found.get(0).message().startsWith("the attached file files/"), found.toString());
    GateInputBuilder unread = input().attached(Map.of("files/trial.db", database));
    assertEquals("gate.payload-unread", refused(policy("IIb", ""), unread).get(0).rule());
    GatePassed passed = new Gate(policy("I", "")).judge(unread.build());
    assertEquals(1, records(passed).unread());
    GatePassed allowed =
        new Gate(policy("III", ""))
            .judge(
                input()
                    .attached(Map.of("files/trial.db", database))
                    .allowed(allow(DATABASE, TODAY.toString()))
                    .build());
    assertEquals(0, records(allowed).unread());
  }

  @Test
  void anImageThatIsNotReadIsLookedIntoThroughTheRootItIsMadeOf() throws Exception {
    Files.write(payload, "UBI#image".getBytes(StandardCharsets.UTF_8));
    assertEquals("gate.payload-unread", refused(policy("IIb", ""), input()).get(0).rule());
    GateInputBuilder stated = input().madeOf("rootfs", RootFolder.open(root));
    GatePassed passed = new Gate(policy("IIb", "")).judge(stated.build());
    assertEquals(0, records(passed).unread());
    write("opt/data/demo.hl7", HL7);
    GateInputBuilder planted = input().madeOf("rootfs", RootFolder.open(root));
    List<Finding> found = refused(policy("IIb", ""), planted);
    assertEquals("gate.patient-record", found.get(0).rule());
    assertEquals("rootfs!/opt/data/demo.hl7", found.get(0).subject());
  }

  @Test
  void ofManyPlacesAHundredAreToldAndTheRestIsCounted() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < 150; i++) {
        zip.putNextEntry(new ZipEntry("p" + i + ".hl7"));
        zip.write(HL7.getBytes(StandardCharsets.UTF_8));
      }
    }
    Files.write(payload, bytes.toByteArray());
    List<Finding> found = refused(policy("I", ""), input());
    assertEquals(101, found.size());
    assertTrue(found.get(100).message().contains("has 50 more of this kind"), found.toString());
  }

  /** What may be a patient's is told and recorded, and refuses nothing by itself. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "notes.txt; hl7.pid-alone; PID|1||4711^^^H||Muster^Petra",
        "app.log; hl7.quoted; sent at noon@MSH|^~\\&|LAB|A|B|C|1||ORU^R01|1|P|2.5@PID|1||4^^^H||M",
        "p.json; fhir.person; {'resourceType':'Person','name':[{'family':'Muster'}]}",
        "q.json; fhir.narrative; {'resourceType':'Patient','text':{'div':'<div>Petra</div>'}}"
      })
  void whatMayBeAPatientsIsToldAndPasses(String name, String kind, String text) throws Exception {
    String content = text.replace('\'', '"').replace('@', '\r');
    Files.write(payload, zip("opt/" + name, content.getBytes(StandardCharsets.UTF_8)));
    GatePassed passed = new Gate(policy("SUPPORTED")).judge(input().build());
    GateRecord record = GateRecord.read(passed.evidence());
    List<Finding> told =
        record.findings().stream()
            .filter(each -> each.rule().equals("gate.patient-possible"))
            .toList();
    assertEquals(1, told.size(), record.findings().toString());
    assertEquals(Severity.WARNING, told.get(0).severity());
    assertEquals("rootfs!/opt/" + name, told.get(0).subject());
    assertTrue(told.get(0).message().contains(kind), told.get(0).message());
    assertTrue(told.get(0).message().endsWith("; let a person look at it"), told.toString());
    assertEquals(1, records(passed).reported());
    assertEquals("", sentence(record, 0));
  }
}
