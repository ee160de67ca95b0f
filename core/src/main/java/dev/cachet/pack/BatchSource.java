package dev.cachet.pack;

import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.util.Optional;

/** Hands out the chunks of a package, in its order; asked by one thread at a time. */
@FunctionalInterface
interface BatchSource {
  /** The next batch, of which no byte is proven yet; empty at the end, and never asked again. */
  Optional<ChunkBatch> next() throws PackageRefusedException, IOException;
}
