package dev.cachet.pack;

import dev.cachet.container.Entry;
import dev.cachet.container.UstarHeader;
import dev.cachet.manifest.Manifest;
import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks the headers of the body in a file, from one to the next. */
final class BodyWalk {
  private final PackageBytes bytes;
  private final List<Entry> entries = new ArrayList<>();
  private long offset;

  BodyWalk(PackageBytes bytes, long bodyOffset, Manifest manifest)
      throws IOException, PackageRefusedException {
    this.bytes = bytes;
    this.offset = bodyOffset;
    BodyOrder order = new BodyOrder(manifest);
    while (!order.isComplete()) {
      walk(order.next(bytes.header(offset), offset));
    }
    requireEnd();
  }

  /** Files, then index and data of each payload, in the manifest's order. */
  List<Entry> entries() {
    return List.copyOf(entries);
  }

  private void walk(Entry entry) throws IOException, PackageRefusedException {
    bytes.requireWithin(entry.offset(), entry.size(), entry.name());
    bytes.requireZeroPadding(entry.offset() + entry.size(), entry.name());
    entries.add(entry);
    offset = entry.end();
  }

  private void requireEnd() throws IOException, PackageRefusedException {
    Optional<UstarHeader> header = bytes.header(offset);
    BodyOrder.requireEnd(header);
    byte[] end = bytes.read(offset, BodyOrder.END_BYTES, BodyOrder.END);
    if (!PackageBytes.isZero(end)) {
      throw BodyOrder.badEnd(offset, "a byte that is not zero");
    }
    long more = bytes.size() - offset - BodyOrder.END_BYTES;
    if (more != 0) {
      throw BodyOrder.badEnd(offset, more + " bytes more");
    }
  }
}
