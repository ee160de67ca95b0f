package dev.cachet.archive;

import dev.cachet.archive.container.ArchiveBytes;
import dev.cachet.archive.container.ArchiveLimits;
import dev.cachet.archive.container.BrokenArchiveException;
import dev.cachet.archive.container.Budget;
import dev.cachet.archive.container.Directory;
import dev.cachet.archive.container.EndRecord;
import dev.cachet.archive.container.Entry;
import dev.cachet.archive.container.EntryKind;
import dev.cachet.archive.container.LocalHeaders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The entries of one zip archive that an inventory is made of, and what is wrong with others. */
final class ArchiveListing {
  private final String path;
  private final ProblemSink problems;
  private final List<Entry> metadata = new ArrayList<>();
  private final List<Entry> archives = new ArrayList<>();
  private final FoundClasses classes = new FoundClasses();
  private final FoundFiles files = new FoundFiles();
  private final EntryNames names = new EntryNames();
  private final Set<String> seen = new HashSet<>();
  private final LocalHeaders headers = new LocalHeaders();

  ArchiveListing(String path, ProblemSink problems) {
    this.path = path;
    this.problems = problems;
  }

  List<Entry> metadata() {
    return metadata;
  }

  List<Entry> archives() {
    return archives;
  }

  FoundClasses classes() {
    return classes;
  }

  FoundFiles files() {
    return files;
  }

  void read(ArchiveBytes bytes, Budget budget) throws IOException {
    try {
      Directory directory = new Directory(bytes, EndRecord.find(bytes));
      for (Entry entry = directory.next(); entry != null; entry = directory.next()) {
        budget.countEntry();
        headers.add(entry);
        add(entry);
      }
    } finally {
      // What was listed before something broke is still read, but nothing of it twice.
      names.report(path, problems);
      report(headers.check(bytes));
    }
  }

  private void add(Entry entry) throws IOException {
    String name = entry.name();
    if (!names.take(name)) {
      return;
    }
    switch (EntryKind.of(name)) {
      case CLASS -> classes.add(name, entry.nameChecksum(), entry.crc());
      case MANIFEST, POM, POM_PROPERTIES -> addOnce(entry, metadata);
      case ARCHIVE -> addOnce(entry, archives);
      case OTHER -> files.add(name);
    }
  }

  private void addOnce(Entry entry, List<Entry> entries) throws IOException {
    if (entries.size() == ArchiveLimits.MAX_METADATA_FILES) {
      throw new BrokenArchiveException(
          "has more descriptions or archives inside than are read: "
              + ArchiveLimits.MAX_METADATA_FILES);
    }
    if (!seen.add(entry.name())) {
      // The Java platform takes one, other tools the other: nobody can say which one runs.
      problem(
          "source.archive-twice",
          "lists "
              + PrintableName.of(entry.name())
              + " more than once; only the last one is described");
      entries.removeIf(other -> other.name().equals(entry.name()));
    }
    entries.add(entry);
  }

  private void report(LocalHeaders.Result result) {
    if (result.differing() > 0) {
      problem(
          "source.archive-mismatch",
          "has "
              + result.differing()
              + " entries whose own header is missing or has another name than the list at its"
              + " end");
    }
    if (result.hidden() > 0) {
      problem(
          "source.archive-mismatch",
          "holds entries at "
              + result.hidden()
              + " places that the list at its end does not name; they were not read");
    }
    if (!result.overlapping().isEmpty()) {
      // Each of them could be decompressed to the same bytes again and again.
      metadata.removeIf(entry -> result.overlapping().get(entry.index()));
      archives.removeIf(entry -> result.overlapping().get(entry.index()));
      problem(
          "source.archive-mismatch",
          "has "
              + result.overlapping().cardinality()
              + " entries that lie inside others; they were not read");
    }
  }

  private void problem(String rule, String message) {
    problems.problem(rule, path, path + " " + message);
  }
}
