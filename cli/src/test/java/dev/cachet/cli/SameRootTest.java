package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.output.ExitCode;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One root in every form that is read: the archive beside this class, a folder and other archives
 * made of it here, and images made of it by the script beside them.
 */
class SameRootTest {
  private static final String DAY = "2026-11-30";

  @TempDir Path work;
  private Path folder;
  private List<TarArchiveEntry> entries;
  private List<byte[]> contents;

  private static byte[] made(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SameRootTest.class.getResourceAsStream("root/" + name), name)) {
      return in.readAllBytes();
    }
  }

  private static byte[] unpacked(String name) throws IOException {
    return new GZIPInputStream(new ByteArrayInputStream(made(name))).readAllBytes();
  }

  @BeforeEach
  void unpack() throws IOException {
    folder = work.resolve("root");
    entries = new ArrayList<>();
    contents = new ArrayList<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new ByteArrayInputStream(unpacked("root.tar.gz")))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        entries.add(e);
        contents.add(tar.readAllBytes());
        put(e, contents.get(contents.size() - 1));
      }
    }
  }

  private void put(TarArchiveEntry entry, byte[] content) throws IOException {
    Path file = folder.resolve(entry.getName()).normalize();
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
    } else if (entry.isLink()) {
      Files.createLink(file, folder.resolve(entry.getLinkName()).normalize());
    } else {
      Files.write(file, content);
    }
    Files.setAttribute(file, "unix:mode", entry.getMode() & 07777, LinkOption.NOFOLLOW_LINKS);
  }

  private byte[] cpio() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CpioArchiveOutputStream out = new CpioArchiveOutputStream(bytes)) {
      for (int i = 0; i < entries.size(); i++) {
        TarArchiveEntry each = entries.get(i);
        byte[] content = contents.get(i);
        int type = each.isDirectory() ? 0040000 : each.isSymbolicLink() ? 0120000 : 0100000;
        if (each.isSymbolicLink()) {
          content = each.getLinkName().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        } else if (each.isLink()) {
          content = Files.readAllBytes(folder.resolve(each.getName()).normalize());
        }
        CpioArchiveEntry entry = new CpioArchiveEntry(each.getName(), content.length);
        entry.setMode(type | (each.getMode() & 07777));
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] zstd(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new ZstdOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private Path image(String form) throws IOException {
    byte[] bytes =
        switch (form) {
          case "tar" -> unpacked("root.tar.gz");
          case "tar.zst" -> zstd(unpacked("root.tar.gz"));
          case "cpio" -> cpio();
          case "ext2", "ext4" -> unpacked("root." + form + ".gz");
          default -> made("root." + form);
        };
    return Files.write(work.resolve("image." + form), bytes);
  }

  private Path inventory(Path root) {
    Path out = work.resolve(root.getFileName() + ".json");
    Cachet.done(
        "-q",
        "sbom",
        "generate",
        "--rootfs",
        root,
        "--device",
        "pump",
        "--as-of",
        DAY,
        "--out",
        out);
    return out;
  }

  /** Who unpacks a root owns it, unless it is root: then alone no owner is known of the folder. */
  private static String comparable(Path sbom) throws IOException {
    String text = Files.readString(sbom);
    return text.replaceAll("\"serialNumber\"[^\n]*", "")
        .replaceAll("\"name\"\\s*:\\s*\"cachet:root:owner\",\\s*\"value\"\\s*:\\s*\"[^\"]*\"", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tar", "tar.gz", "tar.zst", "cpio", "squashfs", "ext2", "ext4"})
  void inventoryHasTheSameBytes(String form) throws IOException {
    Path image = image(form);
    Path ofFolder = inventory(folder);
    assertEquals(comparable(ofFolder), comparable(inventory(image)));
    Cachet against = Cachet.run("sbom", "check", ofFolder, "--against", image, "--as-of", DAY);
    assertEquals(ExitCode.DONE, against.exit(), against.out() + against.err());
  }

  @Test
  void inventoryHoldsWhatTheRootHas() throws IOException {
    String text = Files.readString(inventory(image("ext4")));
    assertTrue(text.contains("\"pkg:deb/debian/libc6@2.36-9"), text);
    assertTrue(text.contains("\"pkg:pypi/six@1.16.0"), text);
    assertTrue(text.contains("/opt/app/tool"), text);
  }
}
