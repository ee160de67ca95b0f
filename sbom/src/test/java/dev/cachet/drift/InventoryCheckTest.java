package dev.cachet.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.completeness.Composition;
import dev.cachet.completeness.CompositionAggregate;
import dev.cachet.finding.Finding;
import dev.cachet.format.CycloneDxJson;
import dev.cachet.os.OsIdentifier;
import dev.cachet.root.ExampleRoot;
import dev.cachet.root.RootfsSource;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Dependencies;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.source.Inventory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryCheckTest {
  @TempDir Path folder;
  private ExampleRoot root;
  private SbomContent content;

  @BeforeEach
  void takeInventory() throws Exception {
    root = ExampleRoot.debian(folder);
    content = inventory();
  }

  @Test
  void findsNothingInADocumentThatNobodyEdited() throws Exception {
    assertEquals(List.of(), rules(content));
  }

  @Test
  void findsNothingInADocumentOfAnAlpineRoot() throws Exception {
    root = ExampleRoot.alpine(folder.resolve("alpine"));
    assertEquals(List.of(), rules(inventory()));
  }

  @Test
  void findsAComponentThatWasDeleted() throws Exception {
    List<Component> fewer = new ArrayList<>(content.components());
    Component deleted = fewer.remove(0);
    Map<String, List<String>> edges = new TreeMap<>();
    content
        .dependencies()
        .edges()
        .forEach(
            (from, to) ->
                edges.put(from, to.stream().filter(r -> !r.equals(deleted.ref())).toList()));
    edges.remove(deleted.ref());
    assertEquals(List.of("drift.component-missing"), rules(with(fewer, edges)));
  }

  @Test
  void findsAComponentThatWasAdded() throws Exception {
    List<Component> more = new ArrayList<>(content.components());
    more.add(edited(more.get(0), "pkg:deb/debian/more@1", "more", "1"));
    assertEquals(
        List.of("drift.component-extra"), rules(with(more, content.dependencies().edges())));
  }

  @Test
  void findsAVersionThatWasEdited() throws Exception {
    List<Component> edited = new ArrayList<>(content.components());
    Component first = edited.get(0);
    edited.set(0, edited(first, first.ref(), first.name(), "99"));
    assertEquals(
        List.of("drift.version-differs"), rules(with(edited, content.dependencies().edges())));
  }

  @Test
  void findsAnEdgeThatWasDeleted() throws Exception {
    Map<String, List<String>> edges = new TreeMap<>(content.dependencies().edges());
    String needy =
        content.components().stream()
            .map(Component::ref)
            .filter(ref -> !edges.get(ref).isEmpty())
            .findFirst()
            .orElseThrow();
    edges.put(needy, List.of());
    assertEquals(List.of("drift.edges-differ"), rules(with(content.components(), edges)));
  }

  @Test
  void findsACompletenessThatWasEdited() throws Exception {
    SbomContent boasting =
        content.toBuilder()
            .compositions(
                List.of(
                    new Composition(
                        CompositionAggregate.COMPLETE,
                        List.of(content.subject().ref()),
                        List.of())))
            .build();
    assertEquals(List.of("drift.compositions-differ"), rules(boasting));
  }

  /** The check of a document asks what the gate asks. */
  @Test
  void checkOfADocumentFindsACompletenessThatWasEdited() throws Exception {
    Inventory now =
        new RootfsSource(root.open(), new OsIdentifier(product -> List.of()).identify(root.open()))
            .inventory();
    assertEquals(List.of(), ThingCheck.compare(Sbom.of(content, Instant.EPOCH), now));
    for (CompositionAggregate stated :
        List.of(
            CompositionAggregate.COMPLETE,
            CompositionAggregate.INCOMPLETE_FIRST_PARTY_ONLY,
            CompositionAggregate.NOT_SPECIFIED)) {
      SbomContent edited =
          content.toBuilder()
              .compositions(
                  List.of(new Composition(stated, List.of(content.subject().ref()), List.of())))
              .build();
      assertEquals(
          List.of("drift.compositions-differ"),
          ThingCheck.compare(Sbom.of(edited, Instant.EPOCH), now).stream()
              .map(Finding::rule)
              .toList());
    }
    // SPDX 2.3 has no place for it; who says nothing claims nothing, and the gate asks for it.
    SbomContent silent = content.toBuilder().compositions(List.of()).build();
    assertEquals(List.of(), ThingCheck.compare(Sbom.of(silent, Instant.EPOCH), now));
    assertEquals(List.of("drift.compositions-differ"), rules(silent));
  }

  @Test
  void findsARootWithoutInventory() throws Exception {
    root.without("var/lib/dpkg/status");
    assertEquals(List.of("drift.no-inventory"), rules(content));
  }

  private SbomContent inventory() throws Exception {
    return new RootfsSource(
            root.open(), new OsIdentifier(product -> List.of()).identify(root.open()))
        .inventory()
        .content();
  }

  private SbomContent with(List<Component> components, Map<String, List<String>> edges) {
    return content.toBuilder().components(components).dependencies(Dependencies.of(edges)).build();
  }

  private static Component edited(Component one, String ref, String name, String version) {
    return one.toBuilder().ref(ref).name(name).version(version).build();
  }

  private List<String> rules(SbomContent edited) throws Exception {
    byte[] document = new CycloneDxJson().write(Sbom.of(edited, Instant.EPOCH));
    return new InventoryCheck()
        .check(new CycloneDxJson().read(document), root.open()).stream()
            .map(Finding::rule)
            .toList();
  }
}
