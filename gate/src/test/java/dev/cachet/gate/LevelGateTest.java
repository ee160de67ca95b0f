package dev.cachet.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.Overrides;
import dev.cachet.change.ChangeClaim;
import dev.cachet.change.ChangeClass;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.gate.input.DeclaredRelease;
import dev.cachet.gate.input.GateInput;
import dev.cachet.gate.input.GateInputBuilder;
import dev.cachet.gate.input.GateRefusedException;
import dev.cachet.gate.record.GateRecord;
import dev.cachet.gate.record.RecordObjection;
import dev.cachet.gate.record.RecordedDecision;
import dev.cachet.gate.record.RecordedLevel;
import dev.cachet.lifecycle.Waivers;
import dev.cachet.network.NetworkProfile;
import dev.cachet.policy.DeviceCategory;
import dev.cachet.policy.GatePolicy;
import dev.cachet.rootfs.RootFolder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gate asks for by the level of the device. */
class LevelGateTest extends GateRoot {
  private static final String LENIENT =
      ",\"payloads\":{\"notDescribed\":\"warn\"},\"catalogue\":{\"warnAfterDays\":60,"
          + "\"failAfterDays\":180}";
  private static final String UPDATES = flow("\"name\":\"updates.example.org\"");

  private static String flow(String peer) {
    return "{\"schemaVersion\":1,\"device\":{\"manufacturer\":\"Example\",\"model\":\"Pump\","
        + "\"version\":\"2.4\"},\"flows\":[{\"id\":\"a\",\"peer\":{"
        + peer
        + "},\"direction\":\"outbound\",\"protocol\":\"tcp\",\"ports\":[443],\"purpose\":\"Test\","
        + "\"encryption\":\"tls-1.3\",\"data\":\"technical\"}]}";
  }

  private static GatePolicy policy(String mdr, String more) throws Exception {
    return GatePolicy.read(
        ("{\"schemaVersion\":1,\"category\":{\"mdr\":\""
                + mdr
                + "\"},\"change\":{\"subject\":\"embedded\"}"
                + more
                + "}")
            .getBytes(StandardCharsets.UTF_8));
  }

  private GateInputBuilder input(String mdr, String network) throws Exception {
    Optional<NetworkProfile> profile =
        network.isEmpty()
            ? Optional.empty()
            : Optional.of(NetworkProfile.read(network.getBytes(StandardCharsets.UTF_8)));
    DeviceCategory category =
        mdr.isEmpty()
            ? DeviceCategory.NONE
            : new DeviceCategory(
                Optional.of(mdr), Optional.empty(), Optional.empty(), Optional.empty());
    return GateInput.of(sbom(TODAY), Catalogue.bundled(), TODAY)
        .root(RootFolder.open(root))
        .payloads(Map.of("rootfs", payload))
        .declared(
            new DeclaredRelease(
                "pump",
                1,
                ChangeClass.MINOR,
                ChangeClaim.UdiDi.NEW,
                List.of("04012345678901"),
                category,
                profile));
  }

  private static List<Finding> refused(GatePolicy policy, GateInput input) {
    Gate gate = new Gate(policy);
    return assertThrows(GateRefusedException.class, () -> gate.judge(input)).findings().stream()
        .filter(each -> each.severity() == Severity.ERROR)
        .toList();
  }

  private static List<String> rules(List<Finding> findings) {
    return findings.stream().map(Finding::rule).distinct().toList();
  }

