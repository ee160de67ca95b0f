package dev.cachet.author;

import dev.cachet.digest.Sha256;
import dev.cachet.pack.UstarHeader;
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
 * order; memory is one page, the index and two chunks, whatever its size.
 */
final class PayloadWriter {
  private final PayloadSource source;
  private final int chunkBytes;
  private final ChunkEncoder encoder;
  private final byte[] chunk;
  private final MessageDigest whole = Sha256.newDigest();
  private long plainOffset;
  private long storedOffset;

  private PayloadWriter(PayloadSource source, int chunkBytes) {
    this.source = source;
    this.chunkBytes = chunkBytes;
    this.encoder = new ChunkEncoder(chunkBytes);
    this.chunk = new byte[chunkBytes];
  }

  /** What was written: the manifest's numbers, and the digest of the payload as it was read. */
  record Written(long plainSize, int indexSize, Sha256 indexSha256, Sha256 plainSha256) {}

  static Written write(PayloadSource source, int chunkBytes, Path indexFile, Path dataFile)
      throws IOException, DraftRefusedException {
    try (InputStream in = Files.newInputStream(source.file());
        FileChannel data =
            FileChannel.open(dataFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      PayloadWriter writer = new PayloadWriter(source, chunkBytes);
      byte[] index = writer.copy(in, Files.size(source.file()), data);
      Files.write(indexFile, index, StandardOpenOption.CREATE_NEW);
      return new Written(
          writer.plainOffset,
          index.length,
          Sha256.of(index),
          Sha256.fromBytes(writer.whole.digest()));
    }
  }

  private byte[] copy(InputStream in, long size, FileChannel data)
      throws IOException, DraftRefusedException {
    long chunks = (size + chunkBytes - 1) / chunkBytes;
    if (chunks > IndexWriter.MAX_CHUNKS) {
      throw refused("has " + chunks + " chunks; format 1 has 16,777,216: use longer chunks");
    }
    IndexWriter index = new IndexWriter(chunks);
    for (long done = 0; done < chunks; done += IndexWriter.CHUNKS_PER_PAGE) {
      int inPage = (int) Math.min(IndexWriter.CHUNKS_PER_PAGE, chunks - done);
      writePage(in, size, inPage, data, index);
    }
    if (in.read() >= 0) {
      throw refused("grew while it was read; pack a file that nobody writes to");
    }
    return index.finish((int) chunks, plainOffset, storedOffset, chunkBytes);
  }

  /**
   * The page goes before its chunks but is known after them: its place is left free, then filled.
   */
  private void writePage(InputStream in, long size, int inPage, FileChannel data, IndexWriter index)
      throws IOException, DraftRefusedException {
    ByteBuffer page = ByteBuffer.allocate(inPage * ChunkEncoder.RECORD);
    byte[] bitmap = allPresent(inPage);
    long pageAt = data.position();
    long pagePlain = plainOffset;
    long pageStored = storedOffset;
    data.position(pageAt + page.capacity() + bitmap.length);
    for (int i = 0; i < inPage; i++) {
      int length = readChunk(in, (int) Math.min(chunkBytes, size - plainOffset));
      encoder.encode(chunk, length, page);
      plainOffset += length;
      storedOffset += encoder.stored().remaining();
      writeFully(data, encoder.stored());
    }
    long end = data.position();
    requireFits(end);
    data.position(pageAt);
    writeFully(data, page.flip());
    writeFully(data, ByteBuffer.wrap(bitmap));
    data.position(end);
    index.page(page.rewind(), pagePlain, pageStored);
  }

  private int readChunk(InputStream in, int length) throws IOException, DraftRefusedException {
    if (in.readNBytes(chunk, 0, length) != length) {
      throw refused("shrank while it was read; pack a file that nobody writes to");
    }
    whole.update(chunk, 0, length);
    return length;
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
