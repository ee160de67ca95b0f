package dev.cachet.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.change.ChangeClaim;
import dev.cachet.change.ChangeClass;
import dev.cachet.change.ChangeVerdict;
import dev.cachet.change.answer.ChangeAnswers;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.gate.input.DeclaredRelease;
import dev.cachet.gate.input.GateInput;
import dev.cachet.gate.input.GateInputBuilder;
import dev.cachet.gate.input.GateRefusedException;
import dev.cachet.gate.input.PreviousRelease;
import dev.cachet.gate.record.GateRecord;
import dev.cachet.gate.record.RecordObjection;
import dev.cachet.gate.record.RecordedChange;
import dev.cachet.gate.rule.FileDigest;
import dev.cachet.policy.DeviceCategory;
import dev.cachet.policy.GatePolicy;
import dev.cachet.quality.CheckAnswer;
import dev.cachet.rootfs.RootFolder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gate compares a release with the one before it and with what is claimed about the change. */
class ReleaseChangeTest extends GateRoot {
  private static final String PUMP = "pump";

  private static String dpkg(String... namesAndVersions) {
    StringBuilder status = new StringBuilder();
    for (int i = 0; i < namesAndVersions.length; i += 2) {
      status
          .append("Package: ")
          .append(namesAndVersions[i])
          .append("\nStatus: install ok installed\nArchitecture: amd64\nVersion: ")
          .append(namesAndVersions[i + 1])
          .append("\n\n");
    }
    return status.toString();
  }

  private byte[] release(String debian, String status) throws Exception {
    write(
        "etc/os-release", "ID=debian\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"" + debian + "\"\n");
    write("var/lib/dpkg/status", status);
    return sbom(TODAY);
  }

