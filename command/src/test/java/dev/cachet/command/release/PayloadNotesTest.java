package dev.cachet.command.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.digest.Sha256;
import dev.cachet.manifest.FileKind;
import dev.cachet.manifest.Manifest;
import dev.cachet.manifest.UnsafeManifest;
import dev.cachet.verification.PayloadNote;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever stands beside the manifest, nothing is left unsaid of a payload. */
class PayloadNotesTest {
  private static final String SBOM = Sha256.of(new byte[] {1}).hex();
  private static final String ROOT = Sha256.of(new byte[] {2}).hex();
  private static final String TIE = ",\"tie\":\"none\"";

  @Test
  void everyKindOfTieHasItsWords() throws Exception {
    assertEquals(
        new PayloadNote(
            "rootfs",
            "none",
            "payload \"rootfs\": NOT TIED, no inventory describes it, says the gate's record"),
        note(record(SBOM, 7, TIE)));
    assertEquals(
        "payload \"rootfs\": the SBOM states its SHA-256, as that of \"a\\\"\\u000a\\u202e\", says"
            + " the gate's record",
        note(record(SBOM, 7, ",\"tie\":\"file\",\"describedBy\":\"a\\\"\\n\u202e\"")).words());
    String root = ",\"describedBy\":\"debian 13\",\"rootSha256\":\"" + ROOT + "\"";
    assertEquals(
        "payload \"rootfs\": it holds the root of \"debian 13\", file by file, says the gate's"
            + " record",
        note(record(SBOM, 7, ",\"tie\":\"archive\"" + root)).words());
    assertEquals(
        "payload \"rootfs\": TIED BY A STATEMENT ALONE, made from the root of \"debian 13\", says"
            + " the gate's record",
        note(record(SBOM, 7, ",\"tie\":\"statement\"" + root)).words());
  }

  @Test
  void whatARecordDoesNotSayIsNotKnown() throws Exception {
    assertUnknown("the record of the gate does not say it", record(SBOM, 7, ""));
    assertUnknown("the gate judged another SBOM", record(ROOT, 7, TIE));
    assertUnknown("the gate judged another payload", record(SBOM, 8, TIE));
    assertUnknown(
        "the gate judged another payload", record(SBOM, 7, TIE).replace("rootfs", "other"));
  }

  /** A tie that names nothing, or a payload that is not tied and names something. */
  @Test
  void recordThatContradictsItselfIsNotBelieved() throws Exception {
    String root = ",\"rootSha256\":\"" + ROOT + "\"";
    for (String tie :
        List.of(
            ",\"tie\":\"file\"",
            ",\"tie\":\"archive\",\"describedBy\":\"debian 13\"",
            ",\"tie\":\"statement\"" + root,
            ",\"tie\":\"file\",\"describedBy\":\"a\"" + root,
            TIE + root,
            TIE + ",\"describedBy\":\"debian 13\"",
            ",\"describedBy\":\"debian 13\"",
            ",\"tie\":\"FILE\",\"describedBy\":\"a\"")) {
      String words = note(record(SBOM, 7, tie)).words();
      assertTrue(words.contains("NOT KNOWN"), words);
      assertTrue(words.contains("the record of the gate cannot be read: "), words);
    }
    assertUnknown("the record of the gate was not read", "");
  }

  @Test
  void oneRecordIsLookedForAndNoMore() throws Exception {
    assertTrue(
        notes(manifest(0), "").get(0).words().endsWith("the package has no record of the gate"));
    assertTrue(
        notes(manifest(2), record(SBOM, 7, TIE))
            .get(0)
            .words()
            .endsWith("the package has more than one record of the gate"));
  }

  private static void assertUnknown(String why, String record) throws Exception {
    assertEquals(
        new PayloadNote(
            "rootfs",
            "unknown",
            "payload \"rootfs\": NOT KNOWN which inventory describes it, " + why),
        note(record));
  }

  private static PayloadNote note(String record) throws Exception {
    return notes(manifest(1), record).get(0);
  }

  private static List<PayloadNote> notes(Manifest manifest, String record) throws Exception {
    return PayloadNotes.of(
        manifest,
        file -> {
          assertEquals(FileKind.GATE, file.kind());
          return Optional.of(record)
              .filter(text -> !text.isEmpty())
              .map(text -> text.getBytes(StandardCharsets.UTF_8));
        });
  }

  private static String record(String sbom, int size, String tie) {
    return "{\"schemaVersion\":1,\"asOf\":\"2026-11-20\",\"policy\":{\"schemaVersion\":1,"
        + "\"allowedStates\":[\"SUPPORTED\"],\"minimumSupportDaysLeft\":0,"
        + "\"catalogueWarnAfterDays\":60,\"catalogueFailAfterDays\":180,\"sbomMaximumAgeDays\":7},"
        + "\"sbom\":{\"sha256\":\"%s\",\"size\":1,\"components\":1},".formatted(sbom)
        + "\"operatingSystem\":{\"id\":\"debian\",\"version\":\"13\",\"state\":\"SUPPORTED\","
        + "\"supportEnd\":\"2028-08-09\",\"catalogueSnapshot\":\"2026-11-20\","
        + "\"catalogueAgeDays\":0,\"explanation\":\"for a test\",\"evidence\":[]},"
        + "\"payloads\":[{\"id\":\"rootfs\",\"sha256\":\"%s\",\"size\":%s%s}],\"findings\":[]}\n"
            .formatted(ROOT, size, tie);
  }

  private static Manifest manifest(int records) throws Exception {
    List<String> files = new ArrayList<>(List.of(file("files/sbom.cdx.json", "sbom")));
    for (int i = 0; i < records; i++) {
      files.add(file("files/gate-" + i + ".json", "gate"));
    }
    return UnsafeManifest.open(
        ("{\"format\":1,\"manufacturer\":\"example-devices\",\"product\":\"pump\","
                + "\"version\":\"1.0\",\"counter\":1,\"floor\":1,"
                + "\"created\":\"2026-11-20T00:00:00Z\",\"os\":{\"id\":\"debian\","
                + "\"version\":\"13\",\"supportEnd\":\"2028-08-09T00:00:00Z\",\"asOf\":\"2026-11-20T00:00:00Z\"},"
                + "\"target\":{\"udiDi\":[\"04012345678901\"],\"hwModel\":[\"pump-a\"]},"
                + "\"change\":{\"class\":\"minor\",\"udiDi\":\"kept\",\"reason\":\"maintenance\","
                + "\"reference\":\"ticket\"},\"authorisation\":\"none\",\"files\":["
                + String.join(",", files)
                + "],\"payloads\":[{\"id\":\"rootfs\",\"slot\":\"root\",\"kind\":\"image\","
                + "\"plainSize\":7,\"indexSize\":96,\"indexSha256\":\"%s\"}]}".formatted(ROOT))
            .getBytes(StandardCharsets.UTF_8));
  }

  private static String file(String path, String kind) {
    return "{\"path\":\"%s\",\"size\":1,\"sha256\":\"%s\",\"kind\":\"%s\"}"
        .formatted(path, SBOM, kind);
  }
}
