package dev.cachet.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The entries of one archive that an inventory is made of, and what is wrong with the others. */
final class ArchiveListing {
  private final String path;
  private final ProblemSink problems;
  private final List<Entry> metadata = new ArrayList<>();
  private final List<Entry> archives = new ArrayList<>();
  private final SortedMap<String, Integer> packages = new TreeMap<>();
  private final ClassPrints.Builder classes = new ClassPrints.Builder();
  private final Set<String> seen = new HashSet<>();
  private final LocalHeaders headers = new LocalHeaders();
  private int oddNames;
  private String oddName = "";

  ArchiveListing(String path, ProblemSink problems) {
    this.path = path;
    this.problems = problems;
  }

  /** An archive of which nothing but its bytes is known. */
  static ArchiveFile closed(String path, FileDigests digests) {
    return new ArchiveFile(
        path,
        digests,
        false,
        new TreeMap<>(),
        List.of(),
        new TreeMap<>(),
        ClassPrints.NONE,
        List.of());
  }

  List<Entry> metadata() {
    return metadata;
  }

  List<Entry> archives() {
    return archives;
  }

  SortedMap<String, Integer> packages() {
    return Collections.unmodifiableSortedMap(packages);
  }

  ClassPrints classes() {
    return classes.build();
  }

  void read(ArchiveBytes bytes, Budget budget) throws IOException {
    Directory directory = new Directory(bytes, EndRecord.find(bytes));
    for (Entry entry = directory.next(); entry != null; entry = directory.next()) {
      budget.countEntry();
      headers.add(entry);
      add(entry);
    }
    if (oddNames > 0) {
      problem(
          "source.archive-name",
          oddNames
              + " entries have names that lead out of the archive,"
              + " are too long or hold control characters, such as "
              + PrintableName.of(oddName));
    }
    report(headers.check(bytes));
  }

  private void add(Entry entry) throws IOException {
    String name = entry.name();
    if (isOdd(name)) {
      oddNames++;
      oddName = oddName.isEmpty() ? name : oddName;
    }
    if (name.length() > ArchiveLimits.MAX_NAME || name.endsWith("/")) {
      return;
    }
    switch (EntryKind.of(name)) {
      case CLASS -> addClass(entry);
      case MANIFEST, POM, POM_PROPERTIES -> addOnce(entry, metadata);
      case ARCHIVE -> addOnce(entry, archives);
      case OTHER -> {
        // Resources and data say nothing about a library.
      }
    }
  }

  private void addClass(Entry entry) throws IOException {
    String of = EntryKind.packageOf(entry.name());
    if (packages.size() == ArchiveLimits.MAX_PACKAGES && !packages.containsKey(of)) {
      throw new BrokenArchiveException(
          "has more than " + ArchiveLimits.MAX_PACKAGES + " packages; the rest was not read");
    }
    packages.merge(of, 1, Integer::sum);
    classes.add(entry);
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
              + " entries whose own header is missing or has another name than the list at its end");
    }
    if (result.hidden() > 0) {
      problem(
          "source.archive-mismatch",
          "holds entries at "
              + result.hidden()
              + " places that the list at its end does not name; they were not read");
    }
    if (result.overlapping() > 0) {
      problem(
          "source.archive-mismatch",
          "has " + result.overlapping() + " entries that lie inside others");
    }
  }

  private void problem(String rule, String message) {
    problems.problem(rule, path, path + " " + message);
  }

  private static boolean isOdd(String name) {
    if (name.startsWith("/")
        || name.indexOf('\\') >= 0
        || name.length() > ArchiveLimits.MAX_NAME
        || name.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      return true;
    }
    return name.contains("..") && List.of(name.split("/", -1)).contains("..");
  }
}
