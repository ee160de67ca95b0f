package dev.cachet.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A tar archive that is made entry by entry. */
public final class ExampleTar {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  public ExampleTar with(String name, byte[] content) {
    return with(name, '0', content);
  }

  /** A name of any length, as GNU's tar writes it. */
  public ExampleTar withGnuName(String name, byte[] content) {
    byte[] longName = (name + "\0").getBytes(StandardCharsets.UTF_8);
    return with("././@LongLink", 'L', longName).with(name.substring(0, 90), content);
  }

  /** A name of any length, as POSIX has it. */
  public ExampleTar withPaxName(String name, byte[] content) {
    String record = " path=" + name + "\n";
    int length = record.length() + 3;
    return with("PaxHeaders/x", 'x', (length + record).getBytes(StandardCharsets.UTF_8))
        .with("short", content);
  }

  public ExampleTar with(String name, char type, byte[] content) {
    return with(name, type, content.length, content);
  }

  /** A header that states another size than there is. */
  public ExampleTar with(String name, char type, long size, byte[] content) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 100, "0000644");
    put(header, 124, "%011o".formatted(size));
    put(header, 136, "00000000000");
    header[156] = (byte) type;
    put(header, 257, "ustar");
    put(header, 263, "00");
    put(header, 148, "        ");
    int sum = 0;
    for (byte each : header) {
      sum += each & 0xff;
    }
    put(header, 148, "%06o\0 ".formatted(sum));
    bytes.writeBytes(header);
    bytes.writeBytes(content);
    bytes.writeBytes(new byte[(512 - content.length % 512) % 512]);
    return this;
  }

  public byte[] withoutEnd() {
    return bytes.toByteArray();
  }

  public byte[] bytes() {
    bytes.writeBytes(new byte[1024]);
    return bytes.toByteArray();
  }

  public byte[] gzip() {
    return gzip(bytes());
  }

  public static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static Path in(Path folder, String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
