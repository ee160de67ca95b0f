package dev.cachet.installation;

import dev.cachet.pack.ChunkSink;
import dev.cachet.pack.PayloadReader;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageFile;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Writes one image, and beside it the index that proves the image later. */
final class SlotWriter implements ChunkSink {
  private final StorageFile image;
  private final StorageFile index;
  private long indexEnd;

  private SlotWriter(StorageFile image, StorageFile index) {
    this.image = image;
    this.index = index;
  }

  /** Durable when this returns, but for the names of files that are new. */
  static void write(Storage storage, String imagePath, String indexPath, PayloadReader payload)
      throws PackageRefusedException, IOException {
    try (StorageFile image = storage.openToWrite(imagePath);
        StorageFile index = storage.openToWrite(indexPath)) {
      SlotWriter writer = new SlotWriter(image, index);
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
    image.write(plainOffset, plain);
  }

  @Override
  public void page(ByteBuffer page) throws IOException {
    int length = page.remaining();
    index.write(indexEnd, page);
    indexEnd += length;
  }
}
