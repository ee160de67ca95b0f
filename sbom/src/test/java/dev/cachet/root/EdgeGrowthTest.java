package dev.cachet.root;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.completeness.CompositionAggregate;
import dev.cachet.dpkg.DebianRelations;
import dev.cachet.finding.Finding;
import dev.cachet.installed.RootLimits;
import dev.cachet.relation.RelationBudget;
import dev.cachet.relation.Relations;
import dev.cachet.rpm.DatabaseBytes;
import dev.cachet.rpm.HeaderBytes;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.SbomContent;
import dev.cachet.source.Inventory;
import dev.cachet.source.Problems;
import dev.cachet.source.Stanza;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A root of a few hundred kilobytes must not make a document of hundreds of megabytes. */
class EdgeGrowthTest {
  private static final int HALF = 1500;

  @TempDir Path folder;

  private enum Kind {
    DPKG,
    DPKG_VERSIONED,
    DPKG_ALTERNATIVES,
    OPKG,
    APK,
    RPM
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void marksBothSidesInsteadOfListingEachPairOfManyAndMany(Kind kind) throws Exception {
    Inventory inventory = manyToMany(kind);
    SbomContent content = inventory.content();
    assertEquals(2 * HALF, content.components().size());
    assertEquals(0, edges(content));
    Finding crowd = inventory.findings().get(0);
    assertEquals("source.many-providers", crowd.rule());
    assertEquals("virt", crowd.subject());
    assertTrue(
        crowd.message().startsWith(HALF + " packages need virt and " + HALF + " provide it"),
        crowd.message());
    assertEquals(HALF, with(content, "cachet:needs:one-of").size());
    assertEquals(HALF, with(content, "cachet:provides").size());
    assertEquals(
        new TreeSet<>(with(content, "cachet:needs:one-of")),
        content.compositions().stream()
            .filter(c -> c.aggregate() == CompositionAggregate.INCOMPLETE)
            .flatMap(c -> c.dependencies().stream())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void listsEveryProviderWhereFewNeedThem() throws Exception {
    Inventory inventory =
        debian(
            RootLimits.DEFAULT,
            stanzas(HALF, i -> stanza("p" + i, "Provides: virt"))
                + stanzas(3, i -> stanza("n" + i, "Depends: virt")));
    assertEquals(List.of(), inventory.findings());
    assertEquals(3 * HALF, edges(inventory.content()));
  }

  @Test
  void leavesTheEdgesOutOfThoseThatHaveMostOnceAnInventoryIsFull() throws Exception {
    String all = IntStream.range(0, 100).mapToObj(i -> "a" + i).collect(Collectors.joining(", "));
    Inventory inventory =
        debian(
            new RootLimits(1000, 1 << 20, 1 << 20, 1000, 500),
            stanzas(100, i -> stanza("a" + i, "Depends: " + all))
                + stanzas(20, i -> stanza("z" + i, "Depends: a1, a2")));
    SbomContent content = inventory.content();
    assertTrue(edges(content) <= 500);
    for (int i = 0; i < 20; i++) {
      assertEquals(2, content.dependencies().neededBy(ref("z" + i)).size());
    }
    assertEquals(List.of("source.too-many-edges"), rules(inventory));
    assertTrue(
        inventory.findings().get(0).message().startsWith("the edges of 96 components were"),
        inventory.findings().get(0).message());
    assertEquals(
        96,
        content.compositions().stream()
            .filter(c -> c.aggregate() == CompositionAggregate.INCOMPLETE)
            .mapToInt(c -> c.dependencies().size())
            .sum());
  }

  @Test
  void leavesComponentsOutThatAreTooManyAndEveryEdgeToThem() throws Exception {
    Inventory inventory =
        debian(
            new RootLimits(1000, 1 << 20, 1 << 20, 10, 500),
            stanzas(30, i -> stanza("a" + i, "Depends: a1, a29")));
    assertEquals(10, inventory.content().components().size());
    TreeSet<String> known = new TreeSet<>();
    inventory.content().components().forEach(c -> known.add(c.ref()));
    inventory
        .content()
        .dependencies()
        .edges()
        .values()
        .forEach(to -> assertTrue(known.containsAll(to)));
    assertTrue(rules(inventory).contains("source.too-many-components"));
    assertTrue(
        inventory.content().compositions().stream()
            .anyMatch(
                c ->
                    c.aggregate() == CompositionAggregate.INCOMPLETE
                        && c.assemblies().contains("operating-system")));
  }

  @Test
  void readsNoMoreRelationsThanItMayAndSaysWhose() throws Exception {
    Problems problems = new Problems();
    DebianRelations relations = new DebianRelations(new RelationBudget(5, problems));
    Stanza three = new Stanza(1, Map.of("Package", "a", "Depends", "x, y | z"));
    assertEquals(2, relations.of(three).needs().size());
    Relations beyond = relations.of(three);
    assertEquals(new Relations(List.of(), List.of(), false), beyond);
    assertEquals("source.too-many-relations", problems.sorted().get(0).rule());
    assertEquals("a", problems.sorted().get(0).subject());
  }

  private Inventory manyToMany(Kind kind) throws Exception {
    return switch (kind) {
      case DPKG -> debian(RootLimits.DEFAULT, pairs("Provides: virt", "Depends: virt"));
      case DPKG_VERSIONED ->
          debian(RootLimits.DEFAULT, pairs("Provides: virt (= 3)", "Pre-Depends: virt (>= 2)"));
      case DPKG_ALTERNATIVES ->
          debian(RootLimits.DEFAULT, pairs("Provides: virt", "Depends: none | virt:any"));
      case OPKG ->
          ExampleRoot.in(folder)
              .with("usr/lib/opkg/status", pairs("Provides: virt", "Depends: virt"))
              .inventory("openwrt", "23.05");
      case APK ->
          ExampleRoot.in(folder)
              .with(
                  "lib/apk/db/installed",
                  stanzas(HALF, i -> "P:p" + i + "\nV:1\nA:x\np:virt=1\n\n")
                      + stanzas(HALF, i -> "P:n" + i + "\nV:1\nA:x\nD:virt\n\n"))
              .inventory("alpine", "3.20");
      case RPM -> {
        byte[][] blobs =
            Stream.concat(
                    IntStream.range(0, HALF)
                        .mapToObj(i -> rpm("p" + i).provides("virt", "8", "1-1")),
                    IntStream.range(0, HALF).mapToObj(i -> rpm("n" + i).needs("virt", "0", "")))
                .map(HeaderBytes::bytes)
                .toArray(byte[][]::new);
        yield ExampleRoot.in(folder)
            .with("usr/lib/sysimage/rpm/rpmdb.sqlite", DatabaseBytes.sqlite(65536, blobs))
            .inventory("fedora", "40");
      }
    };
  }

  private static HeaderBytes rpm(String name) {
    return HeaderBytes.of(name, "1", "1", "noarch");
  }

  private static String pairs(String provides, String needs) {
    return stanzas(HALF, i -> stanza("p" + i, provides))
        + stanzas(HALF, i -> stanza("n" + i, needs));
  }

  private Inventory debian(RootLimits limits, String status) throws Exception {
    ExampleRoot root =
        ExampleRoot.in(folder)
            .with("etc/os-release", ExampleRoot.DEBIAN_RELEASE)
            .with("var/lib/dpkg/status", status);
    return new RootfsSource(root.open(), ExampleRoot.os("debian", "12"), limits).inventory();
  }

  private static String stanzas(int count, IntFunction<String> stanza) {
    List<String> all = new ArrayList<>();
    IntStream.range(0, count).forEach(i -> all.add(stanza.apply(i)));
    return String.join("", all);
  }

  private static String stanza(String name, String field) {
    return "Package: "
        + name
        + "\nStatus: install ok installed\nArchitecture: all\nVersion: 1\n"
        + field
        + "\n\n";
  }

  private static String ref(String name) {
    return "pkg:deb/debian/" + name + "@1?arch=all&distro=debian-12";
  }

  private static int edges(SbomContent content) {
    return content.dependencies().count() - content.components().size();
  }

  private static List<String> with(SbomContent content, String property) {
    return content.components().stream()
        .filter(c -> c.property(property) != null)
        .map(Component::ref)
        .toList();
  }

  private static List<String> rules(Inventory inventory) {
    return inventory.findings().stream().map(Finding::rule).toList();
  }
}
