package dev.cachet.author;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.author.payload.FileSource;
import dev.cachet.author.payload.PayloadSource;
import dev.cachet.factory.SamplePack;
import dev.cachet.manifest.FileKind;
import dev.cachet.manifest.PayloadKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageDescriptionTest {
  @TempDir Path folder;

  @Test
  void namesPayloadsAndFilesRelativeToItself() throws Exception {
    PackageDescription read = new SamplePack(folder, 10).description();
    Path image = folder.toAbsolutePath().resolve("rootfs.img");
    assertEquals(Map.of("rootfs", image), read.payloadFiles());
    assertEquals(
        new PayloadSource("rootfs", "root", PayloadKind.IMAGE, Optional.empty(), image),
        read.payloads().get(0));
    assertEquals(
        new FileSource("files/note.txt", FileKind.OTHER, folder.resolve("note.txt")),
        read.files().get(0));
    assertEquals(4096, read.chunkBytes());
  }

  @Test
  @Tag("PKG-68")
  void chunksAreOf256KibUnlessAskedOtherwise() throws Exception {
    String json = SamplePack.JSON.replace(",\n  \"chunkBytes\": 4096", "");
    assertEquals(262_144, parse(json).chunkBytes());
  }

  @Test
  void compressesAtLevelNineUnlessAskedOtherwise() throws Exception {
    assertEquals(9, parse(SamplePack.JSON).compressionLevel());
    String json = SamplePack.JSON.replace("\"chunkBytes\": 4096", "\"compressionLevel\": 3");
    assertEquals(3, parse(json).compressionLevel());
  }

  @Test
  @Tag("PKG-56")
  void namesTheDeviceInTheOneFormThatDevicesCompare() throws Exception {
    String json = SamplePack.JSON.replace("[\"04012345678901\"]", "[\"(01)04012345678901\"]");
    assertEquals(List.of("04012345678901"), parse(json).udiDis());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"schemaVersion\": 1 | \"schemaVersion\": 2 | /schemaVersion",
        "\"schemaVersion\": 1, | `` | /schemaVersion",
        "\"product\": | \"produkt\": | /produkt",
        "\"counter\": 421 | \"counter\": 399 | floor",
        "\"counter\": 421 | \"counter\": -1 | JSON-11",
        "\"udiDi\": [\"04012345678901\"] | \"udiDi\": [] | udiDi",
        "\"udiDi\": [\"04012345678901\"] | \"udiDi\": [\"04012345678902\"] | /target/udiDi: '04012345678902'",
        "\"udiDi\": [\"04012345678901\"] | \"udiDi\": [\"pump\"] | cachet udi check",
        "\"udiDi\": [\"04012345678901\"] | \"udiDi\": [\"04012345678901\", \"4012345678901\"] | same UDI-DI",
        "\"hwModel\": | \"hwmodel\": | /target/hwmodel",
        "\"mdr\": \"IIb\" | \"mdr\": \"2b\" | mdr",
        "\"class\": \"security-patch\" | \"class\": \"patch\" | class",
        "\"authorisation\": \"none\" | \"authorisation\": \"off\" | authorisation",
        "files/note.txt | note.txt | /files/0/path",
        "files/note.txt | files/sbom.cdx.json | /files: found files/sbom.cdx.json twice",
        "\"kind\": \"other\" | \"kind\": \"sbom\" | /files/0/kind",
        "\"kind\": \"other\" | \"kind\": \"gate\" | /files/0/kind",
        "\"kind\": \"image\" | \"kind\": \"picture\" | /payloads/0/kind",
        "\"kind\": \"image\" | \"kind\": \"foreign\" | handler",
        "\"kind\": \"image\" | \"kind\": \"image\", \"handler\": \"rauc\" | handler",
        "\"id\": \"rootfs\" | \"id\": \"Rootfs\" | /payloads/0/id",
        "\"file\": \"rootfs.img\" | \"file\": \"\" | /payloads/0/file",
        "\"file\": \"rootfs.img\" | \"source\": \"rootfs.img\" | /payloads/0/source",
        "\"value\": 10 | \"value\": 1001 | value",
        "\"chunkBytes\": 4096 | \"chunkBytes\": 4095 | /chunkBytes",
        "\"chunkBytes\": 4096 | \"chunkBytes\": 1048577 | /chunkBytes",
        "\"chunkBytes\": 4096 | \"compressionLevel\": 0 | /compressionLevel",
        "\"chunkBytes\": 4096 | \"compressionLevel\": 13 | /compressionLevel",
        "\"expires\": \"2027-11-23T08:00:00Z\" | \"expires\": \"2027-11-23\" | expires",
        "} } | } | pack.json: document",
      })
  void refusesAMistakeAndNamesItsPlace(String from, String to, String place) {
    String json = SamplePack.JSON.stripTrailing();
    String wrong =
        from.equals("} }")
            ? json.substring(0, json.length() - 1)
            : json.replace(from, to == null ? "" : to);
    DescriptionException e = assertThrows(DescriptionException.class, () -> parse(wrong));
    assertTrue(e.getMessage().startsWith("pack.json: "), e.getMessage());
    assertTrue(e.getMessage().contains(place), e.getMessage());
  }

  @Test
  void refusesTwoPayloadsForOneSlot() {
    String json =
        SamplePack.JSON.replace(
            "\"payloads\": [",
            "\"payloads\": [{\"id\":\"b\",\"slot\":\"root\",\"kind\":\"image\",\"file\":\"b\"},");
    DescriptionException e = assertThrows(DescriptionException.class, () -> parse(json));
    assertTrue(e.getMessage().contains("PKG-25"), e.getMessage());
  }

  @Test
  void missingFileIsTheMediumsError() {
    assertThrows(
        NoSuchFileException.class, () -> PackageDescription.read(folder.resolve("none.json")));
  }

  @Test
  void fileThatIsTooLargeIsNotReadWhole() throws Exception {
    Path file = folder.resolve("pack.json");
    Files.write(file, new byte[(1 << 20) + 5]);
    DescriptionException e =
        assertThrows(DescriptionException.class, () -> PackageDescription.read(file));
    assertTrue(e.getMessage().contains("1048577 bytes"), e.getMessage());
  }

  private PackageDescription parse(String json) throws DescriptionException {
    return PackageDescription.parse("pack.json", json.getBytes(StandardCharsets.UTF_8), folder);
  }
}
