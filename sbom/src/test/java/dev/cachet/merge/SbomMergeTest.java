package dev.cachet.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.format.CycloneDxJson;
import dev.cachet.identity.ComponentHash;
import dev.cachet.identity.InputDigest;
import dev.cachet.identity.Occurrence;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentBuilder;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Composition;
import dev.cachet.sbom.CompositionAggregate;
import dev.cachet.sbom.Dependencies;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Pedigree;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.sbom.Service;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SbomMergeTest {
  private static final String A = "a".repeat(64);
  private static final String B = "b".repeat(64);
  private static final DeviceDescription PUMP =
      new DeviceDescription(
          "Pump",
          "A",
          "P-1",
          "(01)04012345678901",
          Organisation.ofMaintainer("Maker <m@example.org>"));

  @Test
  void theDeviceStandsOnTopOfTheSubjects() {
    SbomContent merged =
        SbomMerge.merge(PUMP, List.of(root("os", lib("x")), root("app", lib("y"))));

    assertEquals(ComponentType.DEVICE, merged.subject().type());
    assertEquals("P-1", merged.subject().property(DeviceDescription.MODEL));
    assertEquals("(01)04012345678901", merged.subject().property(DeviceDescription.UDI_DI));
    Organisation maker = merged.subject().manufacturer();
    assertEquals("Maker", maker == null ? null : maker.name());
    assertEquals(List.of("app", "os"), merged.dependencies().neededBy("device"));
    assertEquals(List.of("x"), merged.dependencies().neededBy("os"));
    assertEquals(List.of("app", "os", "x", "y"), refs(merged));
  }

  @Test
  void theSameReferenceForTwoThingsIsMadeTwo() {
    SbomContent one = root("os", lib("x"), lib("y"));
    SbomContent two = root("os", lib("x").toBuilder().version("2").build());

    SbomContent merged = SbomMerge.merge(PUMP, List.of(one, two));

    assertEquals(List.of("os", "os~1", "x", "x~1", "y"), refs(merged));
    assertEquals(List.of("os", "os~1"), merged.dependencies().neededBy("device"));
    List<String> first = merged.dependencies().neededBy("os");
    List<String> second = merged.dependencies().neededBy("os~1");
    assertEquals(3, first.size() + second.size());
    assertTrue(first.stream().noneMatch(second::contains));
  }

  @Test
  void oneThingInTwoPartsIsOneComponentWithBothPlaces() {
    Component here = placed(pkg("x", A), "/usr/lib/x.so");
    Component there = placed(pkg("x", A), "/opt/x.so").toBuilder().ref("other").build();

    SbomContent merged = SbomMerge.merge(PUMP, List.of(root("os", here), root("app", there)));

    assertEquals(3, merged.components().size());
    Component one = merged.components().get(2);
    assertEquals(
        List.of(Occurrence.at("/opt/x.so"), Occurrence.at("/usr/lib/x.so")), one.occurrences());
    assertEquals(List.of(one.ref()), merged.dependencies().neededBy("os"));
    assertEquals(List.of(one.ref()), merged.dependencies().neededBy("app"));
  }

  @Test
  void whatDisagreesStaysTwo() {
    Component x = pkg("x", A);
    for (Component other :
        List.of(
            pkg("x", B),
            x.toBuilder().hashes(List.of()).build(),
            x.toBuilder().hashes(List.of(new ComponentHash("SHA-1", "c".repeat(40)))).build(),
            x.toBuilder().supplier(Organisation.named("Bob")).build(),
            x.toBuilder().purl(null).build(),
            x.toBuilder().licences(List.of(new LicenceClaim(LicenceClaim.Form.ID, "MIT"))).build(),
            x.toBuilder()
                .hashes(List.of(new ComponentHash("SHA-256", A), new ComponentHash("MD5", "d")))
                .version("2")
                .build())) {
      SbomContent merged = SbomMerge.merge(PUMP, List.of(root("os", x), root("app", other)));
      assertEquals(4, merged.components().size(), other.toString());
    }
  }

  @Test
  void aWeakDigestAloneDoesNotMakeTwoThingsOne() {
    Component x =
        pkg("x", A).toBuilder().hashes(List.of(new ComponentHash("SHA-1", "c".repeat(40)))).build();

    assertEquals(
        4, SbomMerge.merge(PUMP, List.of(root("os", x), root("app", x))).components().size());
  }

  @Test
  void statementsStayAsHonestAsTheyWere() {
    SbomContent one = with(root("os", pkg("x", A)), CompositionAggregate.COMPLETE, "x");
    SbomContent two = with(root("app", pkg("x", A)), CompositionAggregate.INCOMPLETE, "x");
    SbomContent silent = root("other", pkg("x", A));

    assertEquals(
        CompositionAggregate.COMPLETE, aggregate(SbomMerge.merge(PUMP, List.of(one)), "x"));
    assertEquals(
        CompositionAggregate.INCOMPLETE, aggregate(SbomMerge.merge(PUMP, List.of(one, two)), "x"));
    assertEquals(
        CompositionAggregate.UNKNOWN, aggregate(SbomMerge.merge(PUMP, List.of(one, silent)), "x"));
    assertEquals(
        CompositionAggregate.UNKNOWN,
        aggregate(SbomMerge.merge(PUMP, List.of(silent, one)), "device"));
  }

  @Test
  void theOrderOfTheInventoriesMakesNoDifference() {
    SbomContent one = root("os", lib("x"), pkg("z", A));
    SbomContent two = root("os", lib("x").toBuilder().version("2").build(), pkg("z", A));

    assertEquals(
        SbomMerge.merge(PUMP, List.of(one, two)), SbomMerge.merge(PUMP, List.of(two, one, two)));
  }

  @Test
  void everythingBelowIsRenamedWithItsOwner() throws Exception {
    Component jar =
        lib("jar").toBuilder()
            .parts(List.of(lib("inner")))
            .pedigree(new Pedigree(List.of(lib("ancestor")), List.of(), List.of(), List.of(), null))
            .build();
    Component newer = jar.toBuilder().version("2").build();
    SbomContent one = serviced(root("one", jar));
    SbomContent two = serviced(root("two", newer));

    SbomContent merged = SbomMerge.merge(PUMP, List.of(one, two));

    assertEquals(2, merged.services().size());
    assertEquals(4, merged.components().size());
    Sbom sbom = Sbom.of(merged, Instant.parse("2026-11-23T00:00:00Z"));
    assertEquals(6, new CycloneDxJson().read(new CycloneDxJson().write(sbom)).all().size());
  }

  @Test
  void theDocumentComesApartAgain() {
    SbomContent one = with(root("os", lib("x"), lib("y")), CompositionAggregate.COMPLETE, "x");
    SbomContent two = root("app", lib("z"));
    SbomContent merged = SbomMerge.merge(PUMP, List.of(one, two));

    List<Sbom> parts = MergedParts.of(Sbom.of(merged, Instant.EPOCH));

    assertEquals(List.of(two, one), parts.stream().map(Sbom::content).toList());
  }

  @Test
  void aDocumentThatWasNotMergedIsItsOwnPart() {
    Sbom sbom = Sbom.of(root("os", lib("x")), Instant.EPOCH);

    assertEquals(List.of(sbom), MergedParts.of(sbom));
  }

  @Test
  void nothingCannotBeMerged() {
    assertThrows(IllegalArgumentException.class, () -> SbomMerge.merge(PUMP, List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> new DeviceDescription(" ", null, null, null, null));
  }

  private static CompositionAggregate aggregate(SbomContent content, String ref) {
    return content.compositions().stream()
        .filter(c -> c.dependencies().contains(ref))
        .map(Composition::aggregate)
        .findFirst()
        .orElseThrow();
  }

  private static SbomContent with(SbomContent content, CompositionAggregate said, String ref) {
    return content.toBuilder()
        .compositions(List.of(new Composition(said, List.of(), List.of(ref))))
        .build();
  }

  private static SbomContent serviced(SbomContent content) {
    return content.toBuilder().services(List.of(Service.builder("api", "api").build())).build();
  }

  private static List<String> refs(SbomContent content) {
    return content.components().stream().map(Component::ref).toList();
  }

  private static SbomContent root(String ref, Component... components) {
    List<Component> all = List.of(components);
    return SbomContent.builder(Component.builder(ref, ComponentType.OPERATING_SYSTEM, ref).build())
        .components(all)
        .dependencies(Dependencies.of(Map.of(ref, all.stream().map(Component::ref).toList())))
        .inputs(List.of(new InputDigest("/var/lib/" + ref, A)))
        .build();
  }

  private static Component lib(String name) {
    return start(name).build();
  }

  private static Component pkg(String name, String sha256) {
    return start(name)
        .purl("pkg:generic/" + name + "@1")
        .hashes(List.of(new ComponentHash("SHA-256", sha256)))
        .build();
  }

  private static Component placed(Component component, String place) {
    return component.toBuilder().occurrences(List.of(Occurrence.at(place))).build();
  }

  private static ComponentBuilder start(String name) {
    return Component.builder(name, ComponentType.LIBRARY, name).version("1");
  }
}
