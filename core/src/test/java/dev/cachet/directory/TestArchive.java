package dev.cachet.directory;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes ustar archives, also those that nobody should. */
final class TestArchive {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  TestArchive file(String name, int mode, String content) {
    byte[] text = content.getBytes(StandardCharsets.UTF_8);
    bytes.writeBytes(header(name, '0', mode, text.length, ""));
    bytes.writeBytes(text);
    bytes.writeBytes(new byte[(512 - text.length % 512) % 512]);
    return this;
  }

  TestArchive folder(String name, int mode) {
    return member(name, '5', mode, "");
  }

  TestArchive link(String name, String target) {
    return member(name, '2', 0777, target);
  }

  TestArchive member(String name, char type, int mode, String target) {
    bytes.writeBytes(header(name, type, mode, 0, target));
    return this;
  }

  TestArchive raw(byte[] block) {
    bytes.writeBytes(block);
    return this;
  }

  byte[] end() {
    return raw(new byte[1024]).bytes.toByteArray();
  }

  byte[] withoutEnd() {
    return bytes.toByteArray();
  }

  static byte[] header(String name, char type, int mode, long size, String target) {
    byte[] block = new byte[512];
    put(block, 0, name);
    put(block, 100, "%07o".formatted(mode));
    put(block, 108, "0000000");
    put(block, 116, "0000000");
    put(block, 124, "%011o".formatted(size));
    put(block, 136, "00000000000");
    put(block, 156, String.valueOf(type));
    put(block, 157, target);
    put(block, 257, "ustar\0" + "00");
    return signed(block);
  }

  /** With the checksum of what the block holds. */
  static byte[] signed(byte[] block) {
    put(block, 148, "        ");
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xff;
    }
    put(block, 148, "%06o\0 ".formatted(sum));
    return block;
  }

  static void put(byte[] block, int offset, String text) {
    byte[] value = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(value, 0, block, offset, value.length);
  }
}
