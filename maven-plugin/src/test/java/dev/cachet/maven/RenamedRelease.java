package dev.cachet.maven;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A jar or pom with another version in it. */
final class RenamedRelease {
  private RenamedRelease() {}

  static void copy(Path from, Path to, String version, String other) throws IOException {
    if (!from.toString().endsWith(".jar")) {
      Files.write(to, renamed(Files.readAllBytes(from), version, other));
      return;
    }
    try (InputStream in = Files.newInputStream(from);
        ZipInputStream read = new ZipInputStream(in);
        OutputStream out = Files.newOutputStream(to);
        ZipOutputStream written = new ZipOutputStream(out)) {
      for (ZipEntry each = read.getNextEntry(); each != null; each = read.getNextEntry()) {
        byte[] content = read.readAllBytes();
        boolean names = each.getName().matches("META-INF/(MANIFEST\\.MF|maven/.*)");
        ZipEntry entry = new ZipEntry(each.getName());
        entry.setTime(0);
        written.putNextEntry(entry);
        written.write(names ? renamed(content, version, other) : content);
        written.closeEntry();
      }
    }
  }

  private static byte[] renamed(byte[] text, String version, String other) {
    String read = new String(text, StandardCharsets.UTF_8);
    return read.replace(version, other).getBytes(StandardCharsets.UTF_8);
  }
}
