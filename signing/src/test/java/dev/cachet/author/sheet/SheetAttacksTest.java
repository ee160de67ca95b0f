package dev.cachet.author.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.author.PackageAuthor;
import dev.cachet.author.PackageDescription;
import dev.cachet.author.UnsignedPackage;
import dev.cachet.author.payload.DraftRefusedException;
import dev.cachet.chunk.ChunkDepth;
import dev.cachet.digest.Sha256;
import dev.cachet.factory.RealGate;
import dev.cachet.factory.SamplePack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who writes a manifest tries to hide from a signer what it says. */
class SheetAttacksTest {
  private static final String WAIVER = "{\"reason\":\"no fix before spring\"}";

  @TempDir Path folder;
  private Path packed;

  @BeforeEach
  void pack() throws Exception {
    Path in = folder.resolve("in");
    SamplePack sample = new SamplePack(in, 20_000);
    Files.writeString(in.resolve("waiver.json"), WAIVER);
    Files.writeString(
        in.resolve("pack.json"),
        SamplePack.JSON.replace(
            "\"files\": [",
            "\"files\": [ { \"path\": \"files/waiver.json\", \"kind\": \"waiver\","
                + " \"file\": \"waiver.json\" },"));
    PackageDescription description = sample.description();
    PackageAuthor author = new PackageAuthor();
    packed = folder.resolve("pack");
    author.write(
        author.draft(
            RealGate.over(description, folder.resolve("debian"), Optional.empty()),
            description,
            SamplePack.CREATED,
            SamplePack.CREATED),
        packed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"4.2.1\"|\"1.0, counter 9, floor 0\"|version \"1.0, counter 9, floor 0\"",
        "\"4.2.1\"|\"4.2.\\u0661\"|version \"4.2.\\u0661\"",
        "[\"vx-2\"]|[\"vx-2\",\"v\\u0445-2\"]|target.hwModel[1] \"v\\u0445-2\"",
        "\"CR-1182\"|\"CR\\u00a0\\u3164\\u05d0 1\"|change.reference \"CR\\u00a0\\u3164\\u05d0 1\"",
        "\"permille\":[{\"at\":\"2026-12-01T00:00:00Z\",\"value\":10}]|"
            + "\"permille\":[{\"at\":\"2026-12-01T00:00:00Z\",\"value\":1000}]|"
            + "rollout.permille[0].value 1000",
        "\"ticket\":\"T-1\"|\"target.serials\":[\"1\"]|ext.\"target.serials\"[0] \"1\"",
        "\"mdr\":\"IIb\"|\"mdr\":\"I\"|category.mdr \"I\""
      })
  void whatIsChangedIsALineOfTheSheet(String from, String to, String line) throws Exception {
    change(from, to);
    List<String> lines = sheet().lines();
    assertTrue(lines.contains("  " + line), String.join("\n", lines));
    lines.forEach(
        each -> assertTrue(each.chars().allMatch(c -> c >= ' ' && c < 0x7f), "escaped: " + each));
  }

  @Test
  void noSerialAndNoModelOfALongListIsLeftOut() throws Exception {
    StringBuilder models = new StringBuilder("\"vx-2\"");
    for (int i = 0; i < 40; i++) {
      models.append(",\"m-").append(i).append('"');
    }
    change("[\"vx-2\"]", "[" + models + "]");
    List<String> lines = sheet().lines();
    for (int i = 0; i < 40; i++) {
      assertTrue(lines.contains("  target.hwModel[" + (i + 1) + "] \"m-" + i + "\""));
    }
  }

  @Test
  void waiverIsShownOrTheFirstLineSaysThatItIsNot() throws Exception {
    assertTrue(sheet().lines().contains("  reason \"no fix before spring\""));
    Path waiver = packed.resolve("files/waiver.json");
    Files.writeString(waiver, WAIVER.replace("spring", "autumn"));
    DraftRefusedException other = assertThrows(DraftRefusedException.class, this::sheet);
    assertTrue(
        other.getMessage().contains("is not the waiver that the manifest names"),
        other.getMessage());
    Files.delete(waiver);
    SigningSheet without = sheet();
    assertEquals(
        "NOT SEEN: \"files/waiver.json\" is not in this folder; ask for what the manifest names"
            + " before you sign",
        without.lines().get(0));
    assertFalse(without.showsDrift());
  }

  /** Ten notes hid an error. */
  @Test
  void findingsAreAllShownTheWorstFirst() throws Exception {
    StringBuilder record = new StringBuilder("{\"findings\":[");
    for (int i = 0; i < 40; i++) {
      record.append("{\"severity\":\"INFO\",\"message\":\"note ").append(i).append("\"},");
    }
    record.append("{\"severity\":\"FATAL\",\"message\":\"of a later version\"},");
    record.append("{\"severity\":\"ERROR\",\"message\":\"support is over\"}]}");
    List<String> lines = RecordLines.of(record.toString().getBytes(StandardCharsets.UTF_8));
    assertEquals("findings: 42", lines.get(0));
    assertEquals("findings[40].message \"of a later version\"", lines.get(2));
    assertEquals("findings[41].message \"support is over\"", lines.get(4));
    assertEquals("findings[39].message \"note 39\"", lines.get(lines.size() - 1));
  }

  @Test
  void aLongValueIsCutWithLengthAndDigest() throws Exception {
    String reference = "x".repeat(201);
    change("\"ticket\":\"T-1\"", "\"ticket\":\"" + reference + "\"");
    String cut =
        "  ext.ticket \""
            + "x".repeat(200)
            + "\" is the beginning of 201 characters, sha256 "
            + Sha256.of(reference.getBytes(StandardCharsets.UTF_8));
    assertTrue(sheet().lines().contains(cut), cut);
  }

  private void change(String from, String to) throws Exception {
    Path manifest = packed.resolve("manifest.json");
    String text = Files.readString(manifest);
    assertTrue(text.contains(from), text);
    Files.writeString(manifest, text.replace(from, to));
  }

  private SigningSheet sheet() throws Exception {
    return SigningSheet.of(UnsignedPackage.open(packed), Optional.empty(), ChunkDepth.STORED);
  }
}
