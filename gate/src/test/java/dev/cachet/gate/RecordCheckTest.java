package dev.cachet.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.finding.Finding;
import dev.cachet.gate.input.GateInput;
import dev.cachet.gate.input.GateInputBuilder;
import dev.cachet.gate.record.GateRecord;
import dev.cachet.gate.record.InvalidGateRecordException;
import dev.cachet.gate.record.RecordObjection;
import dev.cachet.gate.rule.FileDigest;
import dev.cachet.lifecycle.Waivers;
import dev.cachet.policy.GatePolicy;
import dev.cachet.rootfs.RootFolder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Record, SBOM and manifest are edited together, so that all digests agree. */
class RecordCheckTest extends GateRoot {
  private byte[] sbom;
  private String record;

  @BeforeEach
  void judged() throws Exception {
    sbom = sbom(TODAY);
    record = evidence(judge(policy("SUPPORTED", "SECURITY_ONLY"), sbom, TODAY));
  }

  private static GateRecord read(String text) throws Exception {
    return GateRecord.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String sentence(Optional<RecordObjection> objection) {
    assertEquals(RecordObjection.Kind.VIOLATED, objection.orElseThrow().kind());
    return objection.orElseThrow().sentence();
  }

  /** The record names the digest and size of the SBOM as it is now. */
  private String naming(byte[] other) {
    return record
        .replace(FileDigest.hex(sbom), FileDigest.hex(other))
        .replaceFirst("\"size\":" + sbom.length, "\"size\":" + other.length);
  }

  @Test
  void whatAGateWroteIsSaidOfItsSbom() throws Exception {
    assertEquals(Optional.empty(), RecordCheck.objection(read(record)));
    assertEquals(Optional.empty(), RecordCheck.objection(read(record), sbom));
  }

  @Test
  void digestIsThatOfTheSbom() throws Exception {
    String said =
        sentence(RecordCheck.objection(read(record), "{}".getBytes(StandardCharsets.UTF_8)));
    assertTrue(said.startsWith("it states of the SBOM the digest " + FileDigest.hex(sbom)), said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "T12:00:00Z\",\"components|T12:00:01Z\",\"components|time 20",
        "\"timestamp\":|\"serial\":\"another\",\"timestamp\":|the serial number another",
        "\"components\":1|\"components\":2|number of components 2, and the SBOM has 1",
        "\"components\":1|\"components\":0|number of components 0, and the SBOM has 1",
        "\"id\":\"debian\"|\"id\":\"ubuntu\"|the SBOM lists the operating system debian 13",
        "\"version\":\"13\"|\"version\":\"14\"|lists the operating system debian 13, which it",
        "\"tie\":\"none\"|\"tie\":\"file\",\"describedBy\":\"debian 13\"|the SBOM says otherwise",
        "\"tie\":\"none\"|\"tie\":\"file\",\"describedBy\":\"base-files 12\"|says otherwise",
        "\"tie\":\"none\"|\"tie\":\"archive\",\"describedBy\":\"debian 12\",\"rootSha256\":"
            + "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"|of debian 12",
      })
  void recordSaysOfTheSbomWhatItSays(String from, String to, String problem) throws Exception {
    String plain = record.replaceFirst("\"serial\":\"[^\"]*\",", "");
    String edited = (problem.contains("serial") ? plain : record).replace(from, to);
    assertTrue(!edited.equals(record), record);
    String said = sentence(RecordCheck.objection(read(edited), sbom));
    assertTrue(said.contains(problem), said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "T12:00:00Z|T12:00:01Z|the time 20",
        "\"unknown\"|\"incomplete\"|no finding gate.sbom-incomplete about sbom",
        "\"specVersion\"|\"specVersions\"|the SBOM that it judges cannot be read",
        "\"debian\"|\"ubuntu\"|the operating system ubuntu 13, which it does",
      })
  void sbomIsTheOneThatWasJudgedWhateverItsDigest(String from, String to, String problem)
      throws Exception {
    String text = new String(sbom, StandardCharsets.UTF_8);
    assertTrue(text.contains(from), text);
    byte[] other = text.replace(from, to).getBytes(StandardCharsets.UTF_8);
    String said = sentence(RecordCheck.objection(read(naming(other)), other));
    assertTrue(said.contains(problem), said);
  }

  /** Who cuts a warning out of a record, so that nobody sees it, leaves what it was about. */
  @Test
  void noFindingThatTheRecordImpliesIsCutOut() throws Exception {
    GatePolicy strict =
        GatePolicy.read(
            ("{\"schemaVersion\":1,\"category\":{\"mdr\":\"IIb\"},\"operatingSystem\":{"
                    + "\"allowedStates\":[\"WAIVED\"],\"minimumSupportDaysLeft\":0},\"catalogue\":"
                    + "{\"warnAfterDays\":5,\"failAfterDays\":180},\"sbom\":{\"maximumAgeDays\":30},"
                    + "\"payloads\":{\"notDescribed\":\"warn\"},\"change\":{\"subject\":\"embedded\"},"
                    + "\"values\":[{\"row\":\"network.profile\",\"value\":\"warn\",\"rationale\":"
                    + "\"r\"},{\"row\":\"waiver.network\",\"value\":\"none\",\"rationale\":\"r\"}]}")
                .getBytes(StandardCharsets.UTF_8));
    String text = evidence(new Gate(strict).judge(input().waivers(waiver(30)).build()));
    GateRecord whole = read(text);
    assertEquals(Optional.empty(), RecordCheck.objection(whole));
    List<String> implied =
        List.of(
            "gate.catalogue-old",
            "gate.support-without-days",
            "gate.payload-not-described",
            "gate.policy-milder");
    for (String rule : implied) {
      assertTrue(whole.findings().stream().map(Finding::rule).anyMatch(rule::equals), text);
      String cut = text.replace("\"rule\":\"" + rule + "\"", "\"rule\":\"gate.previous-invalid\"");
      String said = sentence(RecordCheck.objection(read(cut)));
      assertTrue(said.contains("it has no finding " + rule), said);
    }
  }

  private GateInputBuilder input() throws Exception {
    return GateInput.of(sbom, Catalogue.bundled(), TODAY)
        .root(RootFolder.open(root))
        .payloads(Map.of("rootfs", payload));
  }

  private static Waivers waiver(int days) throws Exception {
    return Waivers.read(file(days));
  }

  /** A waiver counts for the system, the state and the day that it names, wherever it stands. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"subject\":\"debian 13\",\"state\"|\"subject\":\"debian 12\",\"state\"",
        "\"state\":\"supported\"|\"state\":\"ended\"",
        "\"state\":\"supported\"|\"state\":\"unknown\"",
        "\"state\":\"supported\"|\"state\":\"ends_before_service_end\"",
        "\"justification\":\"j\"|\"justification\":\"another\"",
        "\"control\":\"c\"|\"control\":\"none\"",
        "\"approver\":\"regulatory affairs\"|\"approver\":\"somebody\"",
        "\"field\":\"/waivers/0\"|\"field\":\"/waivers/1\"",
        "\"pointer\":\"/waivers/0\"|\"pointer\":\"/waivers/1\"",
        "\"state\":\"WAIVED\"|\"state\":\"SUPPORTED\"",
      })
  void waiverIsTiedByWhatItSays(String from, String to) throws Exception {
    GatePolicy policy = policy("WAIVED", "SUPPORTED");
    String text = evidence(new Gate(policy).judge(input().waivers(waiver(30)).build()));
    assertEquals(Optional.empty(), read(text).objection(TODAY));
    assertTrue(text.contains(from), text);
    assertTrue(read(text.replace(from, to)).objection(TODAY).isPresent(), text);
  }

  @Test
  void waiverThatLetsNothingPassIsNoPartOfARecord() throws Exception {
    String text = evidence(new Gate(policy("WAIVED")).judge(input().waivers(waiver(30)).build()));
    String one = text.replaceFirst(".*\"waivers\":\\[(\\{[^]]*\\})\\].*\n", "$1");
    String ended = one.replace("\"expires\":\"" + TODAY.plusDays(30), "\"expires\":\"" + TODAY);
    String two = text.replace(one, one + "," + ended.replace("/waivers/0", "/waivers/1"));
    assertTrue(!two.equals(text), text);
    String said = sentence(read(two).objection(TODAY));
    assertTrue(said.contains("it has a waiver for debian 13, supported until " + TODAY), said);
    String supported = record.replace("\"findings\":", "\"waivers\":[" + one + "],\"findings\":");
    said = sentence(read(supported).objection(TODAY));
    assertTrue(said.contains("and no system that it lets pass on " + TODAY), said);
  }

  /** The waivers that the package carries are those of the record. */
  @Test
  void waiverOfTheRecordStandsInTheFilesOfThePackage() throws Exception {
    GateRecord waived =
        read(evidence(new Gate(policy("WAIVED")).judge(input().waivers(waiver(30)).build())));
    byte[] scan = "a scan".getBytes(StandardCharsets.UTF_8);
    assertEquals(Optional.empty(), RecordCheck.objection(waived, List.of(scan)));
    assertEquals(Optional.empty(), RecordCheck.objection(waived, List.of()));
    assertEquals(Optional.empty(), RecordCheck.objection(waived, List.of(scan, file(30))));
    String said = sentence(RecordCheck.objection(waived, List.of(scan, file(29))));
    assertTrue(said.startsWith("the waiver for debian 13 that let it pass stands in no"), said);
  }

  private static byte[] file(int days) {
    return ("{\"schemaVersion\":1,\"waivers\":[{\"subject\":\"debian 13\",\"state\":\"supported\","
            + "\"approved\":\""
            + TODAY
            + "\",\"expires\":\""
            + TODAY.plusDays(days)
            + "\",\"justification\":\"j\",\"control\":\"c\",\"approver\":\"regulatory affairs\"}]}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** One system of two cannot be left out by naming the other one twice. */
  @Test
  void systemStandsInARecordOnce() {
    String one = record.replaceFirst(".*\"operatingSystem\":(\\{.*?\\}),\"payloads\".*\n", "$1");
    String two =
        record.replace(
            "\"payloads\":[", "\"operatingSystems\":[" + one + "," + one + "],\"payloads\":[");
    assertTrue(!two.equals(record), record);
    InvalidGateRecordException e = assertThrows(InvalidGateRecordException.class, () -> read(two));
    assertTrue(e.getMessage().contains("/operatingSystems: one stands twice"), e.getMessage());
  }
}
