package dev.cachet.apk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.finding.Finding;
import dev.cachet.sbom.Component;
import dev.cachet.source.Inventory;
import dev.cachet.source.UnknownSourceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers whose bytes are written here by the published format. */
class ApkIndexSourceTest {
  private static final int INDEX = 0x78646e69;
  private static final int PACKAGE = 0x676b6370;

  @TempDir Path folder;

  /** The data of one container; what is referred to stands before what refers to it. */
  private static final class Data {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Data() {
      bytes.writeBytes(new byte[8]);
    }

    private static byte[] little(int value) {
      return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
    }

    int text(String text) {
      byte[] content = text.getBytes(UTF_8);
      boolean small = content.length < 256;
      int at = bytes.size();
      bytes.writeBytes(
          small
              ? new byte[] {(byte) content.length}
              : new byte[] {(byte) content.length, (byte) (content.length >> 8)});
      bytes.writeBytes(content);
      return (small ? 8 : 9) << 28 | at;
    }

    private int list(int kind, int... slots) {
      while (bytes.size() % 4 != 0) {
        bytes.write(0);
      }
      int at = bytes.size();
      bytes.writeBytes(little(slots.length + 1));
      for (int slot : slots) {
        bytes.writeBytes(little(slot));
      }
      return kind << 28 | at;
    }

    int array(int... slots) {
      return list(13, slots);
    }

    int object(int... slots) {
      return list(14, slots);
    }

    int dependency(String name, int match) {
      return object(text(name), 0, 1 << 28 | match);
    }

    int info(String name, String version, int needs, int provides, int tags) {
      int[] slots = new int[21];
      slots[0] = text(name);
      slots[1] = text(version);
      slots[4] = text("mips_24kc");
      slots[5] = text("GPL-2.0-only");
      slots[6] = text("origin-of-" + name);
      slots[7] = text("A <a@example.org>");
      slots[14] = needs;
      slots[15] = provides;
      slots[20] = tags;
      return object(slots);
    }

    byte[] file(int schema, int root) {
      byte[] data = bytes.toByteArray();
      System.arraycopy(little(root), 0, data, 4, 4);
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      file.writeBytes("ADB.".getBytes(UTF_8));
      file.writeBytes(little(schema));
      file.writeBytes(little(data.length + 4));
      file.writeBytes(data);
      return file.toByteArray();
    }
  }

  private static byte[] index() {
    Data data = new Data();
    int busybox =
        data.info(
            "busybox",
            "1.37.0-r1",
            data.array(
                data.dependency("libc", 1),
                data.dependency("so:gone", 0),
                data.dependency("toybox", 16)),
            0,
            data.array(
                data.text("openwrt:cpe=cpe:/a:busybox:busybox"),
                data.text("openwrt:section=base")));
    int musl = data.info("musl", "1.2.5-r0", 0, data.array(data.dependency("libc", 1)), 0);
    return data.file(INDEX, data.object(data.text("x".repeat(300)), data.array(busybox, musl)));
  }

  private Inventory read(byte[] content) throws Exception {
    Path file = folder.resolve("packages.adb");
    Files.write(file, content);
    assertTrue(ApkIndexSource.recognises(file));
    return new ApkIndexSource(file).inventory();
  }

  private static byte[] deflated(byte[] plain, byte[] head) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head);
    try (DeflaterOutputStream deflater =
        new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED, true))) {
      deflater.write(plain);
    }
    return out.toByteArray();
  }

  private static void assertIndex(Inventory inventory) {
    List<Component> all = inventory.content().components();
    assertEquals(List.of("busybox", "musl"), all.stream().map(Component::name).toList());
    Component busybox = all.get(0);
    assertEquals("1.37.0-r1", busybox.version());
    assertEquals("pkg:apk/busybox@1.37.0-r1?arch=mips_24kc", busybox.purl());
    assertEquals("cpe:/a:busybox:busybox", busybox.cpe());
    assertEquals("openwrt:section=base", busybox.property("cachet:apk:tag"));
    assertEquals("origin-of-busybox", busybox.property("cachet:package:source"));
    assertEquals("GPL-2.0-only", busybox.licences().get(0).text());
    assertEquals(
        List.of(all.get(1).ref()), inventory.content().dependencies().neededBy(busybox.ref()));
    assertEquals(
        List.of("source.dependency-unresolved so:gone"),
        inventory.findings().stream().map(f -> f.rule() + " " + f.subject()).toList());
  }

  @Test
  void readsAnIndex() throws Exception {
    assertIndex(read(index()));
  }

  @Test
  void readsAPackedIndex() throws Exception {
    assertIndex(read(deflated(index(), "ADBd".getBytes(UTF_8))));
    assertIndex(read(deflated(index(), new byte[] {'A', 'D', 'B', 'c', 1, 9})));
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    stored.writeBytes(new byte[] {'A', 'D', 'B', 'c', 0, 0});
    stored.writeBytes(index());
    assertIndex(read(stored.toByteArray()));
  }

  @Test
  void readsABlockWithALongHeader() throws Exception {
    byte[] index = index();
    ByteBuffer longer = ByteBuffer.allocate(index.length + 12).order(ByteOrder.LITTLE_ENDIAN);
    longer.put(index, 0, 8).putInt(3 << 30).putInt(0).putLong(index.length - 12 + 16);
    longer.put(index, 12, index.length - 12);
    assertIndex(read(longer.array()));
  }

  @Test
  void readsOnePackage() throws Exception {
    Data data = new Data();
    int info = data.info("musl", "1.2.5-r0", 0, 0, 0);
    Inventory inventory = read(data.file(PACKAGE, data.object(info)));
    assertEquals(
        List.of("musl"), inventory.content().components().stream().map(Component::name).toList());
    assertEquals(List.of(), inventory.findings().stream().map(Finding::rule).toList());
  }

  @Test
  void saysWhatItCannotRead() {
    assertTrue(refused(new byte[] {'A', 'D', 'B', 'c', 2, 3, 0, 0}).contains("algorithm 2"));
    assertTrue(refused(new Data().file(0x00626469, 0)).contains("neither an index nor a package"));
    assertTrue(refused("ADB.".getBytes(UTF_8)).contains("before its first block"));
  }

  private String refused(byte[] content) {
    return String.valueOf(
        assertThrows(UnknownSourceException.class, () -> read(content)).getMessage());
  }

  /** Each byte changed, each length cut: refused or read, never anything else. */
  @Test
  void survivesDamageEverywhere() throws Exception {
    byte[] whole = index();
    List<Integer> read = new ArrayList<>();
    for (int i = 4; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= (byte) 0xFF;
      for (byte[] each : List.of(damaged, Arrays.copyOf(whole, i))) {
        try {
          read.add(read(each).content().components().size());
        } catch (UnknownSourceException e) {
          assertTrue(e.getMessage().contains("packages.adb"));
        }
      }
    }
    assertTrue(read.stream().allMatch(count -> count <= 2), read.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 14})
  void aListThatClaimsTooMuchIsRefused(int kind) {
    Data data = new Data();
    data.bytes.writeBytes(Data.little(Integer.MAX_VALUE));
    assertTrue(refused(data.file(INDEX, kind << 28 | 8)).contains("slots is damaged"));
  }
}
