package dev.cachet.unpacking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.apk.ApkIndexSource;
import dev.cachet.sbom.Component;
import dev.cachet.source.UnknownSourceException;
import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers of apk-tools 3 that are packed by zstd; the bytes are written by the format. */
class PackedIndexTest {
  private static final byte[] HEAD = {'A', 'D', 'B', 'c', 2, 3};

  @TempDir Path folder;

  /** One package: its name and version behind each other, then its fields, then the object. */
  private static byte[] musl() {
    ByteBuffer out = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    out.put("ADB.".getBytes(StandardCharsets.US_ASCII)).putInt(0x676b6370).putInt(56);
    int data = out.position();
    out.putInt(0).putInt(0xE << 28 | 44);
    out.put((byte) 4).put("musl".getBytes(StandardCharsets.US_ASCII));
    out.put((byte) 8).put("1.2.5-r0".getBytes(StandardCharsets.US_ASCII));
    out.position(data + 24);
    out.putInt(3).putInt(8 << 28 | 8).putInt(8 << 28 | 13);
    out.position(data + 44);
    out.putInt(2).putInt(0xE << 28 | 24);
    return out.array();
  }

  private static byte[] packed(byte[] plain) {
    byte[] room = new byte[plain.length * 2 + 256];
    int length = new ZstdCompressor().compress(plain, 0, plain.length, room, 0, room.length);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(HEAD);
    out.write(room, 0, length);
    return out.toByteArray();
  }

  private List<String> read(byte[] content) throws Exception {
    Path file = Files.write(folder.resolve("packages.adb"), content);
    assertTrue(ApkIndexSource.recognises(file));
    return new ApkIndexSource(file)
        .inventory().content().components().stream().map(Component::title).toList();
  }

  @Test
  void isReadAsTheSameUnpacked() throws Exception {
    assertEquals(List.of("musl 1.2.5-r0"), read(musl()));
    assertEquals(List.of("musl 1.2.5-r0"), read(packed(musl())));
  }

  @Test
  void cutForeignOrTwiceIsRefused() {
    byte[] packed = packed(musl());
    for (byte[] bad :
        List.of(
            Arrays.copyOf(packed, packed.length - 3),
            HEAD,
            packed(packed(musl())),
            packed("no container".getBytes(StandardCharsets.UTF_8)))) {
      String said =
          String.valueOf(assertThrows(UnknownSourceException.class, () -> read(bad)).getMessage());
      assertTrue(said.contains("packages.adb"), said);
    }
  }

  @Test
  void unpacksToABoundedLength() {
    String said =
        String.valueOf(
            assertThrows(UnknownSourceException.class, () -> read(packed(new byte[(64 << 20) + 1])))
                .getMessage());
    assertTrue(said.contains("67108864") || said.contains("64 MiB"), said);
  }
}
