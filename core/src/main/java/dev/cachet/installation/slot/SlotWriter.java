package dev.cachet.installation.slot;

import dev.cachet.pack.ChunkSink;
import dev.cachet.pack.PayloadReader;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;

/** Writes one image, and beside it the index that proves the image later. */
public final class SlotWriter implements ChunkSink {
  private final StorageFile image;
  private final StorageFile index;
  private final LongConsumer written;
  private long indexEnd;

  private SlotWriter(StorageFile image, StorageFile index, LongConsumer written) {
    this.image = image;
    this.index = index;
    this.written = written;
  }

  /**
   * Durable when this returns, but for the names of files that are new.
   *
   * @param written told up to where the image is written
   * @param storage where files are kept
   * @param imagePath the image path
   * @param indexPath the index path
   * @param payload the payload
   * @throws PackageRefusedException if it is refused
   * @throws IOException if the medium failed
   */
  public static void write(
      Storage storage,
      String imagePath,
      String indexPath,
      PayloadReader payload,
      LongConsumer written)
      throws PackageRefusedException, IOException {
    try (StorageFile image = storage.openToWrite(imagePath);
        StorageFile index = storage.openToWrite(indexPath)) {
      SlotWriter writer = new SlotWriter(image, index, written);
      writer.page(ByteBuffer.wrap(payload.index()));
      payload.read(writer);
      index.truncate(writer.indexEnd);
      image.truncate(payload.payload().plainSize());
      index.sync();
      // A failed write-back is reported once: through this handle, or never.
      image.sync();
    }
  }

  @Override
  public void accept(long plainOffset, ByteBuffer plain) throws IOException {
    int length = plain.remaining();
    image.write(plainOffset, plain);
    written.accept(plainOffset + length);
  }

  @Override
  public void page(ByteBuffer page) throws IOException {
    int length = page.remaining();
    index.write(indexEnd, page);
    indexEnd += length;
  }
}
