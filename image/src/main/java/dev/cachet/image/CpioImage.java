package dev.cachet.image;

import dev.cachet.image.content.Bytes;
import dev.cachet.image.content.Compression;
import dev.cachet.image.content.Content;
import dev.cachet.image.content.ImageException;
import dev.cachet.image.content.Node;
import dev.cachet.image.content.Tree;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cpio archives of an initramfs ("newc" and "crc" of the kernel's own documentation): several
 * may follow each other, each compressed in its own way, and a later one adds to the former.
 */
final class CpioImage {
  private static final int HEADER = 110;
  private static final int FIELD = 8;
  private static final int MAGIC = 6;
  private static final int MAX_NAME = 4096;
  private static final int MAX_ARCHIVES = 16;
  private static final String END = "TRAILER!!!";

  private final Tree tree = new Tree();
  private final Map<Long, List<String>> waiting = new HashMap<>();
  private final Map<Long, Node> withContent = new HashMap<>();

  private CpioImage() {}

  /**
   * The fields of a header that matter.
   *
   * @param file number of the file on its medium, by which its names find each other
   */
  private record Header(long file, Node.Ownership ownership, int links, long size, int nameSize) {
    boolean isFile() {
      return (ownership.mode() & 0170000) == 0100000;
    }
  }

  static boolean is(Bytes bytes) throws IOException {
    ByteBuffer head = bytes.readUpTo(0, MAGIC);
    byte[] magic = new byte[head.remaining()];
    head.get(magic);
    String text = new String(magic, StandardCharsets.US_ASCII);
    return text.equals("070701") || text.equals("070702");
  }

  static Node read(Bytes bytes) throws IOException {
    CpioImage image = new CpioImage();
    Bytes rest = bytes;
    for (int archives = 0; rest.size() > 0; archives++) {
      if (archives == MAX_ARCHIVES) {
        throw new ImageException("is of more than " + MAX_ARCHIVES + " archives");
      }
      if (is(rest)) {
        long end = image.archive(rest);
        rest = withoutZeros(rest.part(end, rest.size() - end));
      } else {
        Bytes packed = rest;
        rest =
            Compression.of(rest.readUpTo(0, MAGIC))
                .orElseThrow(
                    () -> new ImageException("has something else behind an archive: no cpio"))
                .unpack(packed);
      }
    }
    image.requireWhole();
    return image.tree.root();
  }

  private static Bytes withoutZeros(Bytes bytes) throws IOException {
    long at = 0;
    while (at < bytes.size()) {
      ByteBuffer block = bytes.readUpTo(at, 512);
      while (block.hasRemaining()) {
        if (block.get() != 0) {
          return bytes.part(at, bytes.size() - at);
        }
        at++;
      }
    }
    return bytes.part(at, 0);
  }

  /** Returns where the archive ends. */
  private long archive(Bytes bytes) throws IOException {
    waiting.clear();
    withContent.clear();
    long at = 0;
    while (true) {
      Header header = header(bytes.read(at, HEADER));
      String name = name(bytes.read(at + HEADER, header.nameSize()));
      long content = padded(at + HEADER + header.nameSize());
      if (name.equals(END)) {
        return Math.min(content, bytes.size());
      }
      add(name, header, bytes.part(content, header.size()));
      at = padded(content + header.size());
    }
  }

  private void add(String name, Header header, Bytes content) throws IOException {
    if (!header.isFile() || header.links() < 2) {
      tree.add(name, node(header, content));
      return;
    }
    // The content stands with one of the names, mostly the last.
    Node known = withContent.get(header.file());
    if (known == null && header.size() > 0) {
      known = node(header, content);
      withContent.put(header.file(), known);
      for (String former : waiting.getOrDefault(header.file(), List.of())) {
        tree.add(former, known);
      }
    }
    if (known == null) {
      tree.add(name, node(header, content));
      waiting.computeIfAbsent(header.file(), f -> new ArrayList<>()).add(name);
    } else {
      tree.add(name, known);
    }
  }

  private static Node node(Header header, Bytes content) throws IOException {
    Node.Ownership ownership = header.ownership();
    return switch (ownership.mode() & 0170000) {
      case 0040000 -> Node.folder(ownership);
      case 0100000 -> Node.file(ownership, content.size(), Content.of(content));
      case 0120000 -> {
        if (content.size() > MAX_NAME) {
          throw new ImageException("has a link of " + content.size() + " bytes");
        }
        byte[] target = new byte[(int) content.size()];
        content.read(0, target.length).get(target);
        yield Node.link(ownership, RootFolder.pathText(target));
      }
      default -> Node.special(ownership);
    };
  }

  private static Header header(ByteBuffer bytes) throws ImageException {
    byte[] text = new byte[HEADER];
    bytes.get(text);
    String header = new String(text, StandardCharsets.US_ASCII);
    if (!header.startsWith("07070")) {
      throw new ImageException("has no header where a cpio entry should begin");
    }
    long[] fields = new long[13];
    for (int i = 0; i < fields.length; i++) {
      int from = MAGIC + i * FIELD;
      try {
        fields[i] = Long.parseLong(header, from, from + FIELD, 16);
      } catch (NumberFormatException e) {
        throw new ImageException("has a cpio header with " + header.substring(from, from + FIELD));
      }
    }
    long device = fields[7] << 16 | fields[8];
    if (fields[11] < 1 || fields[11] > MAX_NAME) {
      throw new ImageException("has a name of " + fields[11] + " bytes");
    }
    return new Header(
        device << 32 ^ fields[0],
        new Node.Ownership((int) fields[1], fields[2], fields[3]),
        (int) Math.min(fields[4], Integer.MAX_VALUE),
        fields[6],
        (int) fields[11]);
  }

  /** A name ends with a zero byte. */
  private static String name(ByteBuffer bytes) throws ImageException {
    byte[] name = new byte[bytes.remaining() - 1];
    bytes.get(name);
    if (bytes.get() != 0) {
      throw new ImageException("has a name without an end: " + RootFolder.pathText(name));
    }
    return RootFolder.pathText(name);
  }

  private static long padded(long at) {
    return (at + 3) & ~3L;
  }

  private void requireWhole() throws ImageException {
    if (tree.root().children().isEmpty()) {
      throw new ImageException("holds nothing");
    }
  }
}
