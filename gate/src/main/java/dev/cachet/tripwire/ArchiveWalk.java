package dev.cachet.tripwire;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** Gives each file inside of an archive, or the one inside of a compressed file. */
final class ArchiveWalk {
  private static final int XZ_MEMORY_KIB = 256 << 10;

  private final Findings findings;

  ArchiveWalk(Findings findings) {
    this.findings = findings;
  }

  /** Takes the plain bytes of one entry. */
  @FunctionalInterface
  interface EntryTaker {
    void take(String name, InputStream content) throws IOException;
  }

  void walk(FileKind kind, InputStream in, EntryTaker taker) throws IOException {
    InputStream buffered = new BufferedInputStream(in, 1 << 16);
    switch (kind) {
      case ZIP -> entries(new ZipArchiveInputStream(buffered, "UTF-8", true, true), taker);
      case TAR -> entries(new TarArchiveInputStream(buffered), taker);
      case AR -> entries(new ArArchiveInputStream(buffered), taker);
      case CPIO -> entries(new CpioArchiveInputStream(buffered), taker);
      case GZIP -> taker.take("content", new GZIPInputStream(buffered, 1 << 16));
      case ZSTD -> taker.take("content", new ZstdInputStream(buffered));
      case XZ -> taker.take("content", new XZInputStream(buffered, XZ_MEMORY_KIB));
      case BZIP2 -> taker.take("content", new BZip2CompressorInputStream(buffered, true));
      default -> throw new IllegalStateException(kind + " is no archive");
    }
  }

  private <E extends ArchiveEntry> void entries(ArchiveInputStream<E> archive, EntryTaker taker)
      throws IOException {
    E entry = archive.getNextEntry();
    while (entry != null) {
      if (!entry.isDirectory()) {
        entry(archive, entry, taker);
      }
      entry = archive.getNextEntry();
    }
  }

  private <E extends ArchiveEntry> void entry(
      ArchiveInputStream<E> archive, E entry, EntryTaker taker) throws IOException {
    if (archive.canReadEntryData(entry)) {
      taker.take(entry.getName(), archive);
    } else {
      findings.unread(
          "archive.entry",
          "has an entry that is encrypted or compressed in a way that is not read");
    }
  }
}
