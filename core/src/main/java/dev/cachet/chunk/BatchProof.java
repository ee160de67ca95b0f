package dev.cachet.chunk;

import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;

/** Loads and proves one batch after the other, in buffers of its own: one for each thread. */
public interface BatchProof {
  /**
   * Reads the stored bytes of a batch; nothing is known of them.
   *
   * @param batch the batch
   * @throws PackageRefusedException if it is refused
   * @throws IOException if the medium failed
   */
  void load(ChunkBatch batch) throws PackageRefusedException, IOException;

  /**
   * Proves what was loaded last.
   *
   * @throws PackageRefusedException if it is refused
   */
  void prove() throws PackageRefusedException;
}
