package dev.cachet.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.archive.ExampleArchive;
import dev.cachet.format.CycloneDxJson;
import dev.cachet.identity.IdentityEvidence;
import dev.cachet.identity.IdentityEvidence.Field;
import dev.cachet.identity.IdentityEvidence.Method;
import dev.cachet.identity.IdentityEvidence.Technique;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.CompositionAggregate;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.source.Inventory;
import dev.cachet.source.UnknownSourceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarSourceTest {
  private static final String NEEDS =
      "<dependencies>"
          + "<dependency><groupId>org.b</groupId><artifactId>b-core</artifactId></dependency>"
          + "<dependency><groupId>org.absent</groupId><artifactId>c</artifactId></dependency>"
          + "<dependency><groupId>org.t</groupId><artifactId>t</artifactId><scope>test</scope>"
          + "</dependency>"
          + "<dependency><groupId>org.o</groupId><artifactId>o</artifactId>"
          + "<optional>true</optional></dependency></dependencies>";

  @TempDir Path folder;

  @Test
  void namesAnInnerJarByTheMetadataThatFitsItsFileName() throws Exception {
    byte[] inner = new ExampleArchive().withMaven("org.a", "a-core", "1.2", "").bytes();
    Component found = only(new ExampleArchive().with("BOOT-INF/lib/a-core-1.2.jar", inner));
    assertEquals("pkg:maven/org.a/a-core@1.2?type=jar", found.purl());
    assertEquals("org.a", found.group());
    assertEquals("app.jar!/BOOT-INF/lib/a-core-1.2.jar", found.occurrences().get(0).location());
    assertEquals(
        List.of(digest("SHA-256", inner), digest("SHA-512", inner)),
        found.hashes().stream().map(h -> h.hex()).toList());
    IdentityEvidence name = evidence(found, Field.NAME);
    assertEquals(0.95, name.confidence());
    assertEquals(Technique.MANIFEST_ANALYSIS, name.methods().get(0).technique());
  }

  /** What only a build could fill stood in the document as it is written in the pom. */
  @Test
  void fillsALicenceFromThePomInsideAloneAndTellsWhereThatFails() throws Exception {
    String own =
        "<properties><l>MIT</l></properties><licenses><license><name>${l}</name></license>"
            + "</licenses><organization><name>${project.groupId} makers</name></organization>";
    byte[] told = new ExampleArchive().withMaven("org.a", "a-core", "1.2", own).bytes();
    byte[] untold =
        new ExampleArchive()
            .withMaven("org.b", "b-core", "1", own.replace("<l>MIT</l>", "<l>${env.HOME}</l>"))
            .bytes();
    Path file =
        new ExampleArchive()
            .with("BOOT-INF/lib/a-core-1.2.jar", told)
            .with("BOOT-INF/lib/b-core-1.jar", untold)
            .in(folder, "app.jar");
    Inventory inventory = new JarSource(file).inventory();
    Component a = inventory.content().components().get(0);
    assertEquals(List.of(new LicenceClaim(LicenceClaim.Form.ID, "MIT")), a.licences());
    assertEquals("org.a makers", String.valueOf(a.supplier().name()));
    assertEquals(List.of(), inventory.content().components().get(1).licences());
    assertEquals(
        List.of(
            "pkg:maven/org.b/b-core@1?type=jar: the pom.xml inside states ${l} of licence or"
                + " organisation, which it does not tell itself; that is stated as unknown"),
        inventory.findings().stream()
            .filter(each -> each.rule().equals("source.pom-unresolved"))
            .map(each -> each.message())
            .toList());
  }

  @Test
  void neverLetsALibraryThatWasJoinedIntoAnArchiveNameTheWhole() throws Exception {
    byte[] inner =
        new ExampleArchive()
            .withManifest("Implementation-Title: guava", "Implementation-Version: 33")
            .withMaven("com.google.guava", "guava", "33", "")
            .bytes();
    Component found = only(new ExampleArchive().with("lib/driver-2.0.jar", inner));
    assertEquals("driver", found.name());
    assertEquals("2.0", found.version());
    assertNull(found.purl());
    assertEquals("pkg:maven/com.google.guava/guava@33?type=jar", found.parts().get(0).purl());
  }

  @Test
  void listsEachLibraryThatWasJoinedIntoTheArchiveUnderIt() throws Exception {
    SbomContent content =
        content(
            new ExampleArchive()
                .withMaven("org.app", "app", "1", "")
                .withMaven("org.b", "b-core", "2", "")
                .withMaven("org.b", "b-more", "2", "")
                .withClasses("org/app/Main", "org/b/core/B", "org/b/more/M"));
    assertEquals("pkg:maven/org.app/app@1?type=jar", content.subject().purl());
    assertEquals(
        List.of("b-core", "b-more"), content.components().stream().map(Component::name).toList());
  }

  @Test
  void tellsFromManifestAndFileNameWhatHasNoMetadata() throws Exception {
    byte[] inner =
        new ExampleArchive()
            .withManifest(
                "Implementation-Title: spring-core",
                "Implementation-Version: 6.1.13",
                "Implementation-Vendor-Id: org.vendor.that.is.no.group",
                "Bundle-License: https://www.apache.org/licenses/LICENSE-2.0")
            .bytes();
    Component found = only(new ExampleArchive().with("lib/spring-core-6.1.13.jar", inner));
    assertEquals("spring-core", found.name());
    assertEquals("6.1.13", found.version());
    assertNull(found.group(), "nothing in the archive names a group");
    assertNull(found.purl());
    assertEquals(List.of(new LicenceClaim(LicenceClaim.Form.ID, "Apache-2.0")), found.licences());
    assertEquals(
        List.of(Technique.MANIFEST_ANALYSIS, Technique.FILENAME),
        evidence(found, Field.VERSION).methods().stream().map(Method::technique).toList());
  }

  @Test
  void takesTheGroupThatTheOnlyPomWhichNamesTheArtifactGivesIt() throws Exception {
    byte[] plain = new ExampleArchive().withClasses("org/b/B").bytes();
    SbomContent content =
        content(
            new ExampleArchive()
                .with(
                    "lib/a-1.jar", new ExampleArchive().withMaven("org.a", "a", "1", NEEDS).bytes())
                .with("lib/b-core-2.jar", plain));
    assertEquals("org.b", named(content, "b-core").group());
    assertEquals(0.7, evidence(named(content, "b-core"), Field.GROUP).confidence());
  }

  @Test
  void takesNoGroupWhereTwoPomsGiveTheArtifactDifferentOnes() throws Exception {
    byte[] plain = new ExampleArchive().withClasses("org/b/B").bytes();
    SbomContent content =
        content(
            new ExampleArchive()
                .with(
                    "lib/a-1.jar", new ExampleArchive().withMaven("org.a", "a", "1", NEEDS).bytes())
                .with(
                    "lib/d-1.jar",
                    new ExampleArchive()
                        .withMaven("org.d", "d", "1", NEEDS.replace("org.b", "net.b"))
                        .bytes())
                .with("lib/b-core-2.jar", plain));
    assertNull(named(content, "b-core").group());
  }

  @Test
  void takesTheGroupOfATestDependencyOnlyWhereTheClassesLieInIt() throws Exception {
    SbomContent content =
        content(
            new ExampleArchive()
                .with(
                    "lib/a-1.jar", new ExampleArchive().withMaven("org.a", "a", "1", NEEDS).bytes())
                .with("lib/t-1.jar", new ExampleArchive().withClasses("namesake/T").bytes())
                .with("lib/o-1.jar", new ExampleArchive().withClasses("org/o/O").bytes()));
    assertNull(named(content, "t").group());
    assertEquals("org.o", named(content, "o").group());
  }

  @Test
  void drawsEdgesToWhatIsInTheArchiveAndNeededAtRunTime() throws Exception {
    SbomContent content =
        content(
            new ExampleArchive()
                .with(
                    "lib/a-1.jar", new ExampleArchive().withMaven("org.a", "a", "1", NEEDS).bytes())
                .with("lib/b-core-2.jar", maven("org.b", "b-core", "2"))
                .with("lib/t-1.jar", maven("org.t", "t", "1"))
                .with("lib/o-1.jar", maven("org.o", "o", "1")));
    assertEquals(
        List.of("pkg:maven/org.b/b-core@2?type=jar"),
        content.dependencies().neededBy("pkg:maven/org.a/a@1?type=jar"));
    assertTrue(
        content.compositions().stream()
            .allMatch(c -> c.aggregate() == CompositionAggregate.UNKNOWN));
  }

  @Test
  void tellsWhereTheClassesOfALibraryWereMovedTo() throws Exception {
    SbomContent content =
        content(
            new ExampleArchive()
                .withMaven("org.apache.commons", "commons-lang3", "3", "")
                .withMaven("commons-codec", "commons-codec", "1", "")
                .withMaven("org.clear", "clear", "1", "")
                .withClasses(
                    "com/acme/shaded/org/apache/commons/lang3/StringUtils",
                    "com/acme/shaded/org/apache/commons/codec/Hex",
                    "org/clear/C"));
    Component moved = named(content, "commons-lang3");
    assertEquals("org.apache.commons.lang3", moved.property("cachet:relocated:from"));
    assertEquals("com.acme.shaded.org.apache.commons.lang3", moved.property("cachet:relocated:to"));
    assertTrue(moved.pedigree().notes().contains("confidence 0.9"), moved.pedigree().notes());
    Component byArtifact = named(content, "commons-codec");
    assertEquals("org.apache.commons.codec", byArtifact.property("cachet:relocated:from"));
    assertNull(named(content, "clear").pedigree());
  }

  @Test
  void listsClassesThatNoMetadataAccountsForAsKnownUnknowns() throws Exception {
    SbomContent content =
        content(
            new ExampleArchive()
                .withMaven("org.app", "app", "1", "")
                .withClasses(
                    "org/app/A", "com/acme/shaded/okhttp3/Call", "com/acme/shaded/okhttp3/X"));
    Component unknown = named(content, "okhttp3");
    assertEquals("2", unknown.property("cachet:unidentified:classes"));
    assertEquals("com.acme.shaded.okhttp3", unknown.property("cachet:relocated:to"));
    assertEquals(0.2, evidence(unknown, Field.NAME).confidence());
    assertNull(unknown.purl());
  }

  @Test
  void putsTheClassifierOfAFileNameIntoThePackageUrl() throws Exception {
    Component found =
        only(new ExampleArchive().with("lib/x-1.0-linux-x86_64.jar", maven("org.x", "x", "1.0")));
    assertEquals("pkg:maven/org.x/x@1.0?classifier=linux-x86_64&type=jar", found.purl());
  }

  @Test
  void keepsTwoCopiesOfOneLibraryApart() throws Exception {
    SbomContent content =
        content(
            new ExampleArchive()
                .with("a/x-1.jar", maven("org.x", "x", "1"))
                .with("b/x-1.jar", maven("org.x", "x", "1")));
    assertEquals(2, content.components().size());
  }

  @Test
  void readsLicencesAndTheMakerFromThePom() throws Exception {
    String members =
        "<organization><name>The X Foundation</name></organization><licenses>"
            + "<license><name>Apache License, Version 2.0</name></license>"
            + "<license><name>Our own terms</name></license></licenses>";
    byte[] inner = new ExampleArchive().withMaven("org.x", "x", "1", members).bytes();
    Component found = only(new ExampleArchive().with("lib/x-1.jar", inner));
    assertEquals("The X Foundation", found.supplier().name());
    assertEquals(
        List.of("Apache-2.0", "Our own terms"),
        found.licences().stream().map(LicenceClaim::text).toList());
  }

  @Test
  void refusesAFileThatIsNoArchive() throws Exception {
    Path file = Files.writeString(folder.resolve("app.jar"), "text");
    UnknownSourceException refused =
        assertThrows(UnknownSourceException.class, () -> new JarSource(file).inventory());
    assertTrue(refused.getMessage().contains("app.jar"), refused.getMessage());
  }

  @Test
  void callsTheListOfPartsIncompleteWhenAnArchiveInsideCannotBeRead() throws Exception {
    Path file = new ExampleArchive().with("lib/broken.jar", "text").in(folder, "app.jar");
    Inventory inventory = new JarSource(file).inventory();
    assertEquals("source.archive-unreadable", inventory.findings().get(0).rule());
    assertEquals("app.jar!/lib/broken.jar", inventory.findings().get(0).subject());
    assertEquals(
        CompositionAggregate.INCOMPLETE, inventory.content().compositions().get(0).aggregate());
    assertEquals("broken", inventory.content().components().get(0).name());
  }

  @Test
  void makesAValidDocumentThatIsTheSameEachTime() throws Exception {
    ExampleArchive archive =
        new ExampleArchive()
            .withMaven("org.app", "app", "1", NEEDS)
            .with("lib/nul\0.jar", "text")
            .with("lib/b-core-2.jar", maven("org.b", "b-core", "2"))
            .withClasses("x/shaded/y/Z");
    Path file = archive.in(folder, "app.jar");
    Instant day = Instant.parse("2026-11-23T00:00:00Z");
    Sbom first = Sbom.of(new JarSource(file).inventory().content(), day);
    Sbom second = Sbom.of(new JarSource(file).inventory().content(), day);
    assertEquals(first.serial(), second.serial());
    Sbom read = new CycloneDxJson().read(new CycloneDxJson().write(first));
    assertEquals(refs(first), refs(read));
  }

  private static List<String> refs(Sbom sbom) {
    return sbom.components().stream().map(Component::ref).toList();
  }

  private Component only(ExampleArchive archive) throws Exception {
    SbomContent content = content(archive);
    assertEquals(1, content.components().size(), content.components().toString());
    return content.components().get(0);
  }

  private SbomContent content(ExampleArchive archive) throws Exception {
    return new JarSource(archive.in(folder, "app.jar")).inventory().content();
  }

  private static byte[] maven(String group, String artifact, String version) {
    return new ExampleArchive().withMaven(group, artifact, version, "").bytes();
  }

  private static Component named(SbomContent content, String name) {
    return content.components().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " not in " + content.components()));
  }

  private static IdentityEvidence evidence(Component component, Field field) {
    return component.identity().stream().filter(i -> i.field() == field).findFirst().orElseThrow();
  }

  private static String digest(String algorithm, byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
  }
}