  private static GatePolicy policy(String subject) throws Exception {
    String change = subject.isEmpty() ? "" : ",\"change\":{\"subject\":\"" + subject + "\"}";
    return GatePolicy.read(
        ("{\"schemaVersion\":1,\"operatingSystem\":{\"allowedStates\":[\"SUPPORTED\","
                + "\"SECURITY_ONLY\",\"EXTENDED_CONTRACT\"],\"minimumSupportDaysLeft\":0},"
                + "\"catalogue\":{\"warnAfterDays\":60,\"failAfterDays\":180},"
                + "\"sbom\":{\"maximumAgeDays\":1}"
                + change
                + "}")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static DeclaredRelease declared(long counter, ChangeClass claimed) {
    return new DeclaredRelease(
        PUMP,
        counter,
        claimed,
        ChangeClaim.UdiDi.KEPT,
        List.of("04012345678901"),
        DeviceCategory.NONE,
        Optional.empty());
  }

  private GateInputBuilder input(byte[] sbom, long counter) throws Exception {
    return GateInput.of(sbom, Catalogue.bundled(), TODAY)
        .root(RootFolder.open(root))
        .payloads(Map.of("rootfs", payload))
        .declared(declared(counter, ChangeClass.SECURITY_PATCH));
  }

  private static GateRefusedException refused(GatePolicy policy, GateInput input) {
    Gate gate = new Gate(policy);
    return assertThrows(GateRefusedException.class, () -> gate.judge(input));
  }

  private static List<String> rules(GateRefusedException refused) {
    return refused.findings().stream()
        .filter(
            each ->
                each.severity() == Severity.ERROR
                    || CheckAnswer.of(List.of(each)) == CheckAnswer.UNKNOWN)
        .map(Finding::rule)
        .distinct()
        .toList();
  }

  private static ChangeAnswers answers(
      String rule, String subject, String before, byte[] now, LocalDate expires) throws Exception {
    return ChangeAnswers.read(
        ("{\"schemaVersion\":1,\"answers\":[{\"rule\":\""
                + rule
                + "\",\"subject\":\""
                + subject
                + "\",\"previousSbom\":\""
                + before
                + "\",\"sbom\":\""
                + FileDigest.hex(now)
                + "\",\"approved\":\""
                + expires.minusDays(20)
                + "\",\"expires\":\""
                + expires
                + "\",\"role\":\"regulatory affairs\",\"reason\":\"tested\"}]}")
            .getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({"standalone", "embedded"})
  void acceptsSecurityUpdatesOfOneRelease(String subject) throws Exception {
    byte[] before = release("12", dpkg("libssl3", "3.0.11-1~deb12u2", "libc6", "2.36-9+deb12u7"));
    byte[] now = release("12", dpkg("libssl3", "3.0.15-1~deb12u1", "libc6", "2.36-9+deb12u9"));
    GatePassed passed =
        new Gate(policy(subject))
            .judge(input(now, 7).previous(PreviousRelease.ofSbom(before)).build());
    GateRecord record = GateRecord.read(passed.evidence());
    RecordedChange change = record.change().orElseThrow();
    assertEquals(ChangeVerdict.ACCEPT, change.verdict());
    assertEquals("security-patch", change.changeClass());
    assertEquals(FileDigest.hex(before), change.previousSbom());
    assertEquals(
        List.of("libc6", "libssl3"),
        record.drift().orElseThrow().changes().stream().map(each -> each.component()).toList());
    assertEquals(Optional.empty(), record.objection(TODAY));
  }

  @Test
  void anotherReleaseOfTheSystemContradictsASecurityPatch() throws Exception {
    byte[] before = release("11", dpkg("libc6", "2.31-13+deb11u11", "libssl1.1", "1.1.1w-0"));
    byte[] now = release("12", dpkg("libc6", "2.36-9+deb12u9", "libssl3", "3.0.15-1"));
    GateInput input = input(now, 7).previous(PreviousRelease.ofSbom(before)).build();
    GateRefusedException alone = refused(policy("standalone"), input);
    assertEquals(CheckAnswer.FOUND, alone.answer());
    assertTrue(rules(alone).contains("gate.change-contradicted"), rules(alone).toString());
    assertTrue(alone.getMessage().contains("6.5.2"), alone.getMessage());
    GateRefusedException inside = refused(policy("embedded"), input);
    assertTrue(inside.getMessage().contains("Chart C"), inside.getMessage());
    assertFalse(inside.getMessage().contains("6.5.2"), inside.getMessage());
  }

  @Test
  void anOpenQuestionCannotBeToldUntilARoleAnswersIt() throws Exception {
    byte[] before = release("12", dpkg("libc6", "2.36-9", "libfoo2", "2.4-1"));
    byte[] now = release("12", dpkg("libc6", "2.36-9", "libfoo2", "3.0-1"));
    GateInputBuilder input = input(now, 7).previous(PreviousRelease.ofSbom(before));
    GateRefusedException open = refused(policy("embedded"), input.build());
    assertEquals(CheckAnswer.UNKNOWN, open.answer());
    Finding asked =
        open.findings().stream()
            .filter(each -> each.rule().equals("gate.change-asked"))
            .findFirst()
            .orElseThrow();
    String rule = asked.message().substring(0, asked.message().indexOf(':'));
    assertTrue(asked.message().contains(FileDigest.hex(now)), asked.message());
    String old = FileDigest.hex(before);
    input.answers(answers(rule, asked.subject(), old, now, TODAY));
    GatePassed passed = new Gate(policy("embedded")).judge(input.build());
    GateRecord record = GateRecord.read(passed.evidence());
    assertEquals("regulatory affairs", record.change().orElseThrow().answers().get(0).role());
    assertEquals(Optional.empty(), record.objection(TODAY));
    assertEquals(
        RecordObjection.Kind.CANNOT_BE_TOLD,
        record.objection(TODAY.plusDays(1)).orElseThrow().kind());
    for (ChangeAnswers useless :
        List.of(
            answers(rule, asked.subject(), old, now, TODAY.minusDays(1)),
            answers(rule, asked.subject(), old, before, TODAY.plusDays(3)),
            answers(rule, asked.subject(), FileDigest.hex(now), now, TODAY.plusDays(3)),
            answers(rule, "another", old, now, TODAY.plusDays(3)),
            answers("change.other", asked.subject(), old, now, TODAY.plusDays(3)))) {
      GateRefusedException again = refused(policy("embedded"), input.answers(useless).build());
      assertEquals(CheckAnswer.UNKNOWN, again.answer());
      assertTrue(
          again.findings().stream().anyMatch(each -> each.rule().equals("gate.answer-unused")));
    }
    String text = evidence(passed);
    String edited = text.replaceFirst("\"answers\":\\[\\{[^\\]]*\\}\\]", "\"answers\":[]");
    assertFalse(text.equals(edited));
    assertEquals(
        RecordObjection.Kind.CANNOT_BE_TOLD,
        GateRecord.read(edited.getBytes(StandardCharsets.UTF_8))
            .objection(TODAY)
            .orElseThrow()
            .kind());
  }

  @Test
  void noAnswerHelpsAgainstAContradiction() throws Exception {
    byte[] before = release("11", dpkg("libc6", "2.31-13"));
    byte[] now = release("12", dpkg("libc6", "2.36-9"));
    GateInputBuilder input = input(now, 7).previous(PreviousRelease.ofSbom(before));
    Finding said =
        refused(policy("standalone"), input.build()).findings().stream()
            .filter(each -> each.rule().equals("gate.change-contradicted"))
            .findFirst()
            .orElseThrow();
    String rule = said.message().substring(0, said.message().indexOf(':'));
    input.answers(answers(rule, said.subject(), FileDigest.hex(before), now, TODAY.plusDays(3)));
    assertEquals(CheckAnswer.FOUND, refused(policy("standalone"), input.build()).answer());
  }

  @Test
  void onlyTheFirstReleaseHasNoneBeforeIt() throws Exception {
    byte[] now = release("13", dpkg("libc6", "2.41-1"));
    assertEquals("debian", new Gate(policy("embedded")).judge(input(now, 1).build()).osId());
    GateRefusedException second = refused(policy("embedded"), input(now, 2).build());
    assertEquals(CheckAnswer.UNKNOWN, second.answer());
    assertEquals(List.of("gate.no-previous"), rules(second));
    GatePassed answered =
        new Gate(policy("embedded"))
            .judge(
                input(now, 2)
                    .answers(answers("gate.no-previous", "change", "none", now, TODAY.plusDays(3)))
                    .build());
    assertTrue(
        GateRecord.read(answered.evidence()).change().orElseThrow().isAnsweredWithoutPrevious());
    assertTrue(
        evidence(new Gate(policy("")).judge(input(now, 2).build()))
            .contains("gate.change-not-judged"));
  }

  @Test
  void withoutASubjectALastReleaseCannotBeJudged() throws Exception {
    byte[] now = release("13", dpkg("libc6", "2.41-1"));
    GateInput input = input(now, 2).previous(PreviousRelease.ofSbom(now)).build();
    assertEquals(List.of("gate.change-subject-missing"), rules(refused(policy(""), input)));
  }

  @Test
  void aRecordWithoutTheChangeIsNoneOfAPolicyThatAsksForIt() throws Exception {
    byte[] now = release("13", dpkg("libc6", "2.41-1"));
    String text = evidence(new Gate(policy("embedded")).judge(input(now, 1).build()));
    int from = text.indexOf("\"change\":{\"class\"");
    int to = text.indexOf("\"operatingSystem\"");
    String without = text.substring(0, from) + text.substring(to);
    assertEquals(
        RecordObjection.Kind.CANNOT_BE_TOLD,
        GateRecord.read(without.getBytes(StandardCharsets.UTF_8))
            .objection(TODAY)
            .orElseThrow()
            .kind());
  }

  @ParameterizedTest
  @CsvSource({
    "pump, 6, 04012345678901, ''",
    "pump, 7, 04012345678901, gate.previous-not-older",
    "pump, 9, 04012345678901, gate.previous-not-older",
    "bed, 6, 04012345678901, gate.previous-other-product",
    "pump, 6, 04012345678918, gate.udi-di-contradicted"
  })
  void comparesTheIdentityOfTheLastPackage(String product, long counter, String udi, String rule)
      throws Exception {
    byte[] now = release("13", dpkg("libc6", "2.41-1"));
    PreviousRelease last =
        PreviousRelease.ofPackage(
            now,
            new PreviousRelease.Package("a".repeat(64), product, "1", counter, List.of(udi)),
            Optional.empty());
    GateInput input = input(now, 7).previous(last).build();
    if (rule.isEmpty()) {
      GatePassed passed = new Gate(policy("embedded")).judge(input);
      assertEquals(
          Optional.of("a".repeat(64)),
          GateRecord.read(passed.evidence()).change().orElseThrow().previousPackage());
    } else {
      assertEquals(List.of(rule), rules(refused(policy("embedded"), input)));
    }
  }

  @Test
  void whatNobodyClaimsIsRecordedAndToldThatItWasNotJudged() throws Exception {
    byte[] before = release("12", dpkg("libssl3", "3.0.11-1~deb12u2"));
    byte[] now = release("12", dpkg("libssl3", "3.0.15-1~deb12u1"));
    GateInput input =
        GateInput.of(now, Catalogue.bundled(), TODAY)
            .root(RootFolder.open(root))
            .payloads(Map.of("rootfs", payload))
            .previous(PreviousRelease.ofSbom(before))
            .build();
    String evidence = evidence(new Gate(policy("standalone")).judge(input));
    assertTrue(evidence.contains("gate.change-not-claimed"), evidence);
    assertTrue(evidence.contains("libssl3"), evidence);
  }
}
