package dev.cachet.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.archive.ExampleArchive;
import dev.cachet.archive.ExampleTar;
import dev.cachet.identity.IdentityEvidence.Field;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.SbomContent;
import dev.cachet.source.Inventory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every class is accounted for: by a library, as moved, or as a known unknown by its package. */
class ClassAccountingTest {
  @TempDir Path folder;

  @Test
  void tellsTheClassesOfOtherMakersInAnArchiveWithItsOwnMetadataOnly() throws Exception {
    SbomContent content =
        content(
            "app-1.0.jar",
            app()
                .withClasses("com/acme/app/App", "com/acme/other/B", "org/other/engine/Engine")
                .withClasses("okio/Buffer", "okio/internal/X"));
    assertEquals(List.of("okio", "org.other.engine"), names(content));
    assertEquals("classes", named(content, "okio").property("cachet:known-unknown"));
    assertEquals("2", named(content, "okio").property("cachet:unidentified:classes"));
  }

  @Test
  void tellsWhatABundleWrapsThoughItIsCalledLikeIt() throws Exception {
    String id = "org.apache.servicemix.bundles.xalan";
    SbomContent content =
        content(
            id + "-2.7.jar",
            new ExampleArchive()
                .withManifest("Bundle-SymbolicName: " + id)
                .withMaven("org.apache.servicemix.bundles", id, "2.7", "")
                .withClasses("org/apache/xalan/X", "org/apache/xpath/Y", "java_cup/runtime/Z"));
    assertEquals(List.of("java_cup", "org.apache.xalan", "org.apache.xpath"), names(content));
  }

  @Test
  void tellsClassesInNoPackageAndThoseThatAShrinkerRenamed() throws Exception {
    SbomContent content =
        content("app-1.0.jar", app().withClasses("com/acme/app/App", "a", "b", "a/a", "a/b/c"));
    assertEquals(List.of("a", "unnamed package"), names(content));
    assertEquals("2", named(content, "a").property("cachet:unidentified:classes"));
  }

  @Test
  void countsClassesOfVersionsOfWebArchivesAndOfAgentsWithTheOthers() throws Exception {
    SbomContent content =
        content(
            "app-1.0.jar",
            app()
                .withClasses(
                    "META-INF/versions/17/org/other/X",
                    "WEB-INF/classes/org/other/Y",
                    "META-INF/versions/17/module-info")
                .with("inst/org/third/Z.classdata", "z"));
    assertEquals("2", named(content, "org.other").property("cachet:unidentified:classes"));
    assertEquals("inst.org.third", named(content, "org.third").property("cachet:relocated:to"));
    assertEquals(2, content.components().size());
  }

  @Test
  void tellsWhatWasJoinedBesideTheLoaderOfAnExecutableArchive() throws Exception {
    SbomContent content =
        content(
            "app-1.0.jar",
            new ExampleArchive()
                .withManifest("Start-Class: com.acme.Main")
                .withClasses(
                    "org/springframework/boot/loader/Launcher",
                    "BOOT-INF/classes/com/acme/Main",
                    "BOOT-INF/classes/com/acme/db/Db",
                    "BOOT-INF/classes/org/other/Copied"));
    assertEquals(List.of("org.other", "org.springframework.boot"), names(content));
  }

  @Test
  void takesThePackagesOfTheMakerAndOfTheModuleForTheArchivesOwn() throws Exception {
    SbomContent content =
        content(
            "my-lib-1.jar",
            new ExampleArchive()
                .withManifest("Automatic-Module-Name: io.mine.lib")
                .withMaven("com.my-firm.libs", "my-lib", "1", "")
                .withClasses("com/myfirm/other/A", "mylib/B", "io/mine/lib/C"));
    assertEquals(List.of("io.mine.lib"), names(content), "a module may be that of a part");
    assertEquals(
        List.of(),
        names(
            content(
                "commons-io-2.jar",
                new ExampleArchive()
                    .withMaven("commons-io", "commons-io", "2", "")
                    .withClasses("org/apache/commons/io/A"))));
  }

