package dev.cachet.image;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.image.content.ImageException;
import dev.cachet.rootfs.RootFolder;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FIT images that are written here token by token. */
class FitImageTest {
  @TempDir Path folder;

  /** The parts of a flattened tree; names of properties stand once each. */
  private static final class Tree {
    private final ByteArrayOutputStream struct = new ByteArrayOutputStream();
    private final ByteArrayOutputStream names = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(struct);

    Tree number(int number) {
      try {
        out.writeInt(number);
        return this;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private Tree bytes(byte[] bytes) {
      struct.writeBytes(bytes);
      struct.writeBytes(new byte[(4 - bytes.length % 4) % 4]);
      return this;
    }

    Tree begin(String name) {
      return number(1).bytes((name + "\0").getBytes(US_ASCII));
    }

    Tree end() {
      return number(2);
    }

    Tree property(String name, byte[] value) {
      number(3).number(value.length).number(names.size()).bytes(value);
      names.writeBytes((name + "\0").getBytes(US_ASCII));
      return this;
    }

    Tree property(String name, String value) {
      return property(name, (value + "\0").getBytes(US_ASCII));
    }

    Tree property(String name, int value) {
      return property(name, ByteBuffer.allocate(4).putInt(value).array());
    }

    byte[] file(byte... behind) {
      number(9);
      int end = 40 + 16 + struct.size() + names.size();
      ByteBuffer file = ByteBuffer.allocate(((end + 3) & ~3) + behind.length);
      file.putInt(0xd00dfeed).putInt(end).putInt(56).putInt(56 + struct.size()).putInt(40);
      file.putInt(17).putInt(16).putInt(0).putInt(names.size()).putInt(struct.size());
      file.position(56);
      file.put(struct.toByteArray()).put(names.toByteArray());
      file.position((end + 3) & ~3);
      return file.put(behind).array();
    }
  }

  private static byte[] ramdisk() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(FitImageTest.class.getResourceAsStream("small.cpio.gz"))) {
      return in.readAllBytes();
    }
  }

