package dev.cachet.format.spdx2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.finding.Finding;
import dev.cachet.format.ReadSbom;
import dev.cachet.format.SbomDocument;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.quality.CheckAnswer;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents of SPDX 2.2 that refer to each other, as builds of Yocto until 5.0 write them. */
class Spdx2SetTest {
  private static final String SPACE = "http://spdx.example.org/";

  @TempDir Path folder;

  private final Map<String, String> written = new LinkedHashMap<>();

  private void write(String name, String references, String members) throws Exception {
    String document =
        """
        {"spdxVersion":"SPDX-2.2","SPDXID":"SPDXRef-DOCUMENT","dataLicense":"CC0-1.0",
         "name":"%1$s","documentNamespace":"%2$s%1$s",%4$s
         "creationInfo":{"created":"2026-08-01T00:00:00Z","creators":["Organization: Maker ()"]},
         "externalDocumentRefs":[%3$s]}
        """
            .formatted(name, SPACE, references, members);
    written.put(name, document);
    Files.writeString(folder.resolve(name + ".spdx.json"), document);
  }

  private String reference(String id, String to) throws Exception {
    String sha1 =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-1")
                    .digest(written.getOrDefault(to, "").getBytes(UTF_8)));
    return "{\"externalDocumentId\":\"DocumentRef-%s\",\"spdxDocument\":\"%s%s\",\"checksum\":{\"algorithm\":\"SHA1\",\"checksumValue\":\"%s\"}}"
        .formatted(id, SPACE, to, sha1);
  }

  private static String relation(String one, String type, String other) {
    return "{\"spdxElementId\":\"%s\",\"relationshipType\":\"%s\",\"relatedSpdxElement\":\"%s\"}"
        .formatted(one, type, other);
  }

  private static String part(String id, String name, String more) {
    return "{\"SPDXID\":\"SPDXRef-%s\",\"name\":\"%s\",\"versionInfo\":\"1\"%s}"
        .formatted(id, name, more);
  }

  @BeforeEach
  void writesImageOfTwoPackages() throws Exception {
    write(
        "recipe-glibc",
        "",
        "\"packages\":["
            + part("Recipe-glibc", "glibc", "")
            + "],\"hasExtractedLicensingInfos\":[{\"licenseId\":\"LicenseRef-Own\",\"name\":\"Own\",\"extractedText\":\"do"
            + " as you like\"}],");
    write(
        "libc6",
        reference("recipe-glibc", "recipe-glibc"),
        "\"packages\":["
            + part(
                "Package-libc6",
                "libc6",
                ",\"licenseDeclared\":\"DocumentRef-recipe-glibc:LicenseRef-Own\"")
            + "],\"files\":[{\"SPDXID\":\"SPDXRef-File-1\",\"fileName\":\"lib/libc.so.6\"}],"
            + "\"hasExtractedLicensingInfos\":[{\"licenseId\":\"LicenseRef-Own\",\"name\":\"Other\",\"extractedText\":\"do"
            + " nothing\"}],\"relationships\":["
            + relation(
                "SPDXRef-Package-libc6",
                "GENERATED_FROM",
                "DocumentRef-recipe-glibc:SPDXRef-Recipe-glibc")
            + ","
            + relation("SPDXRef-Package-libc6", "CONTAINS", "SPDXRef-File-1")
            + ","
            + relation("SPDXRef-File-1", "GENERATED_FROM", "NOASSERTION")
            + "],");
    write(
        "busybox",
        "",
        "\"packages\":["
            + part("Package-busybox", "busybox", ",\"licenseDeclared\":\"LicenseRef-Own OR MIT\"")
            + "],\"hasExtractedLicensingInfos\":[{\"licenseId\":\"LicenseRef-Own\",\"name\":\"Other\",\"extractedText\":\"do"
            + " nothing\"}],");
    write(
        "runtime-busybox",
        reference("package-busybox", "busybox") + "," + reference("runtime-dep", "libc6"),
        "\"relationships\":["
            + relation("DocumentRef-package-busybox:SPDXRef-DOCUMENT", "AMENDS", "SPDXRef-DOCUMENT")
            + ","
            + relation(
                "DocumentRef-runtime-dep:SPDXRef-Package-libc6",
                "RUNTIME_DEPENDENCY_OF",
                "DocumentRef-package-busybox:SPDXRef-Package-busybox")
            + "],");
    write("image", imageReferences(), imageMembers(""));
  }

  private String imageReferences() throws Exception {
    return reference("libc6", "libc6")
        + ","
        + reference("busybox", "busybox")
        + ","
        + reference("runtime-busybox", "runtime-busybox");
  }

  private static String imageMembers(String more) {
    return "\"packages\":["
        + part("Image-pump", "pump-image", "")
        + "],\"relationships\":["
        + relation("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-Image-pump")
        + ","
        + relation("SPDXRef-Image-pump", "CONTAINS", "DocumentRef-libc6:SPDXRef-Package-libc6")
        + ","
        + relation("SPDXRef-Image-pump", "CONTAINS", "DocumentRef-busybox:SPDXRef-Package-busybox")
        + ","
        + relation("SPDXRef-DOCUMENT", "OTHER", "DocumentRef-runtime-busybox:SPDXRef-DOCUMENT")
        + more
        + "],";
  }

  private static Component component(ReadSbom read, String name) {
    return read.sbom().all().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<String> needs(ReadSbom read, Component component) {
    return read.sbom().dependencies().neededBy(component.ref());
  }

  private static List<String> rules(List<Finding> findings) {
    return findings.stream().map(Finding::rule).toList();
  }

  @Test
  void readsTheDocumentsOfAnImageAsOne() throws Exception {
    Files.writeString(folder.resolve("index.json"), "{\"documents\":[]}");
    Files.writeString(folder.resolve("other.json"), "[1, 2]");
    ReadSbom read = SbomDocument.read(folder);
    assertEquals("SPDX 2.2", read.form());
    assertEquals(List.of(), read.unknown());
    assertEquals("pump-image", read.sbom().subject().name());
    Component libc = component(read, "libc6");
    Component busybox = component(read, "busybox");
    assertEquals(SPACE + "libc6#SPDXRef-Package-libc6", libc.ref());
    assertEquals(
        new TreeSet<>(List.of(libc.ref(), busybox.ref())),
        new TreeSet<>(needs(read, read.sbom().subject())));
    assertEquals(List.of(libc.ref()), needs(read, busybox));
    assertEquals(3, read.sbom().all().size());
    assertEquals(CheckAnswer.PASSED, CheckAnswer.of(read.unknown()));
  }

  @Test
  void takesTheOnlyPackageOfTheDocumentOfAnImageThatDescribesNothing() throws Exception {
    Path file = folder.resolve("image.spdx.json");
    String describes = relation("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-Image-pump") + ",";
    String other =
        relation("SPDXRef-DOCUMENT", "OTHER", "DocumentRef-runtime-busybox:SPDXRef-DOCUMENT");
    Files.writeString(
        file,
        Files.readString(file)
            .replace(describes, "")
            .replace(
                other, other.replace("\"SPDXRef-DOCUMENT\",\"r", "\"SPDXRef-Image-pump\",\"r")));
    ReadSbom read = SbomDocument.read(folder);
    assertEquals("pump-image", read.sbom().subject().name());
    assertEquals(2, needs(read, read.sbom().subject()).size());
    assertEquals(List.of(), read.unknown());
    assertTrue(read.dropped().stream().noneMatch(f -> f.subject().contains("OTHER")));
  }

  @Test
  void namesTheRecipeAndLeavesItOutOfTheImage() throws Exception {
    ReadSbom read = SbomDocument.read(folder);
    assertEquals(Scope.EXCLUDED, component(read, "glibc").scope());
    assertEquals(null, component(read, "libc6").scope());
    assertEquals(
        Map.of("cachet:package:source", "glibc"),
        component(read, "libc6").properties().stream()
            .collect(Collectors.toMap(p -> p.name(), p -> p.value())));
  }

  @Test
  void keepsLicencesOfOneNameApart() throws Exception {
    ReadSbom read = SbomDocument.read(folder);
    LicenceClaim libc = component(read, "libc6").licences().get(0);
    assertEquals("Own", libc.text());
    assertEquals("do as you like", libc.wording());
    assertEquals("LicenseRef-Own OR MIT", component(read, "busybox").licences().get(0).text());
  }

  @Test
  void tellsADocumentThatIsMissingAndPassesNoCheck() throws Exception {
    Files.delete(folder.resolve("busybox.spdx.json"));
    ReadSbom read = SbomDocument.read(folder);
    assertTrue(
        read.unknown().stream().anyMatch(f -> f.message().contains("'" + SPACE + "busybox'")));
    assertEquals(CheckAnswer.UNKNOWN, CheckAnswer.of(read.unknown()));
    String subject = read.sbom().subject().ref();
    assertTrue(
        read.sbom().content().compositions().stream()
            .anyMatch(c -> c.dependencies().contains(subject)));
  }

  @Test
  void tellsADocumentThatIsNotTheOneReferredTo() throws Exception {
    Path file = folder.resolve("busybox.spdx.json");
    Files.writeString(
        file, Files.readString(file).replace("\"versionInfo\":\"1\"", "\"versionInfo\":\"2\""));
    ReadSbom read = SbomDocument.read(folder);
    assertTrue(rules(read.unknown()).contains("format.external-missing"));
    assertTrue(read.unknown().get(0).message().startsWith("busybox.spdx.json is not the document"));
  }

  @Test
  void tellsWhatTheIndexListsAndIsNotThere() throws Exception {
    Files.writeString(
        folder.resolve("index.json"),
        "{\"documents\":[{\"documentNamespace\":\""
            + SPACE
            + "gone\",\"filename\":\"g\",\"sha1\":\"00\"}]}");
    ReadSbom read = SbomDocument.read(folder);
    assertEquals(List.of("format.external-missing"), rules(read.unknown()));
  }

  @Test
  void refusesTwoDocumentsOfOneName() throws Exception {
    Files.writeString(
        folder.resolve("z.spdx.json"), written.getOrDefault("busybox", "").replace("MIT", "ISC"));
    InvalidSbomException refused =
        assertThrows(InvalidSbomException.class, () -> SbomDocument.read(folder));
    assertTrue(refused.getMessage().startsWith("z.spdx.json: has the namespace of busybox"));
  }

  @Test
  void namesNoSubjectWhereTwoImagesAreThere() throws Exception {
    write("second", imageReferences(), imageMembers("").replace("Image-pump", "Image-two"));
    ReadSbom read = SbomDocument.read(folder);
    assertEquals(5, read.sbom().all().size());
    assertTrue(rules(read.dropped()).contains("format.dropped"));
  }

  @Test
  void saysWhichDocumentIsBrokenAndWhereNothingIs() throws Exception {
    Files.writeString(folder.resolve("broken.spdx.json"), "{\"spdxVersion\":");
    InvalidSbomException refused =
        assertThrows(InvalidSbomException.class, () -> SbomDocument.read(folder));
    assertTrue(refused.getMessage().startsWith("broken.spdx.json: not JSON"));
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertTrue(
        assertThrows(InvalidSbomException.class, () -> SbomDocument.read(empty))
            .getMessage()
            .startsWith("a folder or archive without an SPDX 2 document"));
  }
}