  @Test
  void everyDecisionSaysRowValueFindingAndRequirement() throws Exception {
    GatePassed passed = new Gate(policy("IIa", LENIENT)).judge(input("IIa", UPDATES).build());
    List<String> lines = passed.decisions().stream().map(RecordedDecision::text).toList();
    assertTrue(
        lines.stream()
            .anyMatch(
                line ->
                    line.startsWith("os.support-left: at least 182 days; found debian 13: ")
                        && line.endsWith(" days (REQ-OS-03)")),
        lines.toString());
    for (String row :
        List.of(
            "sbom.maximum-age",
            "catalogue.maximum-age",
            "os.states",
            "os.support-warn",
            "payload.not-described",
            "network.profile",
            "change.judged")) {
      assertTrue(lines.stream().anyMatch(line -> line.startsWith(row + ": ")), row);
    }
    RecordedLevel level = GateRecord.read(passed.evidence()).level().orElseThrow();
    assertEquals("P1", level.level());
    assertEquals("release,clearance", level.root().get("package.roles"));
    assertEquals(Optional.empty(), GateRecord.read(passed.evidence()).objection(TODAY));
  }

  @Test
  void aRefusalNamesTheRowItsValueAndItsRequirement() throws Exception {
    List<Finding> found = refused(policy("III", LENIENT), input("III", UPDATES).build());
    assertEquals(List.of("gate.support-days-left"), rules(found));
    assertTrue(
        found
            .get(0)
            .message()
            .endsWith("[policy row os.support-left, P3: at least 730 days; REQ-OS-03]"),
        found.get(0).message());
  }

  @Test
  void aPolicyForAnotherClassIsRefused() throws Exception {
    assertEquals(
        List.of("gate.category-differs"),
        rules(refused(policy("I", LENIENT), input("III", UPDATES).build())));
    GatePassed passed = new Gate(policy("SUPPORTED")).judge(input("III", "").build());
    assertTrue(evidence(passed).contains("gate.category-not-judged"), evidence(passed));
  }

  @ParameterizedTest
  @CsvSource({
    "I, true, none",
    "IIa, true, gate.network-missing",
    "IIb, false, gate.network-missing"
  })
  void aNetworkProfileIsAskedForByLevel(String mdr, boolean passes, String rule) throws Exception {
    GateInput input = input(mdr, "").build();
    if (passes) {
      String evidence = evidence(new Gate(policy(mdr, LENIENT)).judge(input));
      assertEquals(!rule.equals("none"), evidence.contains("gate.network-missing"), evidence);
    } else {
      assertEquals(List.of(rule), rules(refused(policy(mdr, LENIENT), input)));
    }
  }

