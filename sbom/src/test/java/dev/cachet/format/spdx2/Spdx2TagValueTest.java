package dev.cachet.format.spdx2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.finding.Finding;
import dev.cachet.format.ReadSbom;
import dev.cachet.format.SbomDocument;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.identity.ComponentHash;
import dev.cachet.quality.CheckAnswer;
import dev.cachet.sbom.Component;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPDX as tags and values, as {@code west spdx} and {@code esp-idf-sbom} write it. */
class Spdx2TagValueTest {
  private static final String HEAD =
      """
      # made by hand
      SPDXVersion: SPDX-2.3
      DataLicense: CC0-1.0
      SPDXID: SPDXRef-DOCUMENT
      DocumentName: build
      DocumentNamespace: http://spdx.example.org/build
      Creator: Tool: west
      Creator: Organization: Maker (psirt@example.org)
      Created: 2026-08-01T00:00:00Z
      """;
  private static final String FIRMWARE =
      HEAD
          + """
          ExternalDocumentRef: DocumentRef-zephyr http://spdx.example.org/zephyr SHA1: 00

          Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-final

          ##### Package: final
          PackageName: zephyr_final
          SPDXID: SPDXRef-final
          PackageVersion: 1.2
          PackageLicenseConcluded: Apache-2.0 AND LicenseRef-own
          PackageLicenseDeclared: LicenseRef-own
          PackageChecksum: SHA256: %1$s
          PackageCopyrightText: <text>one
          two: three

          four</text>
          PrimaryPackagePurpose: FIRMWARE
          FilesAnalyzed: true
          ExternalRef: SECURITY cpe23Type cpe:2.3:o:zephyrproject:zephyr:3.7.0:*:*:*:*:*:*:*
          ExternalRef: PACKAGE_MANAGER purl pkg:github/zephyrproject-rtos/zephyr@v3.7.0
          Relationship: SPDXRef-final HAS_PREREQUISITE SPDXRef-lib

          FileName: ./zephyr.elf
          SPDXID: SPDXRef-File-elf
          FileChecksum: SHA1: 00
          Relationship: SPDXRef-File-elf STATIC_LINK SPDXRef-File-lib

          PackageName: lib
          SPDXID: SPDXRef-lib
          FileName: ./lib.a
          SPDXID: SPDXRef-File-lib
          Relationship: SPDXRef-File-lib GENERATED_FROM DocumentRef-zephyr:SPDXRef-File-main

          SnippetSPDXID: SPDXRef-Snippet
          SnippetFromFileSPDXID: SPDXRef-File-lib
          SnippetByteRange: 1:2

          LicenseID: LicenseRef-own
          ExtractedText: <text>do as you like</text>
          LicenseName: Own
          """
              .formatted("ab".repeat(32));
  private static final String SOURCES =
      HEAD.replace("build", "zephyr")
          + """
          Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-sources
          PackageName: zephyr-sources
          SPDXID: SPDXRef-sources
          FileName: ./main.c
          SPDXID: SPDXRef-File-main
          """;

  @TempDir Path folder;

  private static ReadSbom read(String document) throws InvalidSbomException {
    return SbomDocument.read(document.getBytes(UTF_8));
  }