  @Test
  void tellsAnotherCommonsLibraryInsideOfOne() throws Exception {
    SbomContent content =
        content(
            "commons-text-1.jar",
            new ExampleArchive()
                .withMaven("org.apache.commons", "commons-text", "1", "")
                .withClasses("org/apache/commons/text/A", "org/apache/commons/lang3/B"));
    assertEquals(List.of("org.apache.commons"), names(content));
  }

  @Test
  void takesTheOnlyPackageOfAnArchiveWithoutMetadataForItsOwn() throws Exception {
    assertEquals(
        List.of(),
        names(content("x.jar", new ExampleArchive().withClasses("org/a/b/C", "org/a/d/E"))));
    assertEquals(
        List.of("net.b", "org.a"),
        names(content("y.jar", new ExampleArchive().withClasses("org/a/A", "net/b/B"))));
  }

  @Test
  void tellsWhatWasMovedBelowThePackagesOfTheArchive() throws Exception {
    SbomContent content =
        content(
            "app-1.0.jar",
            app()
                .withMaven("org.yaml", "snakeyaml", "2.2", "")
                .withClasses("com/acme/app/App", "com/acme/shaded/snakeyaml/Yaml"));
    Component moved = named(content, "snakeyaml");
    assertEquals("org.yaml.snakeyaml", moved.property("cachet:relocated:from"));
    assertEquals("com.acme.shaded.snakeyaml", moved.property("cachet:relocated:to"));
    assertTrue(moved.pedigree().notes().contains("confidence 0.6"), moved.pedigree().notes());
    assertEquals(1, content.components().size());
  }

  @Test
  void tellsMovedClassesOfALibraryOfWhichSomeStayed() throws Exception {
    SbomContent content =
        content(
            "app-1.0.jar",
            app()
                .withMaven("org.yaml", "snakeyaml", "2.2", "")
                .withClasses(
                    "META-INF/versions/9/org/yaml/snakeyaml/internal/Logger",
                    "com/acme/shaded/snakeyaml/Yaml"));
    assertEquals(
        "com.acme.shaded.snakeyaml", named(content, "snakeyaml").property("cachet:relocated:to"));
    assertEquals(1, content.components().size());
  }

  @Test
  void tellsMovedClassesThatNothingNamesInEachFormOfMoving() throws Exception {
    SbomContent content =
        content(
            "app-1.0.jar",
            app()
                .withClasses(
                    "com/acme/shaded/okhttp3/A",
                    "com/acme/internal/org/jctools/queues/B",
                    "acmejarjarasm/asm/C",
                    "shadow/kotlin/D",
                    "com/acme/app/App"));
    assertEquals("com.acme.shaded.okhttp3", to(content, "okhttp3"));
    assertEquals("com.acme.internal.org.jctools.queues", to(content, "org.jctools.queues"));
    assertEquals("acmejarjarasm", to(content, "asm"));
    assertEquals("shadow.kotlin", to(content, "kotlin"));
  }

  @Test
  void doesNotTakeItsOwnClassesForMovedBesideALibraryBelowItsPackage() throws Exception {
    SbomContent content =
        content(
            "app-1.0.jar",
            app()
                .withMaven("org.yaml", "snakeyaml", "2.2", "")
                .withClasses("com/acme/app/App", "com/acme/app/other/B")
                .withClasses("com/acme/app/org/yaml/snakeyaml/Yaml"));
    assertEquals("com.acme.app.org.yaml.snakeyaml", to(content, "snakeyaml"));
    assertEquals(1, content.components().size(), content.components().toString());
  }

  @Test
  void tellsLibrariesThatWereMovedTogetherToWhereTheirLastNamesAre() throws Exception {
    SbomContent content =
        content(
            "app-1.0.jar",
            app()
                .withMaven("commons-io", "commons-io", "2", "")
                .withMaven("commons-codec", "commons-codec", "1", "")
                .withMaven("org.apache.commons", "commons-lang3", "3", "")
                .withClasses("com/acme/x/io/A", "com/acme/x/codec/B", "com/acme/x/lang3/C"));
    assertEquals("com.acme.x.io", to(content, "commons-io"));
    assertEquals("com.acme.x.codec", to(content, "commons-codec"));
    assertEquals("com.acme.x.lang3", to(content, "commons-lang3"));
  }

