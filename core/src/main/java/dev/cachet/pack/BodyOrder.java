package dev.cachet.pack;

import dev.cachet.container.Entry;
import dev.cachet.container.UstarHeader;
import dev.cachet.manifest.Manifest;
import dev.cachet.manifest.PackageFile;
import dev.cachet.manifest.PackageNames;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which header comes next in the body. That is told by the manifest, never by the container; only
 * how long {@code data} is, the container says.
 */
final class BodyOrder {
  static final int END_BYTES = 2 * UstarHeader.BLOCK;
  static final String END = "end of the archive";

  private static final String END_FOUND = "the end of the archive";

  /** An entry that has to come; the size is known for all but {@code data}. */
  private record Expected(String name, OptionalLong size) {}

  private final Deque<Expected> expected = new ArrayDeque<>();
  private final Set<String> later = new HashSet<>();

  BodyOrder(Manifest manifest) {
    for (PackageFile file : manifest.files()) {
      expected.add(new Expected(file.path(), OptionalLong.of(file.size())));
    }
    for (int i = 0; i < manifest.payloads().size(); i++) {
      long indexSize = manifest.payloads().get(i).indexSize();
      expected.add(new Expected(PackageNames.index(i), OptionalLong.of(indexSize)));
      expected.add(new Expected(PackageNames.data(i), OptionalLong.empty()));
    }
    expected.forEach(entry -> later.add(entry.name()));
  }

  boolean isComplete() {
    return expected.isEmpty();
  }

  /** Judges the next header, which was found at a place; empty for an all-zero block. */
  Entry next(Optional<UstarHeader> found, long offset) throws PackageRefusedException {
    Expected next = expected.remove();
    later.remove(next.name());
    if (found.isEmpty()) {
      throw missing(next, END_FOUND, offset);
    }
    UstarHeader header = found.get();
    requireName(header, next, offset);
    requireSize(header, next);
    return new Entry(header.name(), offset + UstarHeader.BLOCK, header.size());
  }

  /** Anything after the last entry could be another archive to another reader (A09, A61). */
  static void requireEnd(Optional<UstarHeader> found) throws PackageRefusedException {
    if (found.isPresent()) {
      throw unlisted(found.get(), END_FOUND);
    }
  }

  static PackageRefusedException badEnd(long offset, String found) {
    return new PackageRefusedException(
        Reason.CONTAINER_MALFORMED,
        "PKG-5",
        END + " at byte " + offset,
        found,
        "1024 zero bytes, then the end of the file");
  }

  private void requireName(UstarHeader header, Expected next, long offset)
      throws PackageRefusedException {
    if (header.name().equals(next.name())) {
      return;
    }
    if (later.contains(header.name())) {
      throw missing(next, header.name(), offset);
    }
    throw unlisted(header, next.name());
  }

  private static void requireSize(UstarHeader header, Expected next)
      throws PackageRefusedException {
    if (next.size().isPresent() && next.size().getAsLong() != header.size()) {
      throw new PackageRefusedException(
          Reason.CONTAINER_MALFORMED,
          "PKG-11",
          header.name(),
          header.size() + " bytes",
          next.size().getAsLong() + " bytes");
    }
  }

  private static PackageRefusedException missing(Expected next, String found, long offset) {
    return new PackageRefusedException(
        Reason.ENTRY_MISSING, "PKG-9", next.name(), found + " at byte " + offset, next.name());
  }

  private static PackageRefusedException unlisted(UstarHeader header, String expected) {
    return new PackageRefusedException(
        Reason.UNLISTED_ENTRY, "PKG-10", header.name(), header.name(), expected);
  }
}
