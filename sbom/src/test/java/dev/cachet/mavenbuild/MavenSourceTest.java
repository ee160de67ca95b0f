package dev.cachet.mavenbuild;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.archive.ExampleArchive;
import dev.cachet.archive.pom.PomLicence;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.SbomContent;
import dev.cachet.sbom.Scope;
import dev.cachet.source.Inventory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenSourceTest {
  @TempDir Path folder;
  private MavenArtifact described;
  private MavenArtifact plain;

  @BeforeEach
  void resolve() {
    Path first = library("org.a", "a").withClasses("org/a/A").in(folder, "a-1.jar");
    Path second = new ExampleArchive().withClasses("org/b/B", "org/b/C").in(folder, "b-1.jar");
    plain = artifact("org.b", "b", "runtime", second);
    described = artifact("org.a", "a", "compile", first, plain.coordinates());
  }

  @Test
  void givesEachResolvedArtifactItsHashesLicencesScopeAndEdges() throws Exception {
    SbomContent content = content(new ExampleArchive().withClasses("org/app/App"));
    Component found = named(content, "a");
    assertEquals("pkg:maven/org.a/a@1?type=jar", found.ref());
    assertEquals(2, found.hashes().size());
    assertEquals("Apache-2.0", found.licences().get(0).text());
    assertEquals(Scope.REQUIRED, found.scope());
    assertEquals("runtime", named(content, "b").property("cachet:maven:scope"));
    assertEquals(
        List.of("pkg:maven/org.b/b@1?type=jar"), content.dependencies().neededBy(found.ref()));
    assertEquals(
        List.of("pkg:maven/org.a/a@1?type=jar"),
        content.dependencies().neededBy(content.subject().ref()));
  }

  @Test
  void tellsWhatIsOnlyReferenced() throws Exception {
    SbomContent content = content(new ExampleArchive().withClasses("org/app/App"));
    assertEquals(List.of("referenced", "referenced"), shipped(content));
  }

  @Test
  void tellsWhatWasJoinedIntoTheArtefactByItsMetadataOrByItsClasses() throws Exception {
    SbomContent content =
        content(
            library("org.a", "a")
                .withClasses("org/app/App", "com/acme/shaded/org/a/A", "org/b/B", "org/b/C"));
    assertEquals(List.of("packed", "packed"), shipped(content));
    assertEquals(2, content.components().size(), content.components().toString());
  }

  @Test
  void tellsWhereOnlyPartOfALibraryWasJoined() throws Exception {
    SbomContent content = content(new ExampleArchive().withClasses("org/app/App", "org/b/C"));
    assertEquals("partly", named(content, "b").property("cachet:maven:shipped"));
  }

  @Test
  void takesAClassOfTheSameNameAndOtherContentForAnother() throws Exception {
    SbomContent content = content(new ExampleArchive().with("org/b/B.class", "written again"));
    assertEquals("referenced", named(content, "b").property("cachet:maven:shipped"));
  }

  @Test
  void tellsWhatWasMovedToOtherPackagesWithoutItsMetadata() throws Exception {
    Path library =
        new ExampleArchive()
            .withClasses("org/yaml/snakeyaml/Yaml", "org/yaml/snakeyaml/error/Mark")
            .withClasses("org/yaml/snakeyaml/error/MarkedYamlException")
            .in(folder, "snakeyaml-2.jar");
    SbomContent content =
        content(
            new ExampleArchive()
                .withClasses("org/app/App", "org/app/shaded/snakeyaml/Yaml")
                .withClasses("org/app/shaded/snakeyaml/error/Mark")
                .withClasses("org/app/shaded/snakeyaml/error/MarkedYamlException"),
            artifact("org.yaml", "snakeyaml", "compile", library));
    Component moved = named(content, "snakeyaml");
    assertEquals("packed", moved.property("cachet:maven:shipped"));
    assertEquals("org.yaml.snakeyaml", moved.property("cachet:relocated:from"));
    assertEquals("org.app.shaded.snakeyaml", moved.property("cachet:relocated:to"));
    assertEquals(1, content.components().size(), content.components().toString());
  }

  @Test
  void callsPartlyWhatWasMovedAndMadeSmallerAndFindsItUnderAnyPackage() throws Exception {
    Path library =
        new ExampleArchive()
            .withClasses("net/lib/One", "net/lib/Two", "net/lib/Three", "net/lib/Four")
            .in(folder, "lib-1.jar");
    SbomContent content =
        content(
            new ExampleArchive().withClasses("org/app/App", "x/One", "x/Two", "x/Three"),
            artifact("net.lib", "lib", "compile", library));
    assertEquals("partly", named(content, "lib").property("cachet:maven:shipped"));
    assertEquals("x", named(content, "lib").property("cachet:relocated:to"));
  }

  @Test
  void takesClassesOfTheSameNamesThatAnotherLibraryBroughtForItsOwn() throws Exception {
    String[] names = {"Generated", "PostConstruct", "PreDestroy", "Resource"};
    ExampleArchive old = new ExampleArchive();
    ExampleArchive young = new ExampleArchive();
    ExampleArchive fat = new ExampleArchive().withClasses("org/app/App");
    for (String name : names) {
      old.withClasses("javax/annotation/" + name);
      young.withClasses("jakarta/annotation/" + name);
      fat.withClasses("jakarta/annotation/" + name);
    }
    SbomContent content =
        content(
            fat,
            artifact("javax", "old-api", "compile", old.in(folder, "old-api-1.jar")),
            artifact("jakarta", "young-api", "compile", young.in(folder, "young-api-1.jar")));
    assertEquals("referenced", named(content, "old-api").property("cachet:maven:shipped"));
    assertEquals("packed", named(content, "young-api").property("cachet:maven:shipped"));
  }

  @Test
  void takesAClassOfACommonNameAmongOthersForNoSign() throws Exception {
    Path library = new ExampleArchive().withClasses("net/lib/StringUtils").in(folder, "lib-1.jar");
    SbomContent content =
        content(
            new ExampleArchive().withClasses("org/app/StringUtils", "org/app/App"),
            artifact("net.lib", "lib", "compile", library));
    assertEquals("referenced", named(content, "lib").property("cachet:maven:shipped"));
  }

  @Test
  void callsReferencedWhatIsOnlyMentionedByItsMetadata() throws Exception {
    SbomContent content = content(library("org.a", "a").withClasses("org/app/App"));
    assertEquals("referenced", named(content, "a").property("cachet:maven:shipped"));
  }

  @Test
  void tellsWhatLiesInTheArtefactAsAFile() throws Exception {
    SbomContent content =
        content(
            new ExampleArchive()
                .withClasses("org/app/App")
                .with("BOOT-INF/lib/b-1.jar", Files.readAllBytes(folder.resolve("b-1.jar"))));
    assertEquals("packed", named(content, "b").property("cachet:maven:shipped"));
    assertEquals("referenced", named(content, "a").property("cachet:maven:shipped"));
    assertEquals(2, content.components().size(), content.components().toString());
  }

  @Test
  void listsWhatIsInTheArtefactAndWasNeverResolved() throws Exception {
    SbomContent content = content(library("org.stray", "stray").withClasses("org/app/App"));
    Component stray = named(content, "stray");
    assertEquals("false", stray.property("cachet:maven:resolved"));
    assertTrue(content.dependencies().neededBy(content.subject().ref()).contains(stray.ref()));
  }

  @Test
  void calledUnknownWhereTheArtefactIsNotMadeYetAndSaysSo() throws Exception {
    MavenArtifact made = artifact("org.app", "app", "", null);
    Inventory inventory =
        new MavenSource(new MavenModule(made, List.of(described, plain))).inventory();
    assertEquals(List.of("unknown", "unknown"), shipped(inventory.content()));
    assertEquals("source.artifact-without-file", inventory.findings().get(0).rule());
    assertEquals(List.of(), inventory.content().subject().hashes());
  }

  @Test
  void saysWhatAPomDoesNotTell() throws Exception {
    MavenArtifact foreign =
        new MavenArtifact(
            new MavenCoordinates("org.f", "f", "1", null, "jar"),
            "compile",
            false,
            plain.file(),
            List.of(),
            null,
            List.of(),
            List.of("licence ${env.HOME} of its pom is not filled"));
    MavenArtifact made = artifact("org.app", "app", "", plain.file());
    Inventory inventory = new MavenSource(new MavenModule(made, List.of(foreign))).inventory();
    assertEquals(
        List.of(
            "source.pom-unresolved: org.f:f:jar:1: licence ${env.HOME} of its pom is not filled"),
        inventory.findings().stream().map(f -> f.rule() + ": " + f.message()).toList());
    assertEquals(List.of(), named(inventory.content(), "f").licences());
  }

  @Test
  void marksWhatOnlyTestsNeedAsExcluded() throws Exception {
    MavenArtifact test = artifact("org.t", "t", "test", plain.file());
    MavenArtifact made = artifact("org.app", "app", "", null);
    Inventory inventory = new MavenSource(new MavenModule(made, List.of(test))).inventory();
    assertEquals(Scope.EXCLUDED, named(inventory.content(), "t").scope());
  }

  @Test
  void listsTheModulesOfAReactorAndOfEachArtifactTheStatementThatShipsMost() throws Exception {
    Path fat = new ExampleArchive().withClasses("org/b/B", "org/b/C").in(folder, "fat-1.jar");
    MavenArtifact root = artifact("org.app", "root", "", null);
    MavenModule first =
        new MavenModule(artifact("org.app", "thin", "", null), List.of(described, plain));
    MavenModule second =
        new MavenModule(artifact("org.app", "fat", "", fat), List.of(described, plain));
    SbomContent content = new MavenSource(root, List.of(first, second)).inventory().content();
    assertEquals(
        List.of("a", "b", "fat", "thin"),
        content.components().stream().map(Component::name).sorted().toList());
    assertEquals("packed", named(content, "b").property("cachet:maven:shipped"));
    assertEquals(2, content.dependencies().neededBy(content.subject().ref()).size());
  }

  @Test
  void namesTheFileThatShipsALibraryWhereAModuleMakesSeveral() throws Exception {
    Path thin = new ExampleArchive().withClasses("org/app/App").in(folder, "app-1.jar");
    Path fat =
        new ExampleArchive()
            .withClasses("org/app/App", "org/b/B", "org/b/C")
            .in(folder, "app-1-all.jar");
    MavenArtifact made = artifact("org.app", "app", "", thin);
    MavenModule module = new MavenModule(made, List.of(described, plain), List.of(fat));
    SbomContent content = new MavenSource(module).inventory().content();
    assertEquals("packed", named(content, "b").property("cachet:maven:shipped"));
    assertEquals("app-1-all.jar", named(content, "b").property("cachet:maven:shipped-in"));
    assertEquals("referenced", named(content, "a").property("cachet:maven:shipped"));
    assertNull(named(content, "a").property("cachet:maven:shipped-in"));
    assertTrue(
        content.inputs().stream().anyMatch(i -> i.path().equals("/app-1-all.jar")),
        content.inputs().toString());
  }

  @Test
  void keepsTheClassifierInThePackageUrl() {
    MavenCoordinates id = new MavenCoordinates("g", "a", "1", "linux", "jar");
    assertEquals("g:a:jar:linux:1", id.toString());
    assertNull(new MavenCoordinates("g", "a", "1", "", "jar").classifier());
  }

  private SbomContent content(ExampleArchive made) throws Exception {
    MavenArtifact app =
        artifact("org.app", "app", "", made.in(folder, "app-1.jar"), described.coordinates());
    return new MavenSource(new MavenModule(app, List.of(described, plain))).inventory().content();
  }

  private SbomContent content(ExampleArchive made, MavenArtifact... resolved) throws Exception {
    MavenArtifact app = artifact("org.app", "app", "", made.in(folder, "app-1.jar"));
    return new MavenSource(new MavenModule(app, List.of(resolved))).inventory().content();
  }

  private static ExampleArchive library(String group, String artifact) {
    return new ExampleArchive().withMaven(group, artifact, "1", "");
  }

  private static MavenArtifact artifact(
      String group, String name, String scope, @Nullable Path file, MavenCoordinates... needs) {
    return new MavenArtifact(
        new MavenCoordinates(group, name, "1", null, "jar"),
        scope,
        false,
        file,
        List.of(new PomLicence("Apache License 2.0", null)),
        "The Makers",
        List.of(needs));
  }

  private static List<String> shipped(SbomContent content) {
    return content.components().stream()
        .map(c -> c.property("cachet:maven:shipped"))
        .collect(Collectors.toList());
  }

  private static Component named(SbomContent content, String name) {
    return content.components().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " not in " + content.components()));
  }
}