  private static byte[] sha256(byte[] data) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(data);
  }

  private static Tree images() {
    return new Tree()
        .begin("")
        .property("description", "d")
        .begin("images")
        .begin("kernel-1")
        .property("type", "kernel")
        .property("data", new byte[] {1, 2, 3})
        .end();
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("image.itb"), bytes);
  }

  private String refusal(byte[] bytes) throws IOException {
    Path image = write(bytes);
    return String.valueOf(
        assertThrows(ImageException.class, () -> RootFolder.open(image)).getMessage());
  }

  private static Tree ramdiskNode(String name, byte[] data, byte[] digest, String algorithm) {
    return images()
        .begin(name)
        .property("type", "ramdisk")
        .property("data", data)
        .begin("hash-1")
        .property("algo", algorithm)
        .property("value", digest)
        .end()
        .end();
  }

  @Test
  void readsTheRamdiskInsideOfTheTree() throws Exception {
    byte[] data = ramdisk();
    Path image = write(ramdiskNode("ramdisk-1", data, sha256(data), "sha256").end().end().file());
    assertEquals("short", new String(RootFolder.open(image).read("/opt/short", 10), US_ASCII));
    assertTrue(RootFolder.image(image).isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"data-offset", "data-position"})
  void readsThePayloadBehindTheTree(String place) throws Exception {
    byte[] data = ramdisk();
    byte[] tree = external(place, 0, data.length).file();
    int at = place.equals("data-offset") ? 0 : tree.length;
    Path image = write(external(place, at, data.length).file(data));
    assertEquals("short", new String(RootFolder.open(image).read("/opt/short", 10), US_ASCII));
  }

  private static Tree external(String place, int at, int size) {
    return images()
        .begin("root")
        .property("type", "filesystem")
        .property("data-size", size)
        .property(place, at)
        .end()
        .end()
        .end();
  }

  @ParameterizedTest
  @CsvSource({"0, 2000000000", "2000000000, 4", "-4, 8", "0, -1"})
  void payloadOutsideOfTheFileIsTold(int at, int size) throws Exception {
    String said = refusal(external("data-offset", at, size).file(ramdisk()));
    assertTrue(said.contains("points behind its end"), said);
    assertTrue(said.contains("image.itb"), said);
  }

  @ParameterizedTest
  @CsvSource({"0, 100, 50, 100", "50, 100, 0, 51", "0, 100, 0, 100", "0, 100, 10, 1"})
  void payloadsThatOverlapAreTold(int one, int size, int other, int more) throws Exception {
    Tree tree = images();
    for (int[] each : new int[][] {{one, size}, {other, more}}) {
      tree.begin("at-" + each[0] + "-" + each[1] + "-" + tree.struct.size())
          .property("type", "filesystem")
          .property("data-size", each[1])
          .property("data-offset", each[0])
          .end();
    }
    String said = refusal(tree.end().end().file(ramdisk()));
    assertTrue(said.contains("has payloads that overlap: node at-"), said);
  }

  @Test
  void anotherDigestIsRefusedByTheNameOfItsNode() throws Exception {
    byte[] data = ramdisk();
    byte[] digest = sha256(data);
    byte[] changed = data.clone();
    changed[data.length - 5] ^= 1;
    String said = refusal(ramdiskNode("ramdisk-1", changed, digest, "sha256").end().end().file());
    assertTrue(said.contains("of the node ramdisk-1, which has"), said);
    String kind = refusal(ramdiskNode("ramdisk-1", data, digest, "sha999").end().end().file());
    assertTrue(kind.contains("that is not known here: sha999"), kind);
  }

  @Test
  void namesTheNodesOfAnImageWithoutARoot() throws Exception {
    String said = refusal(images().end().end().file());
    assertTrue(said.contains("node kernel-1 (kernel) is no root"), said);
    assertTrue(RootFolder.image(write(images().end().end().file())).isEmpty());
    String tree = refusal(new Tree().begin("").property("model", "m").end().file());
    assertTrue(tree.contains("has no node with etc/os-release"), tree);
  }

  @Test
  void twoSystemsAskForOne() throws Exception {
    byte[] data = ramdisk();
    Tree two = ramdiskNode("a", data, sha256(data), "sha256");
    two.begin("b").property("type", "filesystem").property("data", data).end().end().end();
    String said = refusal(two.file());
    assertTrue(said.contains("holds systems in nodes a (ramdisk) and b (filesystem)"), said);
  }

  @Test
  void imageInAnImageIsNotLookedInto() throws Exception {
    byte[] inner = ramdiskNode("r", ramdisk(), sha256(ramdisk()), "sha256").end().end().file();
    String said = refusal(ramdiskNode("outer", inner, sha256(inner), "sha256").end().end().file());
    assertTrue(said.contains("node outer (ramdisk) is of no known form"), said);
  }

  @Test
  void treesWithoutAnEndOrOrderAreTold() throws Exception {
    assertDamaged("two nodes /a", new Tree().begin("").begin("a").end().begin("a").end().end());
    assertDamaged("a node that did not begin", new Tree().begin("").end().end());
    assertDamaged("ends inside of a node", new Tree().begin("").begin("a").end());
    assertDamaged("a property outside", new Tree().property("a", "b"));
    assertDamaged("where none can be", new Tree().begin("").begin("a/b").end().end());
    assertDamaged("has the token 7", new Tree().begin("").number(7).end());
    assertDamaged("two properties a", new Tree().begin("").property("a", 1).property("a", 1).end());
    Tree deep = new Tree();
    for (int i = 0; i < 5000; i++) {
      deep.begin(i == 0 ? "" : "d");
    }
    assertDamaged("where none can be", deep);
    Tree empty = new Tree().begin("");
    for (int i = 0; i < 200_000; i++) {
      empty.number(4);
    }
    assertDamaged("more than 100000 tokens", empty);
  }

  private void assertDamaged(String how, Tree tree) throws IOException {
    String said = refusal(tree.file());
    assertTrue(said.contains(how), said);
  }

  /** Whatever a byte says: an answer or an error that names the image. */
  @Test
  void changedBytesGiveAnAnswerOrAnError() throws Exception {
    byte[] data = ramdisk();
    byte[] good = ramdiskNode("r", data, sha256(data), "sha256").end().end().file();
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      byte[] bad = i % 5 == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
      int head = Math.min(bad.length, 400);
      for (int k = 0; k <= i % 3 && head > 4; k++) {
        bad[4 + random.nextInt(head - 4)] = (byte) random.nextInt(256);
      }
      Path image = write(bad);
      try {
        assertEquals("short", new String(RootFolder.open(image).read("/opt/short", 10), US_ASCII));
      } catch (ImageException e) {
        assertTrue(String.valueOf(e.getMessage()).contains("image.itb"), e.toString());
      }
    }
  }
}
