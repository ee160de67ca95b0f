package dev.cachet.author;

import dev.cachet.author.payload.DraftRefusedException;
import dev.cachet.container.UstarHeader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes a container entry by entry (package specification, section 3). */
final class ContainerWriter implements Closeable {
  private static final int END = 2 * UstarHeader.BLOCK;

  private final FileChannel out;

  ContainerWriter(Path file) throws IOException {
    out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  void entry(String name, byte[] content) throws IOException {
    write(ByteBuffer.wrap(UstarHeader.of(name, content.length)));
    write(ByteBuffer.wrap(content));
    pad(content.length);
  }

  void entry(String name, Path file) throws IOException, DraftRefusedException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = in.size();
      if (size > UstarHeader.MAX_SIZE) {
        throw new DraftRefusedException(
            file + " has " + size + " bytes; an entry has at most 8 GiB - 1 (PKG-12)");
      }
      write(ByteBuffer.wrap(UstarHeader.of(name, size)));
      for (long done = 0; done < size; ) {
        long moved = in.transferTo(done, size - done, out);
        if (moved <= 0) {
          throw new IOException(file + " shrank while it was copied");
        }
        done += moved;
      }
      pad(size);
    }
  }

  /** Ends the archive and waits until the medium has it. */
  void finish() throws IOException {
    write(ByteBuffer.allocate(END));
    out.force(true);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void pad(long size) throws IOException {
    write(ByteBuffer.allocate((int) (UstarHeader.padded(size) - size)));
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (out.write(bytes) < 0) {
        throw new IOException("the medium takes no more");
      }
    }
  }
}
