package dev.cachet.memory;

import dev.cachet.json.StrictJsonException;
import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two files of memory. A write always goes over the older one, so that a cut in the middle of
 * it leaves the newer.
 */
final class Generations {
  private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

  static final String FOLDER = "memory";
  static final List<String> FILES = List.of(FOLDER + "/generation-a", FOLDER + "/generation-b");

  private final Storage storage;
  private int newest;
  private long number;

  private Generations(Storage storage) {
    this.storage = storage;
  }

  /** Whether any trace of a memory is there, readable or not. */
  static boolean present(Storage storage) throws IOException {
    return storage.exists(FILES.get(0)) || storage.exists(FILES.get(1));
  }

  /** Makes the first generation; it is there whole or not at all. */
  static void create(Storage storage, MemoryState state) throws IOException {
    storage.replace(FILES.get(0), new Generation(1, MemoryText.write(state)).bytes());
  }

  static Optional<Loaded> load(Storage storage, String product) throws IOException {
    IOException failure = null;
    Candidate best = null;
    boolean alike = true;
    for (int file = 0; file < FILES.size(); file++) {
      Candidate found = null;
      try {
        found = read(storage, file, product);
      } catch (IOException e) {
        // A worn sector under one generation must not make the other useless.
        failure = e;
      }
      alike &= found != null && (best == null || Raise.none(best.state, found.state));
      best = found != null && (best == null || found.number > best.number) ? found : best;
    }
    if (best == null && failure != null) {
      throw failure;
    }
    if (failure != null) {
      LOG.warn("one generation of the memory cannot be read; the other is in use", failure);
    }
    return best == null ? Optional.empty() : Optional.of(loaded(storage, best, alike));
  }

  private static Loaded loaded(Storage storage, Candidate best, boolean alike) {
    Generations generations = new Generations(storage);
    generations.newest = best.file;
    generations.number = best.number;
    return new Loaded(generations, best.state, alike);
  }

  private static @Nullable Candidate read(Storage storage, int file, String product)
      throws IOException {
    try {
      Optional<Generation> generation =
          Generation.read(storage.read(FILES.get(file), Generation.MAX_BYTES));
      return generation.isEmpty()
          ? null
          : new Candidate(
              file, generation.get().number(), MemoryText.read(generation.get().json(), product));
    } catch (NoSuchFileException | StrictJsonException e) {
      return null;
    }
  }

  /** Writes over the older generation; the newer stays as it is. */
  void write(MemoryState state) throws IOException {
    int older = 1 - newest;
    byte[] bytes = new Generation(number + 1, MemoryText.write(state)).bytes();
    boolean made = !storage.exists(FILES.get(older));
    try (StorageFile file = storage.openToWrite(FILES.get(older))) {
      file.write(0, ByteBuffer.wrap(bytes));
      file.truncate(bytes.length);
      file.sync();
    }
    if (made) {
      storage.syncFolder(FOLDER);
    }
    newest = older;
    number++;
  }

  /** What start-up found; {@code alike} if both generations hold the same raises. */
  record Loaded(Generations generations, MemoryState state, boolean alike) {}

  private record Candidate(int file, long number, MemoryState state) {}
}
