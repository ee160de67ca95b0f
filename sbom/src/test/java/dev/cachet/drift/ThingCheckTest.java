package dev.cachet.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.finding.Finding;
import dev.cachet.identity.ComponentHash;
import dev.cachet.merge.DeviceDescription;
import dev.cachet.merge.SbomMerge;
import dev.cachet.quality.CheckAnswer;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Composition;
import dev.cachet.sbom.CompositionAggregate;
import dev.cachet.sbom.Dependencies;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.source.Inventory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThingCheckTest {
  private static final DeviceDescription PUMP =
      new DeviceDescription("Pump", null, null, null, null);

  @Test
  void aDocumentThatDescribesTheThingHasNoFindings() {
    assertEquals(
        List.of(), rules(Sbom.of(root("os", "a", "1"), Instant.EPOCH), root("os", "a", "1")));
  }

  @Test
  void everyDifferenceIsAFindingInWords() {
    List<Finding> findings =
        ThingCheck.compare(
            Sbom.of(root("os", "a", "1"), Instant.EPOCH),
            new Inventory(root("os", "a", "2"), List.of()));

    assertEquals("drift.version-differs", findings.get(0).rule());
    assertTrue(findings.get(0).message().contains("make the SBOM anew"));
  }

  @Test
  void ofAMergedDocumentTheRightPartIsCompared() {
    Sbom merged = merged(root("os", "a", "1"), root("app", "b", "1"));

    assertEquals(List.of(), rules(merged, root("os", "a", "1")));
    assertEquals(List.of("drift.version-differs"), rules(merged, root("app", "b", "2")));
  }

  @Test
  void aThingThatNoPartIsAboutCannotBeJudged() {
    Sbom merged = merged(root("os", "a", "1"), root("app", "b", "1"));

    assertEquals(List.of("drift.no-part"), rules(merged, root("other", "a", "1")));
  }

  @Test
  void ofTwoPartsAlikeNeitherIsTakenByGuess() {
    Sbom merged = merged(root("os", "a", "1"), root("os", "a", "2"));

    assertEquals(List.of("drift.no-part"), rules(merged, root("os", "a", "2")));
  }

  @Test
  void aThingThatWasNotReadToItsEndDoesNotPass() {
    SbomContent unread =
        SbomContent.builder(Component.builder("os", ComponentType.OPERATING_SYSTEM, "os").build())
            .components(root("os", "a", "1").components())
            .dependencies(root("os", "a", "1").dependencies())
            .compositions(
                List.of(new Composition(CompositionAggregate.INCOMPLETE, List.of("os"), List.of())))
            .build();

    List<Finding> findings =
        ThingCheck.compare(
            Sbom.of(root("os", "a", "1"), Instant.EPOCH), new Inventory(unread, List.of()));
    assertEquals(List.of("drift.thing-unread"), findings.stream().map(Finding::rule).toList());
    assertEquals(CheckAnswer.UNKNOWN, CheckAnswer.of(findings));
    assertEquals(List.of(), rules(Sbom.of(unread, Instant.EPOCH), unread));
  }

  /** The same packages, so that nothing else tells one release from another. */
  @ParameterizedTest
  @CsvSource({
    "debian,14",
    "debian,12",
    "debian,",
    "debian,13.1",
    "ubuntu,13",
    "Debian,13",
  })
  void documentOfAnotherSystemIsWrong(String name, String version) {
    List<Finding> findings =
        ThingCheck.compare(
            Sbom.of(system(name, version), Instant.EPOCH),
            new Inventory(system("debian", "13"), List.of()));
    assertEquals(List.of("drift.system-differs"), findings.stream().map(Finding::rule).toList());
    assertEquals(CheckAnswer.FOUND, CheckAnswer.of(findings));
    assertTrue(findings.get(0).message().contains("holds debian 13"), findings.toString());
    Sbom same = Sbom.of(system("debian", "13"), Instant.EPOCH);
    assertEquals(List.of(), rules(same, system("debian", "13")));
  }

  @Test
  void systemIsNotHiddenBehindASubjectOfAnotherType() {
    SbomContent now = system("debian", "13");
    Component application =
        Component.builder("os", ComponentType.APPLICATION, "debian").version("13").build();
    SbomContent other =
        SbomContent.builder(application)
            .components(now.components())
            .dependencies(now.dependencies())
            .build();
    assertEquals(List.of("drift.system-differs"), rules(Sbom.of(other, Instant.EPOCH), now));
  }

  private static SbomContent system(String name, @Nullable String version) {
    Component os =
        Component.builder("os", ComponentType.OPERATING_SYSTEM, name).version(version).build();
    SbomContent some = root("os", "a", "1");
    return SbomContent.builder(os)
        .components(some.components())
        .dependencies(some.dependencies())
        .build();
  }

  private static Sbom merged(SbomContent one, SbomContent other) {
    return Sbom.of(SbomMerge.merge(PUMP, List.of(one, other)), Instant.EPOCH);
  }

  private static List<String> rules(Sbom sbom, SbomContent now) {
    return ThingCheck.compare(sbom, new Inventory(now, List.of())).stream()
        .map(Finding::rule)
        .toList();
  }

  private static SbomContent root(String ref, String name, String version) {
    Component component =
        Component.builder(ref + "/" + name, ComponentType.LIBRARY, name)
            .version(version)
            .hashes(List.of(new ComponentHash("SHA-256", "a".repeat(64))))
            .build();
    return SbomContent.builder(Component.builder(ref, ComponentType.OPERATING_SYSTEM, ref).build())
        .components(List.of(component))
        .dependencies(Dependencies.of(Map.of(ref, List.of(component.ref()))))
        .build();
  }
}