  @Test
  void saysOfALibraryWithoutClassesThatItIsOnlyMentioned() throws Exception {
    SbomContent content =
        content(
            "app-1.0.jar",
            app()
                .withMaven("io.netty", "netty-codec", "4.1", "")
                .withMaven("com.acme", "app-model", "1.0", "")
                .withMaven("commons-lang", "commons-lang", "2.6", "")
                .withClasses("com/acme/app/App"));
    for (String name : List.of("netty-codec", "app-model", "commons-lang")) {
      assertEquals("no-classes", named(content, name).property("cachet:archive:content"), name);
      assertEquals(0.3, confidence(named(content, name)), name);
    }
  }

  @Test
  void saysThatNobodyCanTellWhereSomeClassesAreUnaccountedFor() throws Exception {
    SbomContent content =
        content(
            "app-1.0.jar",
            app()
                .withMaven("org.lib", "lib-one", "1", "")
                .withClasses("com/acme/app/App", "zzz/Z"));
    assertEquals("classes-not-found", named(content, "lib-one").property("cachet:archive:content"));
    assertEquals(0.4, confidence(named(content, "lib-one")));
  }

  @Test
  void saysWhichLibraryHasOnlyFilesThatAreNoClasses() throws Exception {
    SbomContent content =
        content(
            "app-1.0.jar",
            app()
                .withMaven("org.webjars", "jquery", "3", "")
                .withMaven("io.netty", "netty-transport-native-epoll", "4.1", "")
                .withClasses("com/acme/app/App")
                .with("META-INF/resources/webjars/jquery/3/jquery.js", "x")
                .with("META-INF/native/libnetty_transport_native_epoll_x86_64.so", "x"));
    for (String name : List.of("jquery", "netty-transport-native-epoll")) {
      assertEquals("files-only", named(content, name).property("cachet:archive:content"), name);
    }
  }

  @Test
  void namesTheGroupOfWhatGradleBuiltByItsNameAndItsPackages() throws Exception {
    SbomContent content =
        content(
            "app-1.0.jar",
            app()
                .with("lib/spring-core-6.1.jar", classes("org/springframework/core/A"))
                .with("lib/micrometer-core-1.jar", classes("io/micrometer/core/A"))
                .with("lib/postgresql-42.jar", classes("org/postgresql/A"))
                .with("lib/postgresql-1.20.jar", classes("org/testcontainers/A"))
                .with("lib/groovy-4.0.1.jar", classes("groovy/lang/A"))
                .with("lib/groovy-3.0.1.jar", classes("org/codehaus/groovy/A"))
                .with("lib/spring-tx-6.jar", classes("com/somebody/A")));
    assertEquals(
        "pkg:maven/org.springframework/spring-core@6.1?type=jar",
        named(content, "spring-core").purl());
    assertEquals("io.micrometer", named(content, "micrometer-core").group());
    assertEquals(
        List.of("org.postgresql", "org.testcontainers"),
        content.components().stream()
            .filter(c -> c.name().equals("postgresql"))
            .map(Component::group)
            .sorted()
            .toList());
    assertEquals(
        List.of("org.apache.groovy", "org.codehaus.groovy"),
        content.components().stream()
            .filter(c -> c.name().equals("groovy"))
            .map(Component::group)
            .sorted()
            .toList());
    assertNull(named(content, "spring-tx").group(), "a name alone decides nothing");
  }

  @Test
  void takesNoGroupFromTheTableWhereMostClassesAreElsewhere() throws Exception {
    SbomContent content =
        content(
            "app-1.0.jar",
            app().with("lib/gson-2.jar", classes("com/google/gson/A", "org/x/B", "org/x/C")));
    assertNull(named(content, "gson").group());
  }

