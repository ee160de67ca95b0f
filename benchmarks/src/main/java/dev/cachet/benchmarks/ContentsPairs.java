package dev.cachet.benchmarks;

import dev.cachet.chunk.ChunkReading;
import dev.cachet.trust.TrustedRoot;
import java.nio.file.Path;

/** Bare SHA-256 over a package beside verifying it, in one process, warm, in pairs. */
public final class ContentsPairs {
  private ContentsPairs() {}

  /**
   * Measures on one thread and on two.
   *
   * @param arguments the package, its first root, how many pairs
   * @throws Exception if the package is refused or cannot be read
   */
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    TrustedRoot root = VerifyProcess.root(Path.of(arguments[1]));
    int pairs = Integer.parseInt(arguments[2]);
    for (int threads : new int[] {1, 2}) {
      ChunkReading reading = ChunkReading.stored().onThreads(threads);
      Pairs.measure(
          "bare SHA-256 (a), verifying stored chunks (b), threads " + threads,
          pairs,
          () -> BareHash.hash(file, threads),
          () -> VerifyProcess.verify(file, root, reading));
    }
    Pairs.measure(
        "bare SHA-256 on one thread (a) and two (b)",
        pairs,
        () -> BareHash.hash(file, 1),
        () -> BareHash.hash(file, 2));
    Pairs.measure(
        "verifying on one thread (a) and two (b)",
        pairs,
        () -> VerifyProcess.verify(file, root, ChunkReading.stored()),
        () -> VerifyProcess.verify(file, root, ChunkReading.stored().onThreads(2)));
    for (int threads : new int[] {1, 2}) {
      ChunkReading reading = ChunkReading.decoded().onThreads(threads);
      Pairs.measure(
          "bare SHA-256 (a), decoding every chunk (b), threads " + threads,
          3,
          () -> BareHash.hash(file, threads),
          () -> VerifyProcess.verify(file, root, reading));
    }
  }
}
