package dev.cachet.archive;

import dev.cachet.archive.container.ArchiveBytes;
import dev.cachet.archive.container.ArchiveFormat;
import dev.cachet.archive.container.ArchiveLimits;
import dev.cachet.archive.container.BrokenArchiveException;
import dev.cachet.archive.container.Budget;
import dev.cachet.archive.container.Directory;
import dev.cachet.archive.container.EndRecord;
import dev.cachet.archive.container.Entry;
import dev.cachet.archive.container.EntryKind;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads an archive and the archives inside it: zip with all its names, tar, and tar in gzip.
 * Nothing is unpacked to a disk; at most 128 MiB of inner archives are in memory at a time, at most
 * 8 archives inside each other are opened, at most 10,000 archives are described, and at most
 * 500,000 entries and 4 GiB of decompressed bytes (and no more than 200 times the file, or 128 MiB)
 * are looked at. Equal bytes are opened once. What is beyond is a problem that is told, and never
 * an exception.
 */
public final class ArchiveReader {
  private ArchiveReader() {}

  /**
   * Reads a file.
   *
   * @param file an archive
   * @param problems is told what could not be read
   * @return what it holds; only the size where it is no archive
   * @throws IOException if the medium failed
   */
  public static ArchiveFile read(Path file, ProblemSink problems) throws IOException {
    return read(file, problems, ArchiveLimits.STANDARD);
  }

  /**
   * Reads a file whose digests are known already.
   *
   * @param file an archive
   * @param digests of all its bytes
   * @param problems is told what could not be read
   * @return what it holds; only size and digests where it is no archive
   * @throws IOException if the medium failed
   */
  public static ArchiveFile read(Path file, FileDigests digests, ProblemSink problems)
      throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ArchiveBytes bytes = ArchiveBytes.of(channel);
      return new ArchiveOpening(problems, new Budget(ArchiveLimits.STANDARD, bytes.size()))
          .open(bytes, name(file), digests, 1);
    }
  }

  /**
   * Reads of a file which classes are right inside, and nothing else.
   *
   * @param file an archive
   * @return the classes that the list at its end names; fewer where it is damaged, none where it is
   *     no zip archive
   * @throws IOException if the medium failed
   */
  public static ClassPrints classes(Path file) throws IOException {
    FoundClasses classes = new FoundClasses();
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ArchiveBytes bytes = ArchiveBytes.of(channel);
      Budget budget = new Budget(ArchiveLimits.STANDARD, bytes.size());
      Directory directory = new Directory(bytes, EndRecord.find(bytes));
      for (Entry entry = directory.next(); entry != null; entry = directory.next()) {
        budget.countEntry();
        if (EntryKind.of(entry.name()) == EntryKind.CLASS) {
          classes.add(entry.name(), entry.nameChecksum(), entry.crc());
        }
      }
    } catch (BrokenArchiveException e) {
      // Whoever describes the file tells of it; here it means that less is known of its classes.
      return classes.prints();
    }
    return classes.prints();
  }

  /** Reads an archive within limits. */
  public static ArchiveFile read(Path file, ProblemSink problems, ArchiveLimits limits)
      throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ArchiveBytes bytes = ArchiveBytes.of(channel);
      String name = name(file);
      if (ArchiveFormat.of(name, bytes) == ArchiveFormat.NONE) {
        // Before it is digested: a file of any size may be called so.
        problems.problem("source.archive-unreadable", name, name + " " + ArchiveFormat.NO_ARCHIVE);
        return ArchiveFile.closed(name, new FileDigests(bytes.size(), "", ""), null);
      }
      FileDigests digests = FileDigests.of(bytes.stream(0, bytes.size()));
      return new ArchiveOpening(problems, new Budget(limits, bytes.size()))
          .open(bytes, name, digests, 1);
    }
  }

  private static String name(Path file) {
    return PrintableName.of(String.valueOf(file.getFileName()));
  }
}
