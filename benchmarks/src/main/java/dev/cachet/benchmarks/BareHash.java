package dev.cachet.benchmarks;

import dev.cachet.digest.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The floor of reading a package: SHA-256 of the JDK over a file and nothing else, in blocks of 256
 * KiB through direct buffers, as the reader of chunks does it, on any number of threads.
 */
public final class BareHash {
  private static final int BLOCK = 1 << 18;

  private BareHash() {}

  /**
   * Hashes one file and prints how many bytes that were.
   *
   * @param arguments the file and the number of threads
   * @throws Exception if the file cannot be read
   */
  public static void main(String[] arguments) throws Exception {
    System.out.println("hashed " + hash(Path.of(arguments[0]), Integer.parseInt(arguments[1])));
  }

  static long hash(Path file, int threads) throws IOException, InterruptedException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      AtomicLong next = new AtomicLong();
      AtomicLong hashed = new AtomicLong();
      List<Thread> helpers = new ArrayList<>();
      for (int i = 1; i < threads; i++) {
        Thread helper = new Thread(() -> blocks(channel, next, hashed));
        helper.start();
        helpers.add(helper);
      }
      blocks(channel, next, hashed);
      for (Thread helper : helpers) {
        helper.join();
      }
      if (hashed.get() != channel.size()) {
        throw new IOException("hashed " + hashed + " of " + channel.size() + " bytes");
      }
      return hashed.get();
    }
  }

  private static void blocks(FileChannel channel, AtomicLong next, AtomicLong hashed) {
    MessageDigest digest = Sha256.newDigest();
    ByteBuffer buffer = ByteBuffer.allocateDirect(BLOCK);
    try {
      for (long at = next.getAndAdd(BLOCK); at < channel.size(); at = next.getAndAdd(BLOCK)) {
        buffer.clear();
        while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) >= 0) {
          // Reads on to the end of the block or of the file.
        }
        hashed.addAndGet(buffer.position());
        digest.update(buffer.flip());
        if (digest.digest().length != Sha256.LENGTH) {
          throw new IllegalStateException();
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