  @Test
  void keepsTheSamePartsOfEqualArchivesOnce() throws Exception {
    byte[] inner =
        new ExampleArchive()
            .withMaven("org.x", "x", "1", "")
            .withClasses("org/x/X", "okio/B")
            .bytes();
    SbomContent content =
        content("app-1.0.jar", app().with("a/x-1.jar", inner).with("b/x-1.jar", inner));
    assertEquals(2, content.components().size());
    assertEquals(1, content.components().get(0).parts().size());
    assertEquals(List.of(), content.components().get(1).parts());
    assertEquals(
        "app-1.0.jar!/a/x-1.jar", content.components().get(1).property("cachet:archive:same-as"));
  }

  @Test
  void tellsTheLargestOfTooManyPackagesAndTheRestAsOne() throws Exception {
    ExampleArchive many = app().withClasses("zz/A", "zz/B");
    for (int i = 0; i < 5_010; i++) {
      many.withClasses("p" + i + "/A");
    }
    Path file = many.in(folder, "app-1.0.jar");
    Inventory inventory = new JarSource(file).inventory();
    assertEquals(5_001, inventory.content().components().size());
    assertEquals("11", named(inventory.content(), "more packages").property(CLASSES));
    assertEquals("2", named(inventory.content(), "zz").property(CLASSES));
    assertEquals("source.archive-limit", inventory.findings().get(0).rule());
  }

  @Test
  void describesTheDistributionOfABuild() throws Exception {
    byte[] lib = new ExampleArchive().withMaven("org.x", "x", "1", "").bytes();
    byte[] tar = new ExampleTar().with("app-1.0/lib/x-1.jar", lib).gzip();
    Path file = Files.write(folder.resolve("app-1.0-bin.tar.gz"), tar);
    SbomContent content = new JarSource(file).inventory().content();
    assertEquals("app", content.subject().name());
    assertEquals("1.0", content.subject().version());
    assertEquals("pkg:maven/org.x/x@1?type=jar", named(content, "x").purl());
  }

  @Test
  void drawsNoMoreEdgesThanTheLimitBetweenManyCopies() throws Exception {
    String needs =
        "<dependencies><dependency><groupId>org.b</groupId><artifactId>b</artifactId>"
            + "</dependency></dependencies>";
    ExampleArchive many = app();
    for (int i = 0; i < 400; i++) {
      many.with(
          "a" + i + "/a-1.jar",
          new ExampleArchive().withMaven("org.a", "a", "1", needs).with("" + i, "").bytes());
      many.with(
          "b" + i + "/b-1.jar",
          new ExampleArchive().withMaven("org.b", "b", "1", "").with("" + i, "").bytes());
    }
    Inventory inventory = new JarSource(many.in(folder, "app-1.0.jar")).inventory();
    assertTrue(
        inventory.findings().stream().anyMatch(f -> f.message().contains("60000 were left out")),
        inventory.findings().toString());
  }

  private static final String CLASSES = "cachet:unidentified:classes";

  private static ExampleArchive app() {
    return new ExampleArchive().withMaven("com.acme", "app", "1.0", "");
  }

  private static byte[] classes(String... names) {
    return new ExampleArchive().withClasses(names).bytes();
  }

  private SbomContent content(String name, ExampleArchive archive) throws Exception {
    return new JarSource(archive.in(folder, name)).inventory().content();
  }

  private static List<String> names(SbomContent content) {
    return List.copyOf(new TreeSet<>(content.components().stream().map(Component::name).toList()));
  }

  private static @Nullable String to(SbomContent content, String name) {
    return named(content, name).property("cachet:relocated:to");
  }

  private static double confidence(Component component) {
    return component.identity().stream()
        .filter(i -> i.field() == Field.NAME)
        .findFirst()
        .orElseThrow()
        .confidence();
  }

  private static Component named(SbomContent content, String name) {
    return content.components().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " not in " + content.components()));
  }
}
