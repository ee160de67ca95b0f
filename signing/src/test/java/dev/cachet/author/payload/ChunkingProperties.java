package dev.cachet.author.payload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.author.DataJoiner;
import dev.cachet.digest.Sha256;
import dev.cachet.manifest.PayloadKind;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Reads index and data by the tables of the specification, without the reader of core. */
class ChunkingProperties {
  private static final int CHUNK = 4096;
  private Path folder;

  @BeforeTry
  void makeFolder() throws Exception {
    folder = Files.createTempDirectory("chunking");
  }

  @AfterTry
  void removeFolder() throws Exception {
    for (String name : new String[] {"plain", "index", "data", "index-1", "data-1"}) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.delete(folder);
  }

  @Property(tries = 30)
  @Tag("PKG-66")
  void rejoinedChunksAreAlwaysThePayload(@ForAll("sizes") int size, @ForAll("entropy") int entropy)
      throws Exception {
    byte[] plain = payload(size, entropy);
    PayloadWriter.Written written = write(plain, CHUNK);
    assertEquals(size, written.plainSize());
    assertEquals(Sha256.of(plain), written.plainSha256());
    assertArrayEquals(
        plain, new DataJoiner(folder.resolve("index"), folder.resolve("data")).join());
  }

  @Property(tries = 30)
  @Tag("PKG-67")
  void chunkIsCompressedOnlyWhereThatIsShorter(
      @ForAll("sizes") int size, @ForAll("entropy") int entropy) throws Exception {
    PayloadWriter.Written unused = write(payload(size, entropy), CHUNK);
    DataJoiner data = new DataJoiner(folder.resolve("index"), folder.resolve("data"));
    byte[] rejoined = data.join();
    assertEquals(size, rejoined.length);
    for (DataJoiner.Chunk chunk : data.chunks()) {
      assertTrue(
          chunk.codec() == 0
              ? chunk.storedLength() == chunk.plainLength()
              : chunk.storedLength() < chunk.plainLength());
      // Noise does not compress, repetition does.
      if (entropy == 2) {
        assertEquals(0, chunk.codec());
      }
      if (entropy == 0 && chunk.plainLength() > 100) {
        assertEquals(1, chunk.codec());
      }
    }
  }

  @Property(tries = 30)
  @Tag("PKG-66")
  void anyNumberOfThreadsWritesTheSameBytes(
      @ForAll("sizes") int size, @ForAll @IntRange(min = 2, max = 5) int threads) throws Exception {
    byte[] plain = payload(size, 1);
    PayloadWriter.Written many = write(plain, new Encoding(CHUNK, 5, threads), "");
    assertEquals(write(plain, new Encoding(CHUNK, 5, 1), "-1"), many);
    for (String name : new String[] {"index", "data"}) {
      assertEquals(-1, Files.mismatch(folder.resolve(name), folder.resolve(name + "-1")), name);
    }
  }

  @Provide
  Arbitrary<Integer> sizes() {
    return Arbitraries.of(1, 2, 3, 4, 1023, 1024, 1025)
        .flatMap(
            pages ->
                Arbitraries.integers()
                    .between(-2, 2)
                    .map(off -> Math.max(0, (pages > 4 ? pages : pages - 1) * CHUNK + off)));
  }

  @Provide
  Arbitrary<Integer> entropy() {
    return Arbitraries.of(0, 1, 2);
  }

  private PayloadWriter.Written write(byte[] plain, int chunkBytes) throws Exception {
    return write(plain, new Encoding(chunkBytes, 9, 2), "");
  }

  private PayloadWriter.Written write(byte[] plain, Encoding encoding, String suffix)
      throws Exception {
    Path file = Files.write(folder.resolve("plain"), plain);
    PayloadSource source = new PayloadSource("p", "s", PayloadKind.IMAGE, Optional.empty(), file);
    return PayloadWriter.write(
        source, encoding, folder.resolve("index" + suffix), folder.resolve("data" + suffix));
  }

  private static byte[] payload(int size, int entropy) {
    byte[] noise = new byte[size];
    new Random(size).nextBytes(noise);
    if (entropy == 0) {
      Arrays.fill(noise, (byte) 7);
    }
    if (entropy == 1) {
      ByteBuffer half = ByteBuffer.wrap(noise);
      for (int i = 0; i < size; i += 2) {
        half.put(i, (byte) 0);
      }
    }
    return noise;
  }
}
