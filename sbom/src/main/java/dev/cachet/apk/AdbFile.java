package dev.cachet.apk;

import dev.cachet.format.content.Unpacking;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The container of apk-tools 3 (ADB): a header, then blocks of 8 bytes' alignment, of which the
 * first holds the data. Signatures and what follows are passed over; nothing is verified here.
 *
 * <p>All numbers are little-endian. A file may be packed whole by deflate or zstd; other packings
 * are named and not read.
 */
final class AdbFile {
  /** An index of a repository; {@code indx}. */
  static final int INDEX = 0x78646e69;

  /** One package; {@code pckg}. */
  static final int PACKAGE = 0x676b6370;

  private static final int MAX_BYTES = 64 << 20;
  private static final byte[] MARK = "ADB".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER = 8;
  private static final int BLOCK_HEADER = 4;
  private static final int EXTENDED_HEADER = 16;
  private static final int EXTENDED = 3;
  private static final int SIZE_MASK = 0x3FFF_FFFF;
  private static final int DEFLATE = 1;
  private static final int ZSTD = 2;

  private final int schema;
  private final ByteBuffer data;

  private AdbFile(int schema, ByteBuffer data) {
    this.schema = schema;
    this.data = data;
  }

  /** Whether something begins as such a container. */
  static boolean begins(byte[] head) {
    return head.length > MARK.length
        && Arrays.equals(head, 0, MARK.length, MARK, 0, MARK.length)
        && ".dc".indexOf(head[MARK.length]) >= 0;
  }

  /**
   * Opens a container.
   *
   * @throws IOException if it is damaged, too large or packed in a way that is not read
   */
  static AdbFile open(byte[] content) throws IOException {
    byte[] plain = plain(content);
    if (plain.length < HEADER + BLOCK_HEADER || plain[MARK.length] != '.') {
      throw new EOFException("it ends before its first block, or is packed twice");
    }
    ByteBuffer all = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
    int word = all.getInt(HEADER);
    int type = word >>> 30;
    long size = word & SIZE_MASK;
    int header = BLOCK_HEADER;
    if (type == EXTENDED) {
      if (plain.length < HEADER + EXTENDED_HEADER) {
        throw new EOFException("it ends inside of its first block");
      }
      type = word & SIZE_MASK;
      size = all.getLong(HEADER + 8);
      header = EXTENDED_HEADER;
    }
    if (type != 0) {
      throw new IOException("its first block is of type " + type + " and holds no data");
    }
    if (size < header + HEADER || size > plain.length - HEADER) {
      throw new EOFException("its first block is longer than the file, or too short");
    }
    ByteBuffer data = all.slice(HEADER + header, (int) size - header);
    return new AdbFile(all.getInt(4), data.order(ByteOrder.LITTLE_ENDIAN));
  }

  private static byte[] plain(byte[] content) throws IOException {
    int kind = content.length > MARK.length ? content[MARK.length] : 0;
    if (kind == '.') {
      return content;
    }
    int algorithm = kind == 'c' && content.length > 6 ? content[4] : DEFLATE;
    int start = kind == 'c' ? 6 : 4;
    if (algorithm == 0) {
      return Arrays.copyOfRange(content, start, content.length);
    }
    if (algorithm == ZSTD) {
      return unpacked(new ByteArrayInputStream(content, start, content.length - start));
    }
    if (algorithm != DEFLATE) {
      throw new IOException(
          "it is packed by algorithm " + algorithm + ", which is not read; let apk convert it");
    }
    Inflater inflater = new Inflater(true);
    try (InputStream in =
        new InflaterInputStream(
            new ByteArrayInputStream(content, start, content.length - start), inflater)) {
      byte[] plain = in.readNBytes(MAX_BYTES + 1);
      if (plain.length > MAX_BYTES) {
        throw new IOException("it unpacks to more than 64 MiB");
      }
      return plain;
    } finally {
      inflater.end();
    }
  }

  /** This module has no decompressor of zstd; where there is one, it is bounded as deflate is. */
  private static byte[] unpacked(InputStream packed) throws IOException {
    Unpacking unpacking =
        ServiceLoader.load(Unpacking.class, AdbFile.class.getClassLoader())
            .findFirst()
            .orElseThrow(
                () ->
                    new IOException(
                        "it is packed by zstd (algorithm 2), which only cachet-gate unpacks; add it"
                            + " to the class path, or let apk convert it"));
    List<Unpacking.PackedFile> files =
        unpacking.unpack(packed, name -> false, new Unpacking.Bounds(MAX_BYTES, 1));
    if (files.size() != 1) {
      throw new IOException("it holds an archive and no data");
    }
    return files.get(0).content();
  }

  int schema() {
    return schema;
  }

  /** The object that all others hang on. */
  AdbValue root() throws IOException {
    return new AdbValue(data, data.getInt(4));
  }
}
