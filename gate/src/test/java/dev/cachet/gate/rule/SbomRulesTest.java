package dev.cachet.gate.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.completeness.Composition;
import dev.cachet.completeness.CompositionAggregate;
import dev.cachet.format.CycloneDxJson;
import dev.cachet.gate.GatePassed;
import dev.cachet.gate.GateRoot;
import dev.cachet.merge.DeviceDescription;
import dev.cachet.merge.SbomMerge;
import dev.cachet.policy.GatePolicy;
import dev.cachet.root.RootfsSource;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
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

  @Test
  void judgesTheRootWithinTheSbomOfADeviceAndNamesThePartsThatItDoesNotCompare() throws Exception {
    GatePolicy policy = policy("SUPPORTED", "SECURITY_ONLY");
    byte[] device = device(content(), parts("pump-fpga", CompositionAggregate.COMPLETE));
    GatePassed passed = judge(policy, device, TODAY);
    assertEquals("debian", passed.osId());
    assertEquals("13", passed.osVersion());
    String evidence = evidence(passed);
    assertTrue(evidence.contains("\"gate.part-not-compared\",\"subject\":\"pump-fpga\""), evidence);
    assertFalse(evidence.contains("\"gate.part-not-compared\",\"subject\":\"debian"), evidence);
    write("var/lib/dpkg/status", STATUS.replace("Version: 12", "Version: 13"));
    assertEquals(List.of("drift.input-changed"), refusal(policy, device, TODAY, TODAY));
  }

  @Test
  void refusesTheSbomOfADeviceFromWhoseRootAComponentWasDeleted() throws Exception {
    SbomContent all = content();
    SbomContent none = all.toBuilder().components(List.of()).build();
    byte[] device = device(none, parts("fpga", CompositionAggregate.COMPLETE));
    assertTrue(
        refusal(policy("SUPPORTED", "SECURITY_ONLY"), device, TODAY, TODAY)
            .contains("drift.component-missing"));
  }

  @Test
  void refusesTheSbomOfADeviceOneOfWhosePartsIsIncomplete() throws Exception {
    byte[] device = device(content(), parts("fpga", CompositionAggregate.INCOMPLETE));
    assertEquals(
        List.of("gate.sbom-incomplete"),
        refusal(policy("SUPPORTED", "SECURITY_ONLY"), device, TODAY, TODAY));
  }

  @Test
  void refusesTheSbomOfADeviceWithNoOrWithTwoOperatingSystems() throws Exception {
    GatePolicy policy = policy("SUPPORTED", "SECURITY_ONLY");
    SbomContent other = content();
    write("etc/os-release", "ID=debian\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"13\"\nVARIANT=x\n");
    write("var/lib/dpkg/status", STATUS.replace("Version: 12", "Version: 13"));
    SbomContent one = content();
    assertEquals(List.of("gate.os-not-judged"), refusal(policy, device(one, other), TODAY, TODAY));
    SbomContent fpga = parts("fpga", CompositionAggregate.COMPLETE);
    SbomContent radio = parts("radio", CompositionAggregate.COMPLETE);
    assertEquals(List.of("gate.os-not-judged"), refusal(policy, device(fpga, radio), TODAY, TODAY));
    assertTrue(refusal(policy, device(fpga), TODAY, TODAY).contains("gate.os-mismatch"));
  }

  private SbomContent content() throws Exception {
    return new RootfsSource(RootFolder.open(root), os()).inventory().content();
  }

  private static SbomContent parts(String name, CompositionAggregate complete) {
    Component subject = Component.builder(name, ComponentType.FIRMWARE, name).build();
    return SbomContent.builder(subject)
        .compositions(List.of(new Composition(complete, List.of(name), List.of())))
        .build();
  }

  private static byte[] device(SbomContent... contents) throws Exception {
    DeviceDescription pump = new DeviceDescription("pump", "1", null, null, null);
    SbomContent merged = SbomMerge.merge(pump, List.of(contents));
    return new CycloneDxJson()
        .write(Sbom.of(merged, TODAY.atStartOfDay(ZoneOffset.UTC).toInstant()));
  }
}
