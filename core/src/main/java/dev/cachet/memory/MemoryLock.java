package dev.cachet.memory;

import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageLock;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The lock of one handle, which a step holds once however deep its writes are. */
final class MemoryLock {
  private final Storage storage;
  private final Generations generations;
  private @Nullable StorageLock held;
  private int depth;

  MemoryLock(Storage storage, Generations generations) {
    this.storage = storage;
    this.generations = generations;
  }

  /** Before the first write of a step memory is compared, lest an old handle take back a floor. */
  StorageLock take() throws IOException {
    if (depth == 0) {
      StorageLock taken = storage.lock();
      boolean unchanged = false;
      try {
        generations.requireUnchanged();
        unchanged = true;
      } finally {
        if (!unchanged) {
          taken.close();
        }
      }
      held = taken;
    }
    depth++;
    return new Share();
  }

  private void giveBack() throws IOException {
    depth--;
    StorageLock last = held;
    if (depth == 0 && last != null) {
      held = null;
      last.close();
    }
  }

  private final class Share implements StorageLock {
    private boolean closed;

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        giveBack();
      }
    }
  }
}
