package dev.cachet.image;

import dev.cachet.image.content.Bytes;
import dev.cachet.image.content.Content;
import dev.cachet.image.content.ContentChannel;
import dev.cachet.image.content.ImageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The payloads of a FIT image (U-Boot's flattened image tree) by their nodes, each compared with
 * the digests that stand beside it. They lie in the tree, or behind it (mkimage -E).
 */
final class FitImage {
  private static final int MAX_DIGEST = 128;
  private static final int CHECKSUM = 4;

  private static final Map<String, String> ALGORITHMS =
      Map.of(
          "md5", "MD5",
          "sha1", "SHA-1",
          "sha256", "SHA-256",
          "sha384", "SHA-384",
          "sha512", "SHA-512");

  private FitImage() {}

  /**
   * One payload.
   *
   * @param node its name below {@code /images}
   * @param type as the node says, such as {@code ramdisk}; empty if it says nothing
   * @param bytes as they are stored
   */
  record Payload(String node, String type, Bytes bytes) {
    boolean mayBeRoot() {
      return type.equals("ramdisk") || type.equals("filesystem") || type.equals("firmware");
    }

    @Override
    public String toString() {
      return "node " + node + (type.isEmpty() ? "" : " (" + type + ")");
    }
  }

  /** In the order of the tree; empty of a device tree that is no FIT image. */
  static List<Payload> read(Bytes image) throws IOException {
    FlatTree tree = FlatTree.read(image);
    List<Payload> payloads = new ArrayList<>();
    for (FlatTree.Node each : tree.below("/images")) {
      Bytes data = data(image, tree, each);
      if (data == null) {
        throw new ImageException("has the node " + each.name() + " without data");
      }
      payloads.add(new Payload(each.name(), text(each, "type"), data));
      for (FlatTree.Node hash : tree.below(each.path())) {
        if (hash.name().startsWith("hash")) {
          requireDigest(each.name(), data, hash);
        }
      }
    }
    requireApart(payloads);
    return payloads;
  }

  /** Two that share bytes would be two names of the same, and one of them is wrong. */
  private static void requireApart(List<Payload> payloads) throws ImageException {
    List<Payload> sorted = new ArrayList<>(payloads);
    sorted.removeIf(each -> each.bytes().size() == 0);
    sorted.sort(Comparator.comparingLong(each -> each.bytes().start()));
    for (int i = 1; i < sorted.size(); i++) {
      Bytes former = sorted.get(i - 1).bytes();
      if (former.start() + former.size() > sorted.get(i).bytes().start()) {
        throw new ImageException(
            "has payloads that overlap: " + sorted.get(i - 1) + " and " + sorted.get(i));
      }
    }
  }

  private static @Nullable Bytes data(Bytes image, FlatTree tree, FlatTree.Node node)
      throws IOException {
    Bytes inside = node.properties().get("data");
    if (inside != null) {
      return inside;
    }
    Long size = number(node, "data-size");
    Long position = number(node, "data-position");
    Long offset = number(node, "data-offset");
    if (size == null) {
      return null;
    }
    if (position != null) {
      return image.part(position, size);
    }
    // Behind the tree, which is filled up to whole words.
    return offset == null ? null : image.part(((tree.size() + 3) & ~3L) + offset, size);
  }

  private static @Nullable Long number(FlatTree.Node node, String name) throws IOException {
    Bytes value = node.properties().get(name);
    if (value == null || value.size() != 4) {
      return null;
    }
    return value.read(0, 4).order(ByteOrder.BIG_ENDIAN).getInt() & 0xffffffffL;
  }

  /** A text of a node ends with a zero byte. */
  private static String text(FlatTree.Node node, String name) throws IOException {
    Bytes value = node.properties().get(name);
    if (value == null) {
      return "";
    }
    ByteBuffer bytes = value.readUpTo(0, 64);
    String text = StandardCharsets.US_ASCII.decode(bytes).toString();
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  private static void requireDigest(String node, Bytes data, FlatTree.Node hash)
      throws IOException {
    String algorithm = text(hash, "algo");
    Bytes stated = hash.properties().get("value");
    if (stated == null || stated.size() > MAX_DIGEST) {
      throw new ImageException("states no digest of the node " + node + " in " + hash.name());
    }
    byte[] value = new byte[(int) stated.size()];
    stated.fill(0, ByteBuffer.wrap(value));
    byte[] real = digest(node, algorithm, data);
    if (!Arrays.equals(value, real)) {
      HexFormat hex = HexFormat.of();
      throw new ImageException(
          "states the "
              + algorithm
              + " "
              + hex.formatHex(value)
              + " of the node "
              + node
              + ", which has "
              + hex.formatHex(real));
    }
  }

  private static byte[] digest(String node, String algorithm, Bytes data) throws IOException {
    if (algorithm.equals("crc32")) {
      CRC32 crc = new CRC32();
      each(data, crc::update);
      return ByteBuffer.allocate(CHECKSUM).putInt((int) crc.getValue()).array();
    }
    String name = ALGORITHMS.get(algorithm);
    if (name == null) {
      throw new ImageException(
          "states a digest of the node " + node + " that is not known here: " + algorithm);
    }
    try {
      MessageDigest digest = MessageDigest.getInstance(name);
      each(data, digest::update);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new ImageException("needs " + name + ", which this machine has not", e);
    }
  }

  /** Takes some bytes. */
  private interface Sink {
    void take(byte[] bytes, int from, int length);
  }

  private static void each(Bytes data, Sink sink) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in =
        Channels.newInputStream(new ContentChannel(Content.of(data), data.size()))) {
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        sink.take(buffer, 0, got);
      }
    }
  }
}