  @Test
  void aMilderValueIsToldAndARecordWithAnotherLevelIsNone() throws Exception {
    String less =
        ",\"values\":[{\"row\":\"os.support-left\",\"value\":\"10\",\"rationale\":\"own\"}]";
    GatePassed passed =
        new Gate(policy("III", LENIENT + less)).judge(input("III", UPDATES).build());
    String evidence = evidence(passed);
    assertTrue(evidence.contains("gate.policy-milder"), evidence);
    assertEquals(Optional.empty(), GateRecord.read(passed.evidence()).objection(TODAY));
    for (String[] edit :
        new String[][] {
          {"\"level\":\"P3\"", "\"level\":\"P0\""},
          {"\"signature.families\":\"classical+pq\"", "\"signature.families\":\"any\""},
          {"\"package.roles\":\"release,clearance\"", "\"package.roles\":\"release\""}
        }) {
      String edited = evidence.replace(edit[0], edit[1]);
      assertFalse(evidence.equals(edited), edit[0]);
      assertEquals(
          RecordObjection.Kind.VIOLATED,
          GateRecord.read(edited.getBytes(StandardCharsets.UTF_8))
              .objection(TODAY)
              .orElseThrow()
              .kind());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "III, regulatory affairs, 60, name, ''",
    "III, Head of Regulatory Affairs, 60, host, ''",
    "III, quality, 60, name, gate.waiver-approver",
    "III, regulatory affairs, 120, name, gate.waiver-too-long",
    "III, regulatory affairs, 60, none, gate.waiver-network",
    "III, regulatory affairs, 60, any, gate.waiver-network",
    "III, regulatory affairs, 60, block, gate.waiver-network",
    "IIb, quality, 60, block, ''",
    "IIa, quality, 170, none, ''",
    "IIa, quality, 200, none, gate.waiver-too-long"
  })
  void aWaiverIsJudgedByTheLevel(String mdr, String approver, int life, String peer, String rule)
      throws Exception {
    write("etc/os-release", "ID=debian\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"9\"\n");
    Map<String, String> networks =
        Map.of(
            "name", UPDATES,
            "host", flow("\"address\":\"192.0.2.7\""),
            "any", flow("\"address\":\"0.0.0.0/0\""),
            "block", flow("\"address\":\"192.0.2.0/24\""),
            "none", "");
    LocalDate approved = TODAY.minusDays(5);
    String state = support(TODAY).verdicts().get(0).state().name().toLowerCase(Locale.ROOT);
    Waivers waivers =
        Waivers.read(
            ("{\"schemaVersion\":1,\"waivers\":[{\"subject\":\"debian 9\",\"state\":\""
                    + state
                    + "\",\"approved\":\""
                    + approved
                    + "\",\"expires\":\""
                    + approved.plusDays(life)
                    + "\",\"justification\":\"because\",\"control\":\"isolated\",\"approver\":\""
                    + approver
                    + "\"}]}")
                .getBytes(StandardCharsets.UTF_8));
    GateInput input = input(mdr, networks.get(peer)).waivers(waivers).build();
    List<String> found = rule.isEmpty() ? List.of() : rules(refused(policy(mdr, LENIENT), input));
    if (rule.isEmpty()) {
      GatePassed passed = new Gate(policy(mdr, LENIENT)).judge(input);
      assertTrue(evidence(passed).contains("waiver.maximum-life"));
      return;
    }
    assertTrue(found.contains(rule), found.toString());
    found = found.stream().filter(each -> !each.equals("gate.network-missing")).toList();
    assertEquals(List.of(rule), found);
  }

  @Test
  void withABundledTableOfTwoYearsAgoTheRefusalSaysWhichCommandMendsIt() throws Exception {
    LocalDate later = TODAY.plusYears(1);
    GateInput input =
        GateInput.of(sbom(later), Catalogue.bundled(), later)
            .root(RootFolder.open(root))
            .payloads(Map.of("rootfs", payload))
            .build();
    List<Finding> found = refused(policy("SUPPORTED"), input);
    assertEquals(List.of("gate.catalogue-too-old"), rules(found));
    assertTrue(found.get(0).message().contains("cachet lifecycle compile"), found.get(0).message());
  }

  /** 182 days are asked for at P1 and 365 at P2; a warning comes below 365 and 730. */
  @ParameterizedTest
  @CsvSource({"IIa, 364, true", "IIa, 365, false", "IIb, 729, true", "IIb, 730, false"})
  void supportThatEndsSoonIsToldBeforeItIsTooShort(String mdr, int left, boolean told)
      throws Exception {
    LocalDate end = TODAY.plusDays(left);
    Overrides own =
        Overrides.read(
            ("{\"schemaVersion\":1,\"facts\":[{\"product\":\"debian\",\"cycle\":\"13\","
                    + "\"supportEnd\":\""
                    + end
                    + "\",\"reference\":\"r\",\"noted\":\""
                    + TODAY.minusDays(30)
                    + "\"}]}")
                .getBytes(StandardCharsets.UTF_8));
    GateInput input =
        GateInput.of(sbom(TODAY), own.apply(Catalogue.bundled()), TODAY)
            .root(RootFolder.open(root))
            .payloads(Map.of("rootfs", payload))
            .build();
    assertEquals(told, told(policy(mdr, LENIENT), input).contains("gate.support-short"));
  }

  /** Whether it passes or not. */
  private static String told(GatePolicy policy, GateInput input) throws Exception {
    try {
      return evidence(new Gate(policy).judge(input));
    } catch (GateRefusedException e) {
      return e.findings().toString();
    }
  }
}
