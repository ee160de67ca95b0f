package dev.cachet.yocto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.source.UnknownSourceException;
import dev.cachet.vex.VexList;
import dev.cachet.vex.VexStatement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports in the forms of {@code cve-check.bbclass} and {@code vex.bbclass}. */
class CveReportTest {
  private static final String REPORT =
      """
      {"version":"1","package":[
       {"name":"openssl","layer":"meta","version":"1_3.2.1","products":[{"product":"openssl",
        "cvesInRecord":"Yes"}],"cpes":[],"issue":[
        {"id":"CVE-2026-1","summary":"x","scorev2":"0.0","scorev3":"7.5","scorev4":"0.0",
         "vector":"NETWORK","vectorString":"AV:N","status":"%s","link":"https://nvd.example.org/1"%s}]},
       {"name":"zlib","version":"1.3.1","issue":[]}]}
      """;

  private static List<VexStatement> read(String status, String more) throws Exception {
    return CveReport.read("cve.json", REPORT.formatted(status, more).getBytes(UTF_8)).orElseThrow();
  }

  private static String detail(String reason) {
    return reason == null ? "" : ",\"detail\":\"" + reason + "\"";
  }

  @ParameterizedTest
  @CsvSource({
    "Patched, , resolved, ",
    "Patched, backported-patch, resolved, ",
    "Unpatched, , exploitable, ",
    "Ignored, , in_triage, ",
    "Ignored, not-applicable-config, not_affected, requires_configuration",
    "Ignored, not-applicable-platform, not_affected, requires_environment",
    "Ignored, cpe-incorrect, false_positive, ",
    "Ignored, disputed, in_triage, ",
    "Ignored, upstream-wontfix, exploitable, ",
    "Ignored, a-reason-of-tomorrow, in_triage, "
  })
  void saysNoMoreThanTheBuildDid(String status, String reason, String state, String why)
      throws Exception {
    VexStatement one = read(status, detail(reason)).get(0);
    assertEquals("CVE-2026-1", one.vulnerability());
    assertEquals(state, one.state().word());
    assertEquals(why, one.justification());
    assertTrue(String.valueOf(one.detail()).startsWith(status));
  }

  @Test
  void keepsWordsAndPatchesWithoutTheFoldersOfTheMachine() throws Exception {
    VexStatement one =
        read(
                "Patched",
                ",\"description\":\"by hand\",\"patch-file\":[\"/home/me/build/CVE-2026-1.patch\"]")
            .get(0);
    assertEquals("Patched: by hand (CVE-2026-1.patch)", one.detail());
  }

  @Test
  void isBoundToThePackagesOfTheRecipe() throws Exception {
    Component crypto =
        Component.builder("c", ComponentType.LIBRARY, "libcrypto3")
            .version("3.2.1-r0")
            .properties(List.of(new Property("cachet:package:source", "openssl")))
            .build();
    Component other = crypto.toBuilder().version("3.5.0").build();
    Sbom sbom =
        Sbom.of(
            SbomContent.builder(Component.builder("s", ComponentType.FIRMWARE, "s").build())
                .components(List.of(crypto))
                .build(),
            Instant.EPOCH);
    VexList list = VexList.of(sbom, read("Patched", ""));
    assertEquals("c", list.statements().get(0).products().get(0).ref());
    assertEquals(List.of(), list.findings());
    Sbom another =
        Sbom.of(sbom.content().toBuilder().components(List.of(other)).build(), Instant.EPOCH);
    assertEquals(
        List.of("vex.no-component"),
        VexList.of(another, read("Patched", "")).findings().stream().map(f -> f.rule()).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"status\":\"Patched\"|\"status\":\"Fixed\"|/package/0/issue/0/status: 'Fixed' is none of",
        "\"id\":\"CVE-2026-1\",|''|/package/0/issue/0: id or status is missing",
        "\"name\":\"openssl\",|''|/package/0/name: missing",
        "\"version\":\"1\"|\"version\":\"2\"|/version: '2' is not read",
        "\"issue\":[]}]}|\"issue\":[]}|not JSON"
      })
  void refusesWhatItDoesNotUnderstand(String from, String to, String expected) {
    String report = REPORT.formatted("Patched", "").replace(from, to);
    String message =
        String.valueOf(
            assertThrows(
                    UnknownSourceException.class,
                    () -> CveReport.read("cve.json", report.getBytes(UTF_8)))
                .getMessage());
    assertTrue(message.startsWith("cve.json: "), message);
    assertTrue(message.contains(expected), message);
  }

  @Test
  void leavesOtherFilesToOthers() throws Exception {
    assertEquals(
        Optional.empty(), CveReport.read("x", "{\"bomFormat\":\"CycloneDX\"}".getBytes(UTF_8)));
    assertEquals(Optional.empty(), CveReport.read("x", "<bom/>".getBytes(UTF_8)));
    assertEquals(Optional.empty(), CveReport.read("x", "[]".getBytes(UTF_8)));
  }
}
