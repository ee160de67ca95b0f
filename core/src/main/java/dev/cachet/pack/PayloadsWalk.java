package dev.cachet.pack;

import dev.cachet.chunk.BatchSource;
import dev.cachet.chunk.CheckedChunks;
import dev.cachet.chunk.ChunkBatch;
import dev.cachet.chunk.ChunkReading;
import dev.cachet.chunk.ChunkWalk;
import dev.cachet.manifest.Payload;
import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks the payloads of a package, one behind the other, as if they were one. */
final class PayloadsWalk implements BatchSource {
  private final PackageLayout layout;
  private final ChunkReading reading;
  private final Iterator<Payload> payloads;
  private CheckedChunks checked;
  private @Nullable ChunkWalk open;

  PayloadsWalk(PackageLayout layout, ChunkReading reading) {
    this.layout = layout;
    this.reading = reading;
    this.payloads = layout.manifest().payloads().iterator();
    this.checked = new CheckedChunks(reading.depth(), 0, 0, 0, 0);
  }

  @Override
  public Optional<ChunkBatch> next() throws PackageRefusedException, IOException {
    while (true) {
      if (open != null) {
        Optional<ChunkBatch> batch = open.next();
        if (batch.isPresent()) {
          return batch;
        }
        checked = checked.plus(open.checked());
        open = null;
      }
      if (!payloads.hasNext()) {
        return Optional.empty();
      }
      open = layout.payload(payloads.next()).walk(reading, records -> {});
    }
  }

  CheckedChunks checked() {
    return checked;
  }
}