  private static Component component(ReadSbom read, String name) {
    return read.sbom().all().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<String> subjects(List<Finding> findings) {
    return findings.stream().map(Finding::subject).toList();
  }

  @Test
  void readsPackagesWithTextsOfSeveralLines() throws Exception {
    ReadSbom read = read(FIRMWARE);
    Component firmware = read.sbom().subject();
    assertEquals("SPDX 2.3", read.form());
    assertEquals("zephyr_final", firmware.name());
    assertEquals("1.2", firmware.version());
    assertEquals("one\ntwo: three\n\nfour", firmware.copyright());
    assertEquals("pkg:github/zephyrproject-rtos/zephyr@v3.7.0", firmware.purl());
    assertEquals("cpe:2.3:o:zephyrproject:zephyr:3.7.0:*:*:*:*:*:*:*", firmware.cpe());
    assertEquals(List.of(new ComponentHash("SHA-256", "ab".repeat(32))), firmware.hashes());
    assertEquals(
        List.of("Apache-2.0 AND LicenseRef-own", "Own"),
        firmware.licences().stream().map(one -> one.text()).sorted().toList());
    assertEquals("2026-08-01T00:00:00Z", read.sbom().timestamp().orElseThrow().toString());
    assertEquals("west", read.sbom().content().tools().get(0).name());
  }

  @Test
  void takesALinkOfFilesAsOneOfTheirPackages() throws Exception {
    ReadSbom read = read(FIRMWARE);
    assertEquals(
        List.of("SPDXRef-lib"), read.sbom().dependencies().neededBy(read.sbom().subject().ref()));
  }

  @Test
  void tellsWhatIsLeftOutAndWhatIsMissing() throws Exception {
    ReadSbom read = read(FIRMWARE);
    assertTrue(subjects(read.dropped()).containsAll(List.of("/files", "/snippets")));
    assertEquals(
        List.of("2 of them", "1 of them"),
        List.of("/files", "/snippets").stream()
            .map(
                each ->
                    read.dropped().stream()
                        .filter(f -> f.subject().equals(each))
                        .map(f -> f.evidence().get(0).value().replace("\"", ""))
                        .findFirst()
                        .orElse(""))
            .toList());
    assertEquals(
        List.of("format.external-missing"), read.unknown().stream().map(Finding::rule).toList());
    assertEquals(CheckAnswer.UNKNOWN, CheckAnswer.of(read.unknown()));
  }

  @Test
  void joinsTheDocumentsOfABuild() throws Exception {
    Files.writeString(
        folder.resolve("build.spdx"), FIRMWARE.replace("SHA1: 00\n\nRel", "SHA256: 00\n\nRel"));
    Files.writeString(folder.resolve("zephyr.spdx"), SOURCES);
    ReadSbom read = SbomDocument.read(folder);
    assertEquals(List.of(), read.unknown());
    assertEquals("zephyr_final", read.sbom().subject().name());
    assertEquals(
        List.of(component(read, "zephyr-sources").ref()),
        read.sbom().dependencies().neededBy(component(read, "lib").ref()));
    assertEquals(null, component(read, "zephyr-sources").scope());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PackageCopyrightText: <text>no end|line 10: <text> has no end",
        "PackageComment: <text>a</text> b|line 10: something follows </text>",
        "no tag|line 10: is no 'Tag: value'",
        "PackageChecksum: abc|line 10: 'abc' does not say an algorithm and its digest",
        "Relationship: a DEPENDS_ON|line 10: 'a DEPENDS_ON' does not say two elements",
        "ExternalRef: SECURITY cpe23Type|line 10: 'SECURITY cpe23Type' does not say category",
        "PackageVersion: 1|line 10: versionInfo was said before",
      })
  void saysInWhichLineSomethingIsWrong(String line, String expected) {
    String start = HEAD.replace("# made by hand\n", "") + "PackageName: a\nPackageVersion: 2\n";
    String document = start.replace("PackageName", "PackageName") + line;
    String message =
        String.valueOf(assertThrows(InvalidSbomException.class, () -> read(document)).getMessage());
    assertTrue(message.startsWith(expected.replace("line 10", "line 11")), message);
  }

  @Test
  void refusesOtherVersionsAndOtherBytes() {
    assertTrue(
        assertThrows(InvalidSbomException.class, () -> read(HEAD.replace("2.3", "2.1")))
            .getMessage()
            .startsWith("SPDX-2.1 is not read"));
    byte[] latin = (HEAD + "PackageName: M\u00fcller").getBytes(ISO_8859_1);
    assertTrue(
        assertThrows(InvalidSbomException.class, () -> SbomDocument.read(latin))
            .getMessage()
            .contains("not UTF-8"));
  }

  @Test
  void tellsATagThatIsNotKnown() throws Exception {
    ReadSbom read =
        read(
            HEAD
                + "Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-a\n"
                + "PackageName: a\n"
                + "SPDXID: SPDXRef-a\n"
                + "PackageColour: red\n");
    assertTrue(subjects(read.dropped()).stream().anyMatch(s -> s.endsWith("/PackageColour")));
  }
}
