package dev.cachet.format.spdx3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.finding.Finding;
import dev.cachet.format.ReadSbom;
import dev.cachet.format.SbomDocument;
import dev.cachet.format.SbomSpec;
import dev.cachet.format.content.WrittenSbom;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.vex.VexProduct;
import dev.cachet.vex.VexState;
import dev.cachet.vex.VexStatement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements that were written into SPDX 3.0.1 are read back, and what was not kept is listed. */
class Spdx3VexWritingTest {
  private static final Sbom SBOM =
      Sbom.of(
          SbomContent.builder(
                  Component.builder("pump", ComponentType.FIRMWARE, "pump").version("1").build())
              .components(
                  List.of(
                      Component.builder("z", ComponentType.LIBRARY, "zlib").version("1.3").build(),
                      Component.builder("m", ComponentType.LIBRARY, "musl").version("2").build()))
              .build(),
          Instant.parse("2026-01-02T03:04:05Z"));

  private static VexStatement said(
      String id, VexState state, @Nullable String why, @Nullable String words, String... refs) {
    return new VexStatement(
        id,
        null,
        state,
        why,
        words,
        List.of(),
        List.of(refs).stream().map(VexProduct::ofRef).toList());
  }

  /** What is said of which components, whatever the document calls them. */
  private static List<String> told(ReadSbom read) {
    Map<String, String> names = new TreeMap<>();
    names.put(read.sbom().subject().ref(), read.sbom().subject().name());
    read.sbom().all().forEach(one -> names.put(one.ref(), one.name()));
    return read.statements().stream()
        .map(
            one ->
                one.vulnerability()
                    + " "
                    + one.source()
                    + " "
                    + one.products().stream()
                        .map(product -> names.get(product.ref()))
                        .sorted()
                        .toList()
                    + " "
                    + one.says())
        .sorted()
        .toList();
  }

  private static List<String> roundTrip(VexStatement... statements) throws Exception {
    WrittenSbom written = SbomSpec.SPDX_3_0_1_JSON.encode(SBOM, List.of(statements));
    assertEquals(List.of(), vexLosses(written));
    return told(SbomDocument.read(written.document()));
  }

  private static List<String> vexLosses(WrittenSbom written) {
    return written.dropped().stream()
        .map(Finding::subject)
        .filter(subject -> subject.startsWith("/vulnerabilities"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "RESOLVED,-,fixed by a patch",
        "RESOLVED,-,-",
        "EXPLOITABLE,-,update to 1.4",
        "EXPLOITABLE,-,-",
        "IN_TRIAGE,-,asked the maker",
        "IN_TRIAGE,-,-",
        "NOT_AFFECTED,code_not_present,-",
        "NOT_AFFECTED,code_not_reachable,only the tests call it",
        "NOT_AFFECTED,protected_by_mitigating_control,-",
        "NOT_AFFECTED,-,not built",
        "NOT_AFFECTED,-,-"
      })
  void areReadBackAsTheyWere(VexState state, @Nullable String why, @Nullable String words)
      throws Exception {
    VexStatement one = said("CVE-2026-1234", state, why, words, "z");
    assertEquals(List.of("CVE-2026-1234 null [zlib] " + one.says()), roundTrip(one));
  }

  @Test
  void severalOfOneVulnerabilityAndOneOfSeveralComponentsStayApart() throws Exception {
    VexStatement resolved = said("CVE-2026-1234", VexState.RESOLVED, null, null, "z");
    VexStatement triage = said("CVE-2026-1234", VexState.IN_TRIAGE, null, null, "m", "pump");
    VexStatement other =
        new VexStatement(
            "GHSA-aaaa-bbbb-cccc",
            "GitHub",
            VexState.EXPLOITABLE,
            null,
            "wait",
            List.of(),
            List.of(VexProduct.ofRef("m")));
    assertEquals(
        List.of(
            "CVE-2026-1234 null [musl, pump] in_triage",
            "CVE-2026-1234 null [zlib] resolved",
            "GHSA-aaaa-bbbb-cccc GitHub [musl] exploitable: wait"),
        roundTrip(resolved, triage, other));
  }

  @Test
  void whatHasNoPlaceIsListed() throws Exception {
    VexStatement pedigree = said("CVE-2026-1", VexState.RESOLVED_WITH_PEDIGREE, null, null, "z");
    VexStatement positive = said("CVE-2026-2", VexState.FALSE_POSITIVE, null, "no", "z");
    VexStatement why = said("CVE-2026-3", VexState.NOT_AFFECTED, "requires_environment", null, "z");
    VexStatement unbound = said("CVE-2026-4", VexState.RESOLVED, null, null, "elsewhere");
    VexStatement answer =
        new VexStatement(
            "CVE-2026-5",
            null,
            VexState.EXPLOITABLE,
            null,
            null,
            List.of("will_not_fix"),
            List.of(VexProduct.ofRef("z")));
    WrittenSbom written =
        SbomSpec.SPDX_3_0_1_JSON.encode(SBOM, List.of(pedigree, positive, why, unbound, answer));
    assertEquals(
        List.of(
            "/vulnerabilities/CVE-2026-1/analysis/state",
            "/vulnerabilities/CVE-2026-2/analysis/state",
            "/vulnerabilities/CVE-2026-3/analysis/justification",
            "/vulnerabilities/CVE-2026-4",
            "/vulnerabilities/CVE-2026-4/affects",
            "/vulnerabilities/CVE-2026-5/analysis/response"),
        vexLosses(written).stream().sorted().toList());
    assertEquals(
        List.of(
            "CVE-2026-1 null [zlib] resolved",
            "CVE-2026-2 null [zlib] not_affected: no",
            "CVE-2026-3 null [zlib] not_affected",
            "CVE-2026-5 null [zlib] exploitable"),
        told(SbomDocument.read(written.document())));
  }

  @Test
  void aDocumentWithoutStatementsIsWrittenAsBefore() throws Exception {
    String without = new String(SbomSpec.SPDX_3_0_1_JSON.write(SBOM), StandardCharsets.UTF_8);
    assertTrue(!without.contains("security"), without);
    assertEquals(
        without,
        new String(
            SbomSpec.SPDX_3_0_1_JSON.encode(SBOM, List.of()).document(), StandardCharsets.UTF_8));
  }

  /** From CycloneDX to SPDX 3 and back. */
  @Test
  void surviveAConversionToAndFro() throws Exception {
    VexStatement one = said("CVE-2026-1234", VexState.NOT_AFFECTED, "code_not_present", "no", "m");
    ReadSbom there =
        SbomDocument.read(SbomSpec.SPDX_3_0_1_JSON.encode(SBOM, List.of(one)).document());
    ReadSbom back =
        SbomDocument.read(
            SbomSpec.CYCLONEDX_1_6_JSON.encode(there.sbom(), there.statements()).document());
    assertEquals(
        List.of("CVE-2026-1234 null [musl] not_affected, code_not_present: no"), told(back));
  }
}
