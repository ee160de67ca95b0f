package dev.cachet.pack;

import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands before the first signed size: roots, manifest, signatures. It is read by rules of
 * place and length alone, and nothing of it is interpreted (A11, A40).
 */
final class PackagePrefix {
  static final int MAX_ROOTS = 256;
  static final int MAX_ROOT_BYTES = 1 << 20;
  static final int MAX_SIGNATURES_BYTES = 1 << 19;

  private final PackageBytes bytes;
  private final List<Entry> roots = new ArrayList<>();
  private final byte[] manifest;
  private final byte[] signatures;
  private long offset;

  PackagePrefix(PackageBytes bytes) throws IOException, PackageRefusedException {
    this.bytes = bytes;
    UstarHeader header = readRoots();
    manifest = content(header, PackageNames.MANIFEST, Manifest.MAX_BYTES);
    signatures =
        content(next(PackageNames.SIGNATURES), PackageNames.SIGNATURES, MAX_SIGNATURES_BYTES);
  }

  List<Entry> roots() {
    return roots;
  }

  byte[] manifest() {
    return manifest;
  }

  byte[] signatures() {
    return signatures;
  }

  /** Where the first header of the body begins. */
  long end() {
    return offset;
  }

  private UstarHeader readRoots() throws IOException, PackageRefusedException {
    UstarHeader header = next(PackageNames.MANIFEST);
    while (PackageNames.rootVersion(header.name()).isPresent()) {
      requireFewer(roots.size(), header);
      roots.add(skip(header, MAX_ROOT_BYTES));
      header = next(PackageNames.MANIFEST);
    }
    return header;
  }

  private UstarHeader next(String expected) throws IOException, PackageRefusedException {
    Optional<UstarHeader> header = bytes.header(offset);
    if (header.isEmpty()) {
      throw missing(expected, "the end of the archive", offset);
    }
    return header.get();
  }

  private byte[] content(UstarHeader header, String expected, int maxBytes)
      throws IOException, PackageRefusedException {
    if (!header.name().equals(expected)) {
      throw missing(expected, header.name(), offset);
    }
    Entry entry = skip(header, maxBytes);
    return bytes.read(entry.offset(), (int) entry.size(), entry.name());
  }

  /** Steps over an entry whose size is checked before any of its content is read. */
  private Entry skip(UstarHeader header, int maxBytes) throws IOException, PackageRefusedException {
    requireLimit(header, maxBytes);
    Entry entry = new Entry(header.name(), offset + UstarHeader.BLOCK, header.size());
    bytes.requireWithin(entry.offset(), entry.size(), entry.name());
    bytes.requireZeroPadding(entry.offset() + entry.size(), entry.name());
    offset = entry.end();
    return entry;
  }

  static void requireFewer(int roots, UstarHeader header) throws PackageRefusedException {
    if (roots == MAX_ROOTS) {
      throw new PackageRefusedException(
          Reason.ROOT_CHAIN_TOO_LONG, "PKG-7", header.name(), "more roots", "at most " + MAX_ROOTS);
    }
  }

  static void requireLimit(UstarHeader header, int maxBytes) throws PackageRefusedException {
    if (header.size() > maxBytes) {
      throw new PackageRefusedException(
          Reason.LIMIT_EXCEEDED,
          "PKG-8",
          header.name(),
          header.size() + " bytes",
          "at most " + maxBytes + " bytes");
    }
  }

  static PackageRefusedException missing(String expected, String found, long offset) {
    return new PackageRefusedException(
        Reason.ENTRY_MISSING, "PKG-6", expected, found + " at byte " + offset, expected);
  }
}
