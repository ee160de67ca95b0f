package dev.cachet.archive;

import dev.cachet.archive.container.ArchiveLimits;
import dev.cachet.archive.container.BrokenArchiveException;
import dev.cachet.archive.container.EntryKind;
import java.io.IOException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The classes of one archive as they are met. */
final class FoundClasses {
  private final SortedMap<String, Integer> packages = new TreeMap<>();
  private final ClassPrints.Builder prints = new ClassPrints.Builder();

  void add(String name, int nameChecksum, long crc) throws IOException {
    String simple = name.substring(name.lastIndexOf('/') + 1);
    if (simple.equals("module-info.class")) {
      // The descriptor of a module is in no package, and is no code of a library.
      return;
    }
    String of = EntryKind.packageOf(PrintableName.of(name));
    if (packages.size() == ArchiveLimits.MAX_PACKAGES && !packages.containsKey(of)) {
      throw new BrokenArchiveException(
          "has more than " + ArchiveLimits.MAX_PACKAGES + " packages; the rest was not read");
    }
    packages.merge(of, 1, Integer::sum);
    prints.add(of, simple, nameChecksum, crc);
  }

  SortedMap<String, Integer> packages() {
    return Collections.unmodifiableSortedMap(packages);
  }

  ClassPrints prints() {
    return prints.build();
  }
}
