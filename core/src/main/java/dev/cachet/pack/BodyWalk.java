package dev.cachet.pack;

import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Walks the headers of the body. What comes next is told by the manifest, never by the container;
 * only how long {@code data} is, the container says.
 */
final class BodyWalk {
  /** An entry that has to come; the size is known for all but {@code data}. */
  private record Expected(String name, OptionalLong size) {}

  private static final int END_BYTES = 2 * UstarHeader.BLOCK;

  private final PackageBytes bytes;
  private final List<Entry> entries = new ArrayList<>();
  private final Set<String> later = new HashSet<>();
  private long offset;

  BodyWalk(PackageBytes bytes, long bodyOffset, Manifest manifest)
      throws IOException, PackageRefusedException {
    this.bytes = bytes;
    this.offset = bodyOffset;
    List<Expected> expected = expected(manifest);
    expected.forEach(entry -> later.add(entry.name()));
    for (Expected next : expected) {
      later.remove(next.name());
      walk(next);
    }
    requireEnd();
  }

  /** Files, then index and data of each payload, in the manifest's order. */
  List<Entry> entries() {
    return List.copyOf(entries);
  }

  private static List<Expected> expected(Manifest manifest) {
    List<Expected> expected = new ArrayList<>();
    for (PackageFile file : manifest.files()) {
      expected.add(new Expected(file.path(), OptionalLong.of(file.size())));
    }
    for (int i = 0; i < manifest.payloads().size(); i++) {
      long indexSize = manifest.payloads().get(i).indexSize();
      expected.add(new Expected(PackageNames.index(i), OptionalLong.of(indexSize)));
      expected.add(new Expected(PackageNames.data(i), OptionalLong.empty()));
    }
    return expected;
  }

  private void walk(Expected expected) throws IOException, PackageRefusedException {
    Optional<UstarHeader> found = bytes.header(offset);
    if (found.isEmpty()) {
      throw missing(expected, "the end of the archive");
    }
    UstarHeader header = found.get();
    requireName(header, expected);
    requireSize(header, expected);
    Entry entry = new Entry(header.name(), offset + UstarHeader.BLOCK, header.size());
    bytes.requireWithin(entry.offset(), entry.size(), entry.name());
    bytes.requireZeroPadding(entry.offset() + entry.size(), entry.name());
    entries.add(entry);
    offset = entry.end();
  }

  private void requireName(UstarHeader header, Expected expected) throws PackageRefusedException {
    if (header.name().equals(expected.name())) {
      return;
    }
    if (later.contains(header.name())) {
      throw missing(expected, header.name());
    }
    throw unlisted(header, expected.name());
  }

  private static void requireSize(UstarHeader header, Expected expected)
      throws PackageRefusedException {
    if (expected.size().isPresent() && expected.size().getAsLong() != header.size()) {
      throw new PackageRefusedException(
          Reason.CONTAINER_MALFORMED,
          "PKG-11",
          header.name(),
          header.size() + " bytes",
          expected.size().getAsLong() + " bytes");
    }
  }

  /** Anything after the last entry could be another archive to another reader (A09, A61). */
  private void requireEnd() throws IOException, PackageRefusedException {
    Optional<UstarHeader> header = bytes.header(offset);
    if (header.isPresent()) {
      throw unlisted(header.get(), "the end of the archive");
    }
    String subject = "end of the archive";
    byte[] end = bytes.read(offset, END_BYTES, subject);
    if (!PackageBytes.isZero(end)) {
      throw badEnd("a byte that is not zero");
    }
    if (bytes.size() != offset + END_BYTES) {
      throw badEnd(bytes.size() - offset - END_BYTES + " bytes more");
    }
  }

  private PackageRefusedException missing(Expected expected, String found) {
    return new PackageRefusedException(
        Reason.ENTRY_MISSING,
        "PKG-9",
        expected.name(),
        found + " at byte " + offset,
        expected.name());
  }

  private static PackageRefusedException unlisted(UstarHeader header, String expected) {
    return new PackageRefusedException(
        Reason.UNLISTED_ENTRY, "PKG-10", header.name(), header.name(), expected);
  }

  private PackageRefusedException badEnd(String found) {
    return new PackageRefusedException(
        Reason.CONTAINER_MALFORMED,
        "PKG-5",
        "end of the archive at byte " + offset,
        found,
        "1024 zero bytes, then the end of the file");
  }
}
