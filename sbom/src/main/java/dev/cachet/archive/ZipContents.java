package dev.cachet.archive;

import dev.cachet.archive.container.ArchiveBytes;
import dev.cachet.archive.container.BrokenArchiveException;
import dev.cachet.archive.container.Budget;
import dev.cachet.archive.container.Entry;
import dev.cachet.archive.container.EntryKind;
import dev.cachet.archive.container.EntryStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one zip archive holds. */
final class ZipContents {
  private final ArchiveOpening opening;
  private final ProblemSink problems;
  private final Budget budget;
  private final String path;
  private final int depth;

  ZipContents(ArchiveOpening opening, String path, int depth) {
    this.opening = opening;
    this.problems = opening.problems();
    this.budget = opening.budget();
    this.path = path;
    this.depth = depth;
  }

  ArchiveFile read(ArchiveBytes bytes, FileDigests digests) throws IOException {
    ArchiveListing listing = new ArchiveListing(path, problems);
    boolean opened = false;
    try {
      listing.read(bytes, budget);
      opened = true;
    } catch (BrokenArchiveException e) {
      problems.problem("source.archive-unreadable", path, path + " " + e.getMessage());
    }
    MetadataReader metadata = new MetadataReader(problems, budget);
    byte[] manifest = new byte[0];
    for (Entry entry : listing.metadata()) {
      if (!opening.mayDescribeLibrary(path)) {
        break;
      }
      byte[] content = metadata(bytes, entry);
      if (EntryKind.of(entry.name()) == EntryKind.MANIFEST) {
        manifest = content;
      } else {
        metadata.add(entry.name(), content, place(entry));
      }
    }
    List<MavenMetadata> libraries = metadata.libraries();
    return new ArchiveFile(
        path,
        digests,
        opened,
        ManifestReader.read(manifest),
        libraries,
        listing.classes().packages(),
        listing.classes().prints(),
        listing.files().of(libraries),
        inner(bytes, listing),
        null);
  }

  private String place(Entry entry) {
    return path + "!/" + PrintableName.of(entry.name());
  }

  /** Empty where it cannot be read. */
  private byte[] metadata(ArchiveBytes bytes, Entry entry) throws IOException {
    String place = place(entry);
    try (InputStream in = EntryStream.open(bytes, entry, budget)) {
      return MetadataReader.content(in, place, problems);
    } catch (BrokenArchiveException e) {
      problems.problem("source.archive-damaged", place, place + " " + e.getMessage());
      return new byte[0];
    }
  }

  private List<ArchiveFile> inner(ArchiveBytes bytes, ArchiveListing listing) throws IOException {
    List<ArchiveFile> inner = new ArrayList<>();
    for (Entry entry : listing.archives()) {
      if (!opening.mayDescribe(place(entry))) {
        break;
      }
      ArchiveFile found = inner(bytes, entry);
      if (found != null) {
        inner.add(found);
      }
    }
    inner.sort(Comparator.comparing(ArchiveFile::path));
    return List.copyOf(inner);
  }

  /** Null where not even the bytes can be read. */
  private @Nullable ArchiveFile inner(ArchiveBytes bytes, Entry entry) throws IOException {
    String place = place(entry);
    try (InputStream in = EntryStream.open(bytes, entry, budget)) {
      return opening.inner(in, entry.size(), place, depth);
    } catch (BrokenArchiveException e) {
      problems.problem("source.archive-damaged", place, place + " " + e.getMessage());
      return null;
    }
  }
}
