package dev.cachet.pack;

import dev.cachet.chunk.CheckedChunks;
import dev.cachet.chunk.ChunkCrew;
import dev.cachet.chunk.ChunkReading;
import dev.cachet.chunk.PayloadIndex;
import dev.cachet.container.Entry;
import dev.cachet.decoder.ChunkDecoder;
import dev.cachet.decoder.ZstdChunkDecoder;
import dev.cachet.digest.Sha256;
import dev.cachet.manifest.Manifest;
import dev.cachet.manifest.PackageFile;
import dev.cachet.manifest.Payload;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;

/**
 * Where everything lies that a manifest names: every header of the body was compared with what the
 * manifest makes it be, all padding is zero, and the archive ends where it has to.
 */
public final class PackageLayout {
  private static final int BUFFER = 1 << 18;

  private final PackageBytes bytes;
  private final Manifest manifest;
  private final List<Entry> entries;

  private PackageLayout(PackageBytes bytes, Manifest manifest, List<Entry> entries) {
    this.bytes = bytes;
    this.manifest = manifest;
    this.entries = entries;
  }

  /**
   * Walks the body of a package by its manifest.
   *
   * @param received the package
   * @param manifest the manifest of that package
   * @return the layout; valid while the package is open
   * @throws PackageRefusedException if an entry is missing, not listed or of another size, or if
   *     the container is malformed (PKG-1 to PKG-5, PKG-9 to PKG-11)
   * @throws IOException if the medium fails
   * @throws IllegalArgumentException if the manifest belongs to another package
   */
  public static PackageLayout of(ReceivedPackage received, Manifest manifest)
      throws PackageRefusedException, IOException {
    if (!received.identity().equals(manifest.identity())) {
      throw new IllegalArgumentException("the manifest belongs to another package");
    }
    BodyWalk walk = new BodyWalk(received.bytes(), received.bodyOffset(), manifest);
    return new PackageLayout(received.bytes(), manifest, walk.entries());
  }

  /**
   * The manifest by which the body was walked.
   *
   * @return the manifest
   */
  public Manifest manifest() {
    return manifest;
  }

  /**
   * Compares the digest of a file with the manifest's (PKG-65); the file is streamed.
   *
   * @param file a file of the manifest
   * @throws PackageRefusedException {@code FILE_DIGEST_MISMATCH}
   * @throws IOException if the medium fails
   * @throws IllegalArgumentException if the manifest has no such file
   */
  public void verifyFile(PackageFile file) throws PackageRefusedException, IOException {
    Entry entry = entry(file);
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, Math.max(1, entry.size())));
    MessageDigest digest = Sha256.newDigest();
    for (long at = 0; at < entry.size(); at += buffer.limit()) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), entry.size() - at));
      bytes.fill(entry.offset() + at, buffer, entry.name());
      digest.update(buffer.flip());
    }
    requireDigest(file, Sha256.fromBytes(digest.digest()));
  }

  /**
   * Reads a file whose digest is the manifest's, at once; for the few files that a tool shows.
   *
   * @param file a file of the manifest
   * @return its bytes, at most 64 MiB, proven
   * @throws PackageRefusedException {@code FILE_DIGEST_MISMATCH}
   * @throws IOException if the medium fails
   * @throws IllegalArgumentException if the manifest has no such file
   */
  public byte[] readFile(PackageFile file) throws PackageRefusedException, IOException {
    Entry entry = entry(file);
    byte[] content = bytes.read(entry.offset(), (int) entry.size(), entry.name());
    requireDigest(file, Sha256.of(content));
    return content;
  }

  /**
   * Opens a payload: its index is read and proven now (PKG-28 to PKG-33), its pages and chunks
   * while they are read.
   *
   * @param payload a payload of the manifest
   * @return the reader, which decodes zstd in pure Java; valid while the package is open
   * @throws PackageRefusedException {@code INDEX_DIGEST_MISMATCH} or {@code INDEX_MALFORMED}
   * @throws IOException if the medium fails
   * @throws IllegalArgumentException if the manifest has no such payload
   */
  public PayloadReader payload(Payload payload) throws PackageRefusedException, IOException {
    return payload(payload, new ZstdChunkDecoder());
  }

  /**
   * Opens a payload with another decoder for zstd.
   *
   * @param payload a payload of the manifest
   * @param decoder decodes the frames; what it returns is proven like everything else
   * @return the reader; valid while the package is open
   * @throws PackageRefusedException {@code INDEX_DIGEST_MISMATCH} or {@code INDEX_MALFORMED}
   * @throws IOException if the medium fails
   * @throws IllegalArgumentException if the manifest has no such payload
   */
  public PayloadReader payload(Payload payload, ChunkDecoder decoder)
      throws PackageRefusedException, IOException {
    int number = manifest.payloads().indexOf(payload);
    if (number < 0) {
      throw new IllegalArgumentException("the manifest has no such payload: " + payload.id());
    }
    int at = manifest.files().size() + 2 * number;
    Entry index = entries.get(at);
    byte[] content = bytes.read(index.offset(), (int) index.size(), index.name());
    PayloadIndex proven = PayloadIndex.read(content, payload, index.name());
    return new PayloadReader(payload, proven, bytes, entries.get(at + 1), decoder);
  }

  /**
   * Reads the chunks of all payloads, in the memory of one index, one page and the buffers of each
   * thread; an index is proven again before its chunks are, so that one at a time is held.
   *
   * @param reading how far, and on how many threads
   * @return what was read and checked
   * @throws PackageRefusedException the first violation in the order of the package (PKG-28 to
   *     PKG-46)
   * @throws IOException if the medium fails
   */
  public CheckedChunks verifyChunks(ChunkReading reading)
      throws PackageRefusedException, IOException {
    PayloadsWalk walk = new PayloadsWalk(this, reading);
    ChunkCrew.prove(walk, reading.proofs(bytes), ChunkCrew.Access.ANYWHERE);
    return walk.checked();
  }

  private Entry entry(PackageFile file) {
    int number = manifest.files().indexOf(file);
    if (number < 0) {
      throw new IllegalArgumentException("the manifest has no such file: " + file.path());
    }
    return entries.get(number);
  }

  static void requireDigest(PackageFile file, Sha256 found) throws PackageRefusedException {
    if (!found.equals(file.sha256())) {
      throw new PackageRefusedException(
          Reason.FILE_DIGEST_MISMATCH, "PKG-65", file.path(), found.hex(), file.sha256().hex());
    }
  }
}
