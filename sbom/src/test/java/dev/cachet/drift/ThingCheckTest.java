package dev.cachet.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.finding.Finding;
import dev.cachet.merge.DeviceDescription;
import dev.cachet.merge.SbomMerge;
import dev.cachet.quality.CheckAnswer;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentHash;
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
import org.junit.jupiter.api.Test;

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
