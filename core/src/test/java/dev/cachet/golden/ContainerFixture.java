package dev.cachet.golden;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Writes containers from the table of the specification, without the reader's code. */
public final class ContainerFixture {
  private static final int BLOCK = 512;

  private ContainerFixture() {}

  /** The whole container: every entry, then two zero blocks. */
  public static byte[] bytes(List<FixtureEntry> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Part part : parts(entries)) {
      out.writeBytes(part.bytes());
    }
    return out.toByteArray();
  }

  /** The container as parts, in order, without a gap. */
  public static List<Part> parts(List<FixtureEntry> entries) {
    List<Part> parts = new ArrayList<>();
    for (FixtureEntry entry : entries) {
      int size = entry.content().length;
      parts.add(new Part(header(entry.name(), size), "PKG-1", "header of " + entry.name()));
      parts.addAll(entry.parts());
      int padding = (BLOCK - size % BLOCK) % BLOCK;
      parts.add(new Part(new byte[padding], "PKG-3", "padding of " + entry.name()));
    }
    parts.add(new Part(new byte[2 * BLOCK], "PKG-5", "end of the archive"));
    return parts.stream().filter(part -> part.bytes().length > 0).toList();
  }

  /** A header, whatever the name is; a name of more than 100 bytes is cut. */
  public static byte[] header(String name, long size) {
    StringBuilder text = new StringBuilder();
    text.append(name, 0, Math.min(name.length(), 100)).append("\0".repeat(100));
    text.setLength(100);
    text.append("0000644\0").append("0000000\0").append("0000000\0");
    text.append(octal(size, 11)).append('\0').append("00000000000\0").append("        ");
    text.append('0').append("\0".repeat(100)).append("ustar\0").append("00");
    text.append("\0".repeat(BLOCK - text.length()));
    return withChecksum(text.toString().getBytes(US_ASCII));
  }

  /** Computes the checksum of a header anew, so that only the edit before is wrong. */
  public static byte[] withChecksum(byte[] header) {
    byte[] block = header.clone();
    System.arraycopy("        ".getBytes(US_ASCII), 0, block, 148, 8);
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xff;
    }
    System.arraycopy((octal(sum, 6) + "\0 ").getBytes(US_ASCII), 0, block, 148, 8);
    return block;
  }

  private static String octal(long value, int digits) {
    String text = Long.toOctalString(value);
    return "0".repeat(digits - text.length()) + text;
  }
}
