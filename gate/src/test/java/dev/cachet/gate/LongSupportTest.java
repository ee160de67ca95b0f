package dev.cachet.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.CatalogueCompiler;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.format.CycloneDxJson;
import dev.cachet.gate.input.GateInput;
import dev.cachet.gate.input.GateRefusedException;
import dev.cachet.gate.record.GateRecord;
import dev.cachet.os.OsIdentifier;
import dev.cachet.policy.GatePolicy;
import dev.cachet.root.RootfsSource;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two years from now, on roots that are supported then: facts get old, and new ones are taken. */
class LongSupportTest extends GateRoot {
  private static final LocalDate LATER = LocalDate.of(2028, 11, 30);

  private static final String OF_LATER =
      """
      {"generated_at":"2028-11-15T00:00:00+00:00","result":[
        {"name":"rhel","label":"Red Hat Enterprise Linux","aliases":[],"tags":["os"],
         "labels":{"eoas":"Full Support","eol":"Maintenance Support","eoes":"ELS"},
         "identifiers":[{"type":"cpe","id":"cpe:/o:redhat:enterprise_linux"}],
         "releases":[{"name":"9","codename":null,"releaseDate":"2022-05-18",
           "eoasFrom":"2027-05-31","eolFrom":"2032-05-31"}]},
        {"name":"ubuntu","label":"Ubuntu","aliases":[],"tags":["os"],
         "labels":{"eoas":null,"eol":"Maintenance","eoes":"ESM"},
         "identifiers":[{"type":"cpe","id":"cpe:/o:canonical:ubuntu_linux"}],
         "releases":[{"name":"24.04","codename":"Noble Numbat","releaseDate":"2024-04-25",
           "eolFrom":"2029-05-31"}]}]}
      """;

  private static Catalogue compiled() throws Exception {
    byte[] table =
        CatalogueCompiler.compile(
            new ByteArrayInputStream(OF_LATER.getBytes(StandardCharsets.UTF_8)), "", "");
    return Catalogue.read(new ByteArrayInputStream(table));
  }

  /** The default policy, as {@code cachet example} writes it. */
  private static GatePolicy example() throws Exception {
    return GatePolicy.read(
        """
        { "schemaVersion": 1,
          "operatingSystem": { "allowedStates": ["SUPPORTED", "SECURITY_ONLY"],
                               "minimumSupportDaysLeft": 180 },
          "catalogue": { "warnAfterDays": 60, "failAfterDays": 180 },
          "sbom": { "maximumAgeDays": 1, "ofManifestAlone": "allow" } }
        """
            .getBytes(StandardCharsets.UTF_8));
  }

  private GateInput input(Catalogue facts) throws Exception {
    SbomContent content =
        new RootfsSource(
                RootFolder.open(root), new OsIdentifier(facts).identify(RootFolder.open(root)))
            .inventory()
            .content();
    byte[] sbom =
        new CycloneDxJson().write(Sbom.of(content, LATER.atTime(8, 0).toInstant(ZoneOffset.UTC)));
    return GateInput.of(sbom, facts, LATER)
        .root(RootFolder.open(root))
        .payloads(Map.of("rootfs", payload))
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "ubuntu, Ubuntu, 24.04, SUPPORTED",
    "rhel, Red Hat Enterprise Linux, 9.4, SECURITY_ONLY"
  })
  void passesByNewerFactsAndIsRefusedByThoseOfToday(
      String id, String name, String version, String state) throws Exception {
    write(
        "etc/os-release", "ID=" + id + "\nNAME=\"" + name + "\"\nVERSION_ID=\"" + version + "\"\n");
    GatePassed passed = new Gate(example()).judge(input(compiled()));
    assertEquals(state, GateRecord.read(passed.evidence()).osState());
    GateInput old = input(Catalogue.bundled());
    Gate gate = new Gate(example());
    List<Finding> errors =
        assertThrows(GateRefusedException.class, () -> gate.judge(old)).findings().stream()
            .filter(each -> each.severity() == Severity.ERROR)
            .toList();
    assertEquals(List.of("gate.catalogue-too-old"), errors.stream().map(Finding::rule).toList());
    assertTrue(
        errors
            .get(0)
            .message()
            .contains("take a newer catalogue, made by 'cachet lifecycle compile'"),
        errors.get(0).message());
  }
}
