package dev.cachet.pack;

import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;

/** Loads and proves one batch after the other, in buffers of its own: one for each thread. */
interface BatchProof {
  /** Reads the stored bytes of a batch; nothing is known of them. */
  void load(ChunkBatch batch) throws PackageRefusedException, IOException;

  /** Proves what was loaded last. */
  void prove() throws PackageRefusedException;
}
