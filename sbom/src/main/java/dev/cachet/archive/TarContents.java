package dev.cachet.archive;

import dev.cachet.archive.container.BrokenArchiveException;
import dev.cachet.archive.container.Budget;
import dev.cachet.archive.container.EntryKind;
import dev.cachet.archive.container.TarHeader;
import dev.cachet.archive.container.TarStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;

/** What one tar archive holds; read from its beginning to its end, once. */
final class TarContents {
  private final ArchiveOpening opening;
  private final ProblemSink problems;
  private final Budget budget;
  private final String path;
  private final int depth;
  private final FoundClasses classes = new FoundClasses();
  private final FoundFiles files = new FoundFiles();
  private final EntryNames names = new EntryNames();
  private final MetadataReader metadata;
  private final List<ArchiveFile> inner = new ArrayList<>();
  private byte[] manifest = new byte[0];

  TarContents(ArchiveOpening opening, String path, int depth) {
    this.opening = opening;
    this.problems = opening.problems();
    this.budget = opening.budget();
    this.path = path;
    this.depth = depth;
    this.metadata = new MetadataReader(problems, budget);
  }

  ArchiveFile read(InputStream in, FileDigests digests) throws IOException {
    boolean opened = false;
    try {
      TarStream tar = new TarStream(in);
      for (TarHeader entry = tar.next(); entry != null; entry = tar.next()) {
        budget.countEntry();
        if (names.take(entry.name()) && entry.hasContent()) {
          add(entry, tar);
        }
      }
      opened = true;
      reportRest(tar);
    } catch (BrokenArchiveException e) {
      problems.problem("source.archive-unreadable", path, path + " " + e.getMessage());
    } catch (java.io.EOFException e) {
      String message = path + " is cut short; what comes first was read";
      problems.problem("source.archive-unreadable", path, message);
    }
    names.report(path, problems);
    inner.sort(Comparator.comparing(ArchiveFile::path));
    List<MavenMetadata> libraries = metadata.libraries();
    return new ArchiveFile(
        path,
        digests,
        opened,
        ManifestReader.read(manifest),
        libraries,
        classes.packages(),
        classes.prints(),
        files.of(libraries),
        List.copyOf(inner),
        null);
  }

  private void add(TarHeader entry, TarStream tar) throws IOException {
    String name = entry.name();
    String place = path + "!/" + PrintableName.of(name);
    EntryKind kind = EntryKind.of(name);
    if (kind != EntryKind.OTHER && (tar.isSparse() || !entry.isFile())) {
      String message = place + " is written in a form of tar that is not read";
      problems.problem("source.archive-damaged", place, message);
      return;
    }
    boolean description =
        switch (kind) {
          case MANIFEST, POM, POM_PROPERTIES -> true;
          case CLASS, ARCHIVE, OTHER -> false;
        };
    if (description && !opening.mayDescribeLibrary(path)) {
      return;
    }
    switch (kind) {
      case CLASS -> addClass(name, tar);
      case MANIFEST -> manifest = MetadataReader.content(tar, place, problems);
      case POM, POM_PROPERTIES ->
          metadata.add(name, MetadataReader.content(tar, place, problems), place);
      case ARCHIVE -> addArchive(entry, tar, place);
      case OTHER -> files.add(name);
    }
  }

  private void addArchive(TarHeader entry, TarStream tar, String place) throws IOException {
    if (!opening.mayDescribe(place)) {
      return;
    }
    ArchiveFile found = opening.inner(tar, entry.size(), place, depth);
    if (found != null) {
      boolean again = inner.removeIf(before -> before.path().equals(place));
      if (again) {
        String message = " is in it more than once; only the last one is described";
        problems.problem("source.archive-twice", path, path + ": " + place + message);
      }
      inner.add(found);
    }
  }

  private void addClass(String name, TarStream tar) throws IOException {
    CRC32 content = new CRC32();
    byte[] buffer = new byte[16 << 10];
    for (int got = tar.read(buffer); got >= 0; got = tar.read(buffer)) {
      content.update(buffer, 0, got);
    }
    CRC32 bytes = new CRC32();
    bytes.update(name.getBytes(StandardCharsets.UTF_8));
    classes.add(name, (int) bytes.getValue(), content.getValue());
  }

  private void reportRest(TarStream tar) throws IOException {
    if (tar.hasMore()) {
      String message = path + " has content behind its end, which was not read";
      problems.problem("source.archive-mismatch", path, message);
    }
  }
}
