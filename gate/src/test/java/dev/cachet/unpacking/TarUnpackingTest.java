package dev.cachet.unpacking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.format.ReadSbom;
import dev.cachet.format.SbomDocument;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.Unpacking.Bounds;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives of SPDX 2 documents, as builds of Yocto until 5.0 deploy them. */
class TarUnpackingTest {
  private static final String IMAGE =
      document(
          "image",
          "\"externalDocumentRefs\":[{\"externalDocumentId\":\"DocumentRef-b\",\"spdxDocument\":"
              + "\"http://spdx.example.org/busybox\",\"checksum\":{\"algorithm\":\"SHA256\","
              + "\"checksumValue\":\"00\"}}],\"relationships\":[{\"spdxElementId\":"
              + "\"SPDXRef-DOCUMENT\",\"relationshipType\":\"DESCRIBES\",\"relatedSpdxElement\":"
              + "\"SPDXRef-image\"},{\"spdxElementId\":\"SPDXRef-image\",\"relationshipType\":"
              + "\"CONTAINS\",\"relatedSpdxElement\":\"DocumentRef-b:SPDXRef-busybox\"}],");
  private static final String BUSYBOX = document("busybox", "");

  private static String document(String name, String more) {
    return """
    {"spdxVersion":"SPDX-2.2","SPDXID":"SPDXRef-DOCUMENT","dataLicense":"CC0-1.0","name":"%1$s",
     "documentNamespace":"http://spdx.example.org/%1$s",%2$s
     "creationInfo":{"created":"2026-08-01T00:00:00Z","creators":["Tool: t"]},
     "packages":[{"SPDXID":"SPDXRef-%1$s","name":"%1$s","versionInfo":"1"}]}
    """
        .formatted(name, more);
  }

  private static byte[] tar(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry link = new TarArchiveEntry("link.spdx.json", TarConstants.LF_SYMLINK);
      link.setLinkName("/etc/passwd");
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
      for (Map.Entry<String, String> each : files.entrySet()) {
        byte[] content = each.getValue().getBytes(UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(each.getKey());
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] packed(byte[] plain, String kind) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (kind.equals("plain")) {
      return plain;
    }
    if (kind.equals("frames")) {
      int half = plain.length / 2;
      for (byte[] part :
          List.of(Arrays.copyOf(plain, half), Arrays.copyOfRange(plain, half, plain.length))) {
        bytes.write(new byte[] {0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 7, 7, 7});
        bytes.write(packed(part, "zstd"));
      }
      return bytes.toByteArray();
    }
    try (OutputStream out =
        kind.equals("zstd") ? new ZstdOutputStream(bytes) : new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private static Map<String, String> image() {
    return new TreeMap<>(
        Map.of(
            "image.spdx.json",
            IMAGE,
            "busybox.spdx.json",
            BUSYBOX,
            "index.json",
            "{\"documents\":[]}",
            "rootfs.bin",
            "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "gzip", "zstd", "frames"})
  void readsTheDocumentsOfAnArchiveAsOne(String kind) throws Exception {
    ReadSbom read = SbomDocument.read(packed(tar(image()), kind));
    assertEquals("image", read.sbom().subject().name());
    assertEquals(List.of("busybox"), read.sbom().components().stream().map(c -> c.name()).toList());
    assertEquals(
        List.of("http://spdx.example.org/busybox#SPDXRef-busybox"),
        read.sbom().dependencies().neededBy(read.sbom().subject().ref()));
    assertEquals(List.of(), read.unknown());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zstd", "frames"})
  void readsOneCompressedDocument(String kind) throws Exception {
    ReadSbom read = SbomDocument.read(packed(BUSYBOX.getBytes(UTF_8), kind));
    assertEquals(List.of("busybox"), read.sbom().all().stream().map(c -> c.name()).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "gzip", "zstd", "frames"})
  void refusesAnArchiveThatEndsTooEarly(String kind) throws Exception {
    byte[] whole = packed(tar(image()), kind);
    byte[] cut = Arrays.copyOf(whole, kind.equals("plain") ? 2000 : whole.length / 2);
    InvalidSbomException refused =
        assertThrows(InvalidSbomException.class, () -> SbomDocument.read(cut));
    assertTrue(
        refused.getMessage().startsWith("not readable as an archive: "), refused.getMessage());
  }

  @Test
  void refusesWhatWasCompressedTwice() throws Exception {
    byte[] twice = packed(packed(BUSYBOX.getBytes(UTF_8), "gzip"), "zstd");
    assertEquals(
        "compressed twice; unpack it once",
        assertThrows(InvalidSbomException.class, () -> SbomDocument.read(twice)).getMessage());
  }

  @Test
  void keepsItsBounds() throws Exception {
    byte[] archive = tar(image());
    assertEquals(
        "more than 2 entries in the archive",
        assertThrows(IOException.class, () -> unpack(archive, new Bounds(1 << 20, 2)))
            .getMessage());
    byte[] large = packed(new byte[3 << 20], "zstd");
    assertEquals(
        "unpacked larger than 2 MiB",
        assertThrows(IOException.class, () -> unpack(large, new Bounds(2 << 20, 9))).getMessage());
    byte[] many = tar(Map.of("a.json", "x".repeat(1 << 20), "b.json", "x".repeat(1 << 20)));
    assertEquals(
        "unpacked larger than 1 MiB",
        assertThrows(IOException.class, () -> unpack(many, new Bounds(1 << 20, 9))).getMessage());
  }

  private static void unpack(byte[] archive, Bounds bounds) throws IOException {
    new TarUnpacking()
        .unpack(new ByteArrayInputStream(archive), name -> name.endsWith(".json"), bounds);
  }
}
