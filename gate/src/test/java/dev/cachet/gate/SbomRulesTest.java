package dev.cachet.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.format.CycloneDxJson;
import dev.cachet.policy.GatePolicy;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SbomRulesTest extends GateRoot {
  @Test
  void refusesAnSbomThatIsTooOldOrFromTheFuture() throws Exception {
    GatePolicy policy = policy("SUPPORTED", "SECURITY_ONLY");
    assertEquals(
        List.of("gate.sbom-too-old"), refusal(policy, sbom(TODAY.minusDays(31)), TODAY, TODAY));
    assertEquals(
        List.of("gate.sbom-from-future"), refusal(policy, sbom(TODAY.plusDays(1)), TODAY, TODAY));
    assertEquals(TODAY, judge(policy, sbom(TODAY.minusDays(30)), TODAY).osAsOf());
  }

  @Test
  void refusesAnSbomWithoutTimestamp() throws Exception {
    String sbom = new String(sbom(TODAY), StandardCharsets.UTF_8);
    byte[] without =
        sbom.replaceFirst("\"timestamp\" : \"[^\"]*\",", "").getBytes(StandardCharsets.UTF_8);
    assertEquals(
        List.of("gate.sbom-no-timestamp"),
        refusal(policy("SUPPORTED", "SECURITY_ONLY"), without, TODAY, TODAY));
  }

  @Test
  void refusesAStaleSbom() throws Exception {
    byte[] sbom = sbom(TODAY);
    write("var/lib/dpkg/status", STATUS.replace("Version: 12", "Version: 13"));
    assertEquals(
        List.of("drift.input-changed"),
        refusal(policy("SUPPORTED", "SECURITY_ONLY"), sbom, TODAY, TODAY));
  }

  @Test
  void refusesAnSbomFromWhichAComponentWasDeleted() throws Exception {
    write("var/lib/dpkg/status", STATUS + "\n" + STATUS.replace("base-files", "old-tls"));
    SbomContent all = new CycloneDxJson().read(sbom(TODAY)).content();
    List<Component> kept =
        all.components().stream().filter(c -> !c.name().equals("old-tls")).toList();
    SbomContent fewer = all.toBuilder().components(kept).build();
    byte[] edited =
        new CycloneDxJson().write(Sbom.of(fewer, TODAY.atStartOfDay(ZoneOffset.UTC).toInstant()));
    List<String> rules = refusal(policy("SUPPORTED", "SECURITY_ONLY"), edited, TODAY, TODAY);
    assertEquals("drift.component-missing", rules.get(0));
  }

  @Test
  void refusesAnSbomThatLeftPartsOut() throws Exception {
    write("var/lib/dpkg/status", STATUS + "\nPackage: lost\nStatus: install ok installed\n");
    assertEquals(
        List.of("gate.sbom-incomplete"),
        refusal(policy("SUPPORTED", "SECURITY_ONLY"), sbom(TODAY), TODAY, TODAY));
  }

  @Test
  void refusesAnSbomThatDoesNotSayHowCompleteItIs() throws Exception {
    SbomContent all = new CycloneDxJson().read(sbom(TODAY)).content();
    SbomContent silent = all.toBuilder().compositions(List.of()).build();
    byte[] edited =
        new CycloneDxJson().write(Sbom.of(silent, TODAY.atStartOfDay(ZoneOffset.UTC).toInstant()));
    assertEquals(
        List.of("gate.sbom-incomplete", "drift.compositions-differ"),
        refusal(policy("SUPPORTED", "SECURITY_ONLY"), edited, TODAY, TODAY));
  }

  @Test
  void passesADebianRootWithAnUnmetNeedAndTellsThatOtherFilesAreNotKnown() throws Exception {
    write("var/lib/dpkg/status", STATUS + "Depends: absent\n");
    String evidence = evidence(judge(policy("SUPPORTED", "SECURITY_ONLY"), sbom(TODAY), TODAY));
    assertTrue(
        evidence.contains(
            "{\"rule\":\"gate.sbom-incomplete\",\"subject\":\"sbom\",\"severity\":\"WARNING\""),
        evidence);
  }

  @Test
  void refusesAnEmptySbom() throws Exception {
    write("var/lib/dpkg/status", "\n");
    assertEquals(
        List.of("gate.sbom-empty"),
        refusal(policy("SUPPORTED", "SECURITY_ONLY"), sbom(TODAY), TODAY, TODAY));
  }

  @Test
  void refusesWhatIsNoSbom() throws Exception {
    assertEquals(
        List.of("gate.sbom-invalid"),
        refusal(policy("SUPPORTED", "SECURITY_ONLY"), new byte[] {'{'}, TODAY, TODAY));
  }
}
