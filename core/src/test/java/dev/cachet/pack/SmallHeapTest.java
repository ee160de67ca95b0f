package dev.cachet.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.chunk.ChunkReading;
import dev.cachet.manifest.UnsafeManifest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is held does not grow with the image: more than 4 GiB pass through a heap of 16 MiB. */
class SmallHeapTest {
  private static final long SIZE = (4L << 30) + SparsePackage.CHUNK;

  @Test
  void readsFourGibOnTwoThreadsWithinSixteenMib() throws Exception {
    assertEquals(
        "CheckedChunks[depth=STORED, chunks=4097, present=4097, storedBytes="
            + SIZE
            + ", plainBytes="
            + SIZE
            + "]",
        runWith("-Xmx16m"));
  }

  private static String runWith(String heap) throws IOException, InterruptedException {
    String here = System.getProperty("java.class.path");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                System.getProperty("surefire.test.class.path", here),
                Reader.class.getName())
            .redirectErrorStream(true)
            .start();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said.strip();
  }

  /** The process of its own. */
  static final class Reader {
    private Reader() {}

    public static void main(String[] none) throws Exception {
      try (ReceivedPackage received = ReceivedPackage.open(new SparsePackage(SIZE))) {
        PackageLayout layout = PackageLayout.of(received, UnsafeManifest.open(received.manifest()));
        System.out.println(layout.verifyChunks(ChunkReading.stored().onThreads(2)));
      }
    }
  }
}
