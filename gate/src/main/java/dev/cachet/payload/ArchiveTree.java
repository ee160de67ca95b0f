package dev.cachet.payload;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** The files of a tar archive, compressed or not. No other form of image is read. */
final class ArchiveTree {
  private static final int HEAD = 512;
  private static final int TAR_MAGIC = 257;
  private static final int XZ_MEMORY_KIB = 256 << 10;

  private ArchiveTree() {}

  /** Empty if the file is no tar archive that can be read to its end. */
  static Optional<FileTree> of(Path file) throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      InputStream plain = new BufferedInputStream(plain(raw), 1 << 16);
      plain.mark(HEAD);
      byte[] head = plain.readNBytes(HEAD);
      if (!starts(head, TAR_MAGIC, 'u', 's', 't', 'a', 'r')) {
        return Optional.empty();
      }
      plain.reset();
      return Optional.of(read(new TarArchiveInputStream(plain)));
    } catch (MalformedInputException e) {
      return Optional.empty();
    } catch (java.nio.file.FileSystemException e) {
      throw e;
    } catch (IOException e) {
      // Damaged content is what is asked here; whether the medium works was seen by the digest.
      return Optional.empty();
    }
  }

  private static InputStream plain(InputStream raw) throws IOException {
    raw.mark(HEAD);
    byte[] head = raw.readNBytes(6);
    raw.reset();
    if (starts(head, 0, 0x1f, 0x8b)) {
      return new GZIPInputStream(raw, 1 << 16);
    }
    if (starts(head, 0, 0x28, 0xb5, 0x2f, 0xfd)) {
      return new ZstdInputStream(raw);
    }
    if (starts(head, 0, 0xfd, '7', 'z', 'X', 'Z')) {
      return new XZInputStream(raw, XZ_MEMORY_KIB);
    }
    return starts(head, 0, 'B', 'Z', 'h') ? new BZip2CompressorInputStream(raw, true) : raw;
  }

  private static FileTree read(TarArchiveInputStream tar) throws IOException {
    FileTree tree = new FileTree();
    TarArchiveEntry entry = tar.getNextEntry();
    while (entry != null) {
      String path = path(entry.getName());
      if (entry.isSymbolicLink()) {
        tree.link(path, entry.getLinkName());
      } else if (entry.isLink()) {
        tree.same(path, path(entry.getLinkName()));
      } else if (entry.isFile()) {
        tree.file(path, tar);
      } else if (!entry.isDirectory()) {
        tree.other(path);
      }
      entry = tar.getNextEntry();
    }
    return tree;
  }

  private static String path(String name) {
    return name.replaceFirst("^(?:\\./|/)+", "");
  }

  private static boolean starts(byte[] head, int at, int... bytes) {
    if (head.length < at + bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[at + i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
