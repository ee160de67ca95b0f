package dev.cachet.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an archive and the archives inside it. Nothing is unpacked to a disk; at most 128 MiB of
 * inner archives are in memory at a time, at most 8 archives inside each other are opened, and at
 * most 500,000 entries and 4 GiB of decompressed bytes are looked at. What is beyond is a problem
 * that is told, and never an exception.
 */
public final class ArchiveReader {
  private final ProblemSink problems;
  private final Budget budget;

  private ArchiveReader(ProblemSink problems, Budget budget) {
    this.problems = problems;
    this.budget = budget;
  }

  /**
   * Reads a file.
   *
   * @param file an archive
   * @param problems is told what could not be read
   * @return what it holds; only size and digests where it is no archive
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
      return new ArchiveReader(problems, new Budget(ArchiveLimits.STANDARD))
          .archive(ArchiveBytes.of(channel), name(file), digests, 1);
    }
  }

  /**
   * Reads of a file which classes are right inside, and nothing else.
   *
   * @param file an archive
   * @return the classes that the list at its end names; fewer where it is damaged, none where it is
   *     no archive
   * @throws IOException if the medium failed
   */
  public static ClassPrints classes(Path file) throws IOException {
    ClassPrints.Builder classes = new ClassPrints.Builder();
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ArchiveBytes bytes = ArchiveBytes.of(channel);
      Budget budget = new Budget(ArchiveLimits.STANDARD);
      Directory directory = new Directory(bytes, EndRecord.find(bytes));
      for (Entry entry = directory.next(); entry != null; entry = directory.next()) {
        budget.countEntry();
        if (EntryKind.of(entry.name()) == EntryKind.CLASS) {
          classes.add(entry);
        }
      }
    } catch (BrokenArchiveException e) {
      // Whoever describes the file tells of it; here it means that less is known of its classes.
      return classes.build();
    }
    return classes.build();
  }

  static ArchiveFile read(Path file, ProblemSink problems, ArchiveLimits limits)
      throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ArchiveBytes bytes = ArchiveBytes.of(channel);
      FileDigests digests = FileDigests.of(bytes.stream(0, bytes.size()));
      return new ArchiveReader(problems, new Budget(limits)).archive(bytes, name(file), digests, 1);
    }
  }

  private static String name(Path file) {
    return PrintableName.of(String.valueOf(file.getFileName()));
  }

  private ArchiveFile archive(ArchiveBytes bytes, String path, FileDigests digests, int depth)
      throws IOException {
    ArchiveListing listing = new ArchiveListing(path, problems);
    boolean opened = false;
    try {
      listing.read(bytes, budget);
      opened = true;
    } catch (BrokenArchiveException e) {
      problems.problem("source.archive-unreadable", path, path + " " + e.getMessage());
    }
    MetadataReader metadata = new MetadataReader(problems);
    byte[] manifest = new byte[0];
    for (Entry entry : listing.metadata()) {
      byte[] content = metadata(bytes, entry, path);
      String place = path + "!/" + PrintableName.of(entry.name());
      switch (EntryKind.of(entry.name())) {
        case MANIFEST -> manifest = content;
        case POM -> metadata.addPom(entry.name(), content, place);
        default -> metadata.addProperties(entry.name(), content, place);
      }
    }
    return new ArchiveFile(
        path,
        digests,
        opened,
        ManifestReader.read(manifest),
        metadata.libraries(),
        listing.packages(),
        listing.classes(),
        inner(bytes, listing, path, depth));
  }

  /** Empty where it cannot be read. */
  private byte[] metadata(ArchiveBytes bytes, Entry entry, String path) throws IOException {
    String place = path + "!/" + PrintableName.of(entry.name());
    try (InputStream in = EntryStream.open(bytes, entry, budget)) {
      byte[] content = in.readNBytes(ArchiveLimits.MAX_METADATA);
      if (content.length == ArchiveLimits.MAX_METADATA && in.read() >= 0) {
        String message = " is larger than 1 MiB; only its beginning was read";
        problems.problem("source.archive-limit", place, place + message);
      }
      return content;
    } catch (BrokenArchiveException e) {
      problems.problem("source.archive-damaged", place, place + " " + e.getMessage());
      return new byte[0];
    }
  }

  private List<ArchiveFile> inner(
      ArchiveBytes bytes, ArchiveListing listing, String path, int depth) throws IOException {
    List<ArchiveFile> inner = new ArrayList<>();
    for (Entry entry : listing.archives()) {
      ArchiveFile found = inner(bytes, entry, path + "!/" + PrintableName.of(entry.name()), depth);
      if (found != null) {
        inner.add(found);
      }
    }
    inner.sort(Comparator.comparing(ArchiveFile::path));
    return List.copyOf(inner);
  }

  /** Null where not even the bytes can be read. */
  private @Nullable ArchiveFile inner(ArchiveBytes bytes, Entry entry, String place, int depth)
      throws IOException {
    Digests digests = new Digests();
    boolean fits = entry.size() <= budget.holdable();
    byte[] content = new byte[fits ? (int) entry.size() : 0];
    try (InputStream in = EntryStream.open(bytes, entry, budget)) {
      digests.update(content, in.readNBytes(content, 0, content.length));
      digests.update(in);
    } catch (BrokenArchiveException e) {
      problems.problem("source.archive-damaged", place, place + " " + e.getMessage());
      return null;
    }
    if (!fits || !budget.mayDescend(depth)) {
      String reason = fits ? " lies too deep in other archives" : " is too large to be held";
      problems.problem("source.archive-limit", place, place + reason + "; it was not opened");
      return ArchiveListing.closed(place, digests.result());
    }
    budget.hold(content.length);
    try {
      return archive(ArchiveBytes.of(content), place, digests.result(), depth + 1);
    } finally {
      budget.release(content.length);
    }
  }
}
