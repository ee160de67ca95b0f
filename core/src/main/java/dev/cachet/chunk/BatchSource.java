package dev.cachet.chunk;

import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.util.Optional;

/** Hands out the chunks of a package, in its order; asked by one thread at a time. */
@FunctionalInterface
public interface BatchSource {
  /**
   * The next batch, of which no byte is proven yet; empty at the end, and never asked again.
   *
   * @return it, or nothing if there is none
   * @throws PackageRefusedException if it is refused
   * @throws IOException if the medium failed
   */
  Optional<ChunkBatch> next() throws PackageRefusedException, IOException;
}
