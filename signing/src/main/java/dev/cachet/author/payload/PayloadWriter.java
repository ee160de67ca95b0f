package dev.cachet.author.payload;

import dev.cachet.container.UstarHeader;
import dev.cachet.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/**
 * Cuts one payload into fixed chunks and writes its index and data. The payload is read once, in
 * order; memory is one page, the index and a few chunks for each thread, whatever its size.
 */
public final class PayloadWriter {
  private final PayloadSource source;
  private final Encoding encoding;
  private final InputStream in;
  private final long size;
  private final FileChannel data;
  private final IndexWriter index;
  private final MessageDigest whole = Sha256.newDigest();
  private ByteBuffer page = ByteBuffer.allocate(0);
  private long read;
  private long plainOffset;
  private long storedOffset;
  private long pageAt;
  private long pagePlain;
  private long pageStored;

  private PayloadWriter(
      PayloadSource source, Encoding encoding, InputStream in, long size, FileChannel data)
      throws DraftRefusedException {
    this.source = source;
    this.encoding = encoding;
    this.in = in;
    this.size = size;
    this.data = data;
    if (chunks() > IndexWriter.MAX_CHUNKS) {
      throw refused("has " + chunks() + " chunks; format 1 has 16,777,216: use longer chunks");
    }
    this.index = new IndexWriter(chunks());
  }

  /** What was written: the manifest's numbers, and the digest of the payload as it was read. */
  public record Written(long plainSize, int indexSize, Sha256 indexSha256, Sha256 plainSha256) {}

  /**
   * Writes index and chunks of one payload.
   *
   * @param source the source
   * @param encoding the encoding
   * @param indexFile the index file
   * @param dataFile the data file
   * @return the written
   * @throws IOException if the medium failed
   * @throws DraftRefusedException if the draft is refused
   */
  public static Written write(
      PayloadSource source, Encoding encoding, Path indexFile, Path dataFile)
      throws IOException, DraftRefusedException {
    try (InputStream in = Files.newInputStream(source.file());
        FileChannel data =
            FileChannel.open(dataFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      PayloadWriter writer =
          new PayloadWriter(source, encoding, in, Files.size(source.file()), data);
      byte[] index = writer.copy();
      Files.write(indexFile, index, StandardOpenOption.CREATE_NEW);
      return new Written(
          writer.plainOffset,
          index.length,
          Sha256.of(index),
          Sha256.fromBytes(writer.whole.digest()));
    }
  }

  private byte[] copy() throws IOException, DraftRefusedException {
    EncodingCrew.encode(this::readChunk, this::writeChunk, encoding);
    if (in.read() >= 0) {
      throw refused("grew while it was read; pack a file that nobody writes to");
    }
    return index.finish((int) chunks(), plainOffset, storedOffset, encoding.chunkBytes());
  }

  private boolean readChunk(ChunkSlot slot) throws IOException, DraftRefusedException {
    int length = (int) Math.min(encoding.chunkBytes(), size - read);
    if (in.readNBytes(slot.plain(), 0, length) != length) {
      throw refused("shrank while it was read; pack a file that nobody writes to");
    }
    whole.update(slot.plain(), 0, length);
    slot.filled(length);
    read += length;
    return length > 0;
  }

  private void writeChunk(ChunkSlot slot) throws IOException, DraftRefusedException {
    if (!page.hasRemaining()) {
      beginPage();
    }
    page.put(slot.record());
    plainOffset += slot.plainLength();
    storedOffset += slot.stored().remaining();
    writeFully(data, slot.stored());
    if (!page.hasRemaining()) {
      endPage();
    }
  }

  /**
   * The page goes before its chunks but is known after them: its place is left free, then filled.
   */
  private void beginPage() throws IOException {
    long done = plainOffset / encoding.chunkBytes();
    int inPage = (int) Math.min(IndexWriter.CHUNKS_PER_PAGE, chunks() - done);
    page = ByteBuffer.allocate(inPage * ChunkSlot.RECORD);
    pageAt = data.position();
    pagePlain = plainOffset;
    pageStored = storedOffset;
    data.position(pageAt + page.capacity() + allPresent(inPage).length);
  }

  private void endPage() throws IOException, DraftRefusedException {
    long end = data.position();
    requireFits(end);
    data.position(pageAt);
    writeFully(data, page.flip());
    writeFully(data, ByteBuffer.wrap(allPresent(page.capacity() / ChunkSlot.RECORD)));
    data.position(end);
    index.page(page.rewind(), pagePlain, pageStored);
    page.position(page.limit());
  }

  private long chunks() {
    return (size + encoding.chunkBytes() - 1) / encoding.chunkBytes();
  }

  // PKG-12: the size field of an entry expresses no more.
  private void requireFits(long dataSize) throws DraftRefusedException {
    if (dataSize > UstarHeader.MAX_SIZE) {
      throw refused("needs more than 8 GiB - 1 in the package (PKG-12); split it");
    }
  }

  private DraftRefusedException refused(String problem) {
    return new DraftRefusedException(
        "payload " + source.id() + " (" + source.file() + ") " + problem);
  }

  private static byte[] allPresent(int chunks) {
    byte[] bitmap = new byte[(chunks + 7) / 8];
    for (int i = 0; i < chunks; i++) {
      bitmap[i / 8] |= (byte) (0x80 >> i % 8);
    }
    return bitmap;
  }

  private static void writeFully(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (out.write(bytes) < 0) {
        throw new IOException("the medium takes no more");
      }
    }
  }
}
