package dev.cachet.boot.environment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * One copy of the environment of U-Boot: CRC-32 in little endian, in a redundant pair one byte of
 * flags that counts, then {@code name=value} with a zero after each, and a zero after all. Values
 * are bytes; they are kept as ISO 8859-1, which holds each of them.
 */
public record UBootEnvironment(int flags, SortedMap<String, String> variables) {
  private static final int CRC_BYTES = 4;

  /** Reads a copy; none if it was torn, cut short or never written. */
  static Optional<UBootEnvironment> read(byte[] copy, boolean redundant) throws IOException {
    int header = CRC_BYTES + (redundant ? 1 : 0);
    if (copy.length <= header) {
      return Optional.empty();
    }
    int stored = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (stored != (int) crc(copy, header)) {
      return Optional.empty();
    }
    int flags = redundant ? copy[CRC_BYTES] & 0xff : 0;
    return Optional.of(new UBootEnvironment(flags, variables(copy, header)));
  }

  private static SortedMap<String, String> variables(byte[] copy, int header) throws IOException {
    String text = new String(copy, header, copy.length - header, StandardCharsets.ISO_8859_1);
    SortedMap<String, String> variables = new TreeMap<>();
    int at = 0;
    while (at < text.length() && text.charAt(at) != '\0') {
      int end = text.indexOf('\0', at);
      int equals = text.indexOf('=', at);
      if (end < 0 || equals <= at || equals > end) {
        throw new IOException(
            "the environment of U-Boot has a right checksum over text that is none of name=value");
      }
      variables.put(text.substring(at, equals), text.substring(equals + 1, end));
      at = end + 1;
    }
    return variables;
  }

  UBootEnvironment with(String name, String value) {
    SortedMap<String, String> changed = new TreeMap<>(variables);
    changed.put(name, value);
    return new UBootEnvironment((flags + 1) & 0xff, changed);
  }

  /** Whether this copy was written after another; a count of 255 is followed by 0. */
  boolean isNewerThan(UBootEnvironment other) {
    if (flags == 0 && other.flags == 255) {
      return true;
    }
    return flags > other.flags && !(flags == 255 && other.flags == 0);
  }

  byte[] bytes(int size, boolean redundant) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    variables.forEach(
        (name, value) ->
            text.writeBytes((name + '=' + value + '\0').getBytes(StandardCharsets.ISO_8859_1)));
    text.write(0);
    int header = CRC_BYTES + (redundant ? 1 : 0);
    if (header + text.size() > size) {
      throw new IOException(
          "the environment of U-Boot is full: "
              + (header + text.size())
              + " bytes do not fit into "
              + size);
    }
    byte[] copy = new byte[size];
    if (redundant) {
      copy[CRC_BYTES] = (byte) flags;
    }
    System.arraycopy(text.toByteArray(), 0, copy, header, text.size());
    ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).putInt((int) crc(copy, header));
    return copy;
  }

  private static long crc(byte[] copy, int header) {
    CRC32 crc = new CRC32();
    crc.update(copy, header, copy.length - header);
    return crc.getValue();
  }
}
