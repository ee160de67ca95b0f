package dev.cachet.pack;

import dev.cachet.digest.Sha256;
import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a package that arrives. In a file the whole container is judged before the
 * first file, all files before the first index, and so on; here all pass once, so the first
 * violation of each kind is kept, and of a kind that comes after it nothing is read any more.
 */
final class StreamedBody {
  private static final int BUFFER = 1 << 16;

  private final StreamBytes bytes;
  private final Manifest manifest;
  private final BodyOrder order;
  private final Optional<ChunkReading> reading;
  private final Set<FileKind> kinds;
  private final Map<PackageFile, byte[]> kept = new HashMap<>();
  private final List<BatchProof> proofs;
  private CheckedChunks checked;
  private @Nullable PackageRefusedException files;
  private @Nullable PackageRefusedException indexes;
  private @Nullable PackageRefusedException chunks;

  /**
   * Reads a body.
   *
   * @param kinds files of these kinds are kept, if they have the digest of the manifest
   */
  StreamedBody(
      StreamBytes bytes, Manifest manifest, Optional<ChunkReading> reading, Set<FileKind> kinds) {
    this.kinds = kinds;
    this.bytes = bytes;
    this.manifest = manifest;
    this.order = new BodyOrder(manifest);
    this.reading = reading;
    this.proofs = reading.map(how -> how.proofs(bytes)).orElse(List.of());
    this.checked =
        new CheckedChunks(reading.map(ChunkReading::depth).orElse(ChunkDepth.STORED), 0, 0, 0, 0);
  }

  ArrivedBody read() throws IOException {
    PackageRefusedException layout = null;
    try {
      for (PackageFile file : manifest.files()) {
        file(next(), file);
      }
      for (Payload payload : manifest.payloads()) {
        Optional<PayloadIndex> index = index(next(), payload);
        data(next(), index);
      }
      requireEnd();
    } catch (PackageRefusedException e) {
      layout = e;
    }
    return new ArrivedBody(layout, files, indexes, chunks, checked, reading.isPresent());
  }

  Map<PackageFile, byte[]> kept() {
    return kept;
  }

  private Entry next() throws IOException, PackageRefusedException {
    long at = bytes.position();
    Entry entry = order.next(bytes.header(), at);
    bytes.enter(entry.name(), entry.size());
    return entry;
  }

  private void file(Entry entry, PackageFile file) throws IOException, PackageRefusedException {
    if (reading.isPresent() && files == null) {
      Optional<byte[]> content =
          kinds.contains(file.kind())
              ? Optional.of(bytes.take((int) entry.size()))
              : Optional.empty();
      Sha256 found = content.isPresent() ? Sha256.of(content.get()) : digest(entry);
      try {
        PackageLayout.requireDigest(file, found);
        content.ifPresent(all -> kept.put(file, all));
      } catch (PackageRefusedException e) {
        files = e;
      }
    }
    leave(entry);
  }

  private Sha256 digest(Entry entry) throws IOException, PackageRefusedException {
    MessageDigest digest = Sha256.newDigest();
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, Math.max(1, entry.size())));
    for (long left = entry.size(); left > 0; left -= buffer.limit()) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), left));
      bytes.fill(bytes.position(), buffer, entry.name());
      digest.update(buffer.flip());
    }
    return Sha256.fromBytes(digest.digest());
  }

  private Optional<PayloadIndex> index(Entry entry, Payload payload)
      throws IOException, PackageRefusedException {
    Optional<PayloadIndex> index = Optional.empty();
    if (reading.isPresent() && files == null && indexes == null) {
      byte[] content = bytes.take((int) entry.size());
      try {
        index = Optional.of(PayloadIndex.read(content, payload, entry.name()));
      } catch (PackageRefusedException e) {
        indexes = e;
      }
    }
    leave(entry);
    return index;
  }

  private void data(Entry entry, Optional<PayloadIndex> index)
      throws IOException, PackageRefusedException {
    if (reading.isPresent() && index.isPresent() && chunks == null) {
      chunks(entry, index.get(), reading.get());
    }
    leave(entry);
  }

  private void chunks(Entry entry, PayloadIndex index, ChunkReading how)
      throws IOException, PackageRefusedException {
    ChunkWalk walk = new ChunkWalk(index, new DataCursor(bytes, entry), how, page -> {});
    try {
      ChunkCrew.prove(walk, proofs, ChunkCrew.Access.IN_ORDER);
      checked = checked.plus(walk.checked());
    } catch (PackageRefusedException e) {
      // A container that ended here is found to be too short once more when the entry is left.
      chunks = e;
    }
  }

  private void leave(Entry entry) throws IOException, PackageRefusedException {
    bytes.skipTo(entry.offset() + entry.size());
    bytes.requireZeroPadding(entry.name());
  }

  private void requireEnd() throws IOException, PackageRefusedException {
    long at = bytes.position();
    BodyOrder.requireEnd(bytes.header());
    bytes.enter(BodyOrder.END, UstarHeader.BLOCK);
    if (!PackageBytes.isZero(bytes.take(UstarHeader.BLOCK))) {
      throw BodyOrder.badEnd(at, "a byte that is not zero");
    }
    // How many follow is not asked: they could be without end (A40).
    if (bytes.hasMore()) {
      throw BodyOrder.badEnd(at, "more bytes");
    }
  }
}
