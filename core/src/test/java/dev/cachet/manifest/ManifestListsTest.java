package dev.cachet.manifest;

import static dev.cachet.golden.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.golden.PackageFixture;
import dev.cachet.refusal.Reason;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestListsTest {
  private static final String ZEROS = "0".repeat(64);
  private static final String FILE =
      "{'path':'files/a','size':1,'sha256':'" + ZEROS + "','kind':'sbom'}";
  private static final String PAYLOAD =
      "{'id':'a','slot':'a','kind':'image','plainSize':1,'indexSize':96,'indexSha256':'"
          + ZEROS
          + "'}";

  private final PackageFixture fixture = PackageFixture.unsigned();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PKG-21|files/a|etc/a",
        "PKG-21|files/a|files",
        "PKG-21|:1,|:67108865,",
        "PKG-21|sbom|SBOM",
        "PKG-21|sbom|script",
        "PKG-23|sbom|other",
        "JSON-18|files/a|files/../a",
        "JSON-18|files/a|/files/a",
        "JSON-18|files/a|files/a/b/c/d",
        "JSON-16|'000|'A00",
        "JSON-6|'kind'|'mode':1,'kind'",
        "JSON-8|:1,|:'1',"
      })
  @Tag("PKG-21")
  @Tag("PKG-23")
  @Tag("JSON-16")
  void refusesAFileThatBreaksItsTable(String clause, String from, String to) {
    fixture.set("files", quoted("[" + FILE.replace(from, to) + "]"));
    assertMalformed(clause);
  }

  @Test
  @Tag("PKG-21")
  void takes256FilesOf256MiBAndNoMore() throws Exception {
    fixture.set("files", files(256, 1 << 20));
    assertEquals(256, open().files().size());
    fixture.set("files", files(257, 1));
    assertMalformed("PKG-21");
    fixture.set("files", files(256, (1 << 20) + 1));
    assertMalformed("PKG-21");
  }

  @ParameterizedTest
  @CsvSource({"files/b,files/b", "files/b/c,files/b", "files/b,files/b/c", "files/b,files/b/c/d"})
  @Tag("PKG-22")
  void refusesPathsThatCollide(String one, String other) {
    String first = FILE.replace("files/a", one).replace("sbom", "other");
    String second = FILE.replace("files/a", other).replace("sbom", "other");
    fixture.set("files", quoted("[" + FILE + "," + first + "," + second + "]"));
    assertMalformed("PKG-22");
  }

  @Test
  @Tag("PKG-22")
  void takesPathsThatOnlyBeginAlike() throws Exception {
    String other = FILE.replace("files/a", "files/a.b").replace("sbom", "other");
    String folder = FILE.replace("files/a", "files/a-b/c").replace("sbom", "other");
    fixture.set("files", quoted("[" + FILE + "," + other + "," + folder + "]"));
    assertEquals(3, open().files().size());
  }

  @Test
  @Tag("PKG-23")
  void findsTheSbomBehindOtherFiles() throws Exception {
    String first = FILE.replace("files/a", "files/0").replace("sbom", "other");
    fixture.set("files", quoted("[" + first + "," + FILE + "]"));
    assertEquals("files/a", open().sbom().path());
  }

  @Test
  @Tag("PKG-21")
  @Tag("PKG-24")
  void takesTheLargestFileAndTheLargestIndex() throws Exception {
    fixture.set("files", quoted("[" + FILE.replace(":1,", ":67108864,") + "]"));
    fixture.set("payloads", quoted("[" + PAYLOAD.replace(":96", ":786480") + "]"));
    assertEquals(64 << 20, open().files().get(0).size());
    assertEquals(786_480, open().payloads().get(0).indexSize());
  }

  @Test
  @Tag("PKG-23")
  void refusesTwoSboms() {
    fixture.set("files", quoted("[" + FILE + "," + FILE.replace("files/a", "files/b") + "]"));
    assertMalformed("PKG-23");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PKG-24|:96|:0",
        "PKG-24|:96|:47",
        "PKG-24|:96|:97",
        "PKG-24|:96|:786528",
        "PKG-26|'image'|'IMAGE'",
        "PKG-26|'image'|'script'",
        "PKG-26|'image'|'foreign'",
        "PKG-26|'image'|'image','handler':'rauc'",
        "PKG-26|'image'|'directory','handler':'rauc'",
        "JSON-18|'image'|'foreign','handler':'../rauc'",
        "JSON-18|'id':'a'|'id':'A'",
        "JSON-18|'slot':'a'|'slot':'/dev/sda'",
        "JSON-6|'id'|'sha256':'','id'",
        "JSON-8|:1,|:'1',"
      })
  @Tag("PKG-24")
  @Tag("PKG-26")
  void refusesAPayloadThatBreaksItsTable(String clause, String from, String to) {
    fixture.set("payloads", quoted("[" + PAYLOAD.replace(from, to) + "]"));
    assertMalformed(clause);
  }

  @Test
  @Tag("PKG-26")
  void takesAForeignPayloadWithItsHandler() throws Exception {
    String payload = PAYLOAD.replace("'image'", "'foreign','handler':'rauc'");
    fixture.set("payloads", quoted("[" + payload + "]"));
    assertEquals(Optional.of("rauc"), open().payloads().get(0).handler());
  }

  @Test
  @Tag("PKG-24")
  void takesAThousandPayloadsAndNoMore() throws Exception {
    fixture.set("payloads", payloads(1000));
    assertEquals(1000, open().payloads().size());
    fixture.set("payloads", payloads(1001));
    assertMalformed("PKG-24");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'id':'a'", "'slot':'a'"})
  @Tag("PKG-25")
  void refusesTwoPayloadsOfOneIdOrSlot(String same) {
    String other = PAYLOAD.replace("'a'", "'b'").replace(same.replace("'a'", "'b'"), same);
    fixture.set("payloads", quoted("[" + PAYLOAD + "," + other + "]"));
    assertMalformed("PKG-25");
  }

  private Manifest open() throws Exception {
    return UnsafeManifest.open(fixture.manifestBytes());
  }

  private void assertMalformed(String clause) {
    assertRefused(Reason.MANIFEST_MALFORMED, clause, this::open);
  }

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }

  private static String files(int count, int size) {
    return quoted(
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    FILE.replace("files/a", "files/a" + i)
                        .replace(":1,", ":" + size + ",")
                        .replace("sbom", i == 0 ? "sbom" : "other"))
            .collect(Collectors.joining(",", "[", "]")));
  }

  private static String payloads(int count) {
    return quoted(
        IntStream.range(0, count)
            .mapToObj(i -> PAYLOAD.replace("'a'", "'a" + i + "'"))
            .collect(Collectors.joining(",", "[", "]")));
  }
}
