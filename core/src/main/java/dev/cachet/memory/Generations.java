package dev.cachet.memory;

import dev.cachet.json.StrictJsonException;
import dev.cachet.memory.record.LostFile;
import dev.cachet.memory.record.LostFile.Condition;
import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageInUseException;
import java.io.IOException;
import java.util.ArrayList;
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

  private final List<GenerationFile> files;
  private int newest;
  private long number;

  private Generations(Storage storage) {
    this.files = FILES.stream().map(path -> new GenerationFile(storage, path)).toList();
  }

  /** Whether any trace of a memory is there, readable or not. */
  static boolean present(Storage storage) throws IOException {
    return storage.exists(FILES.get(0)) || storage.exists(FILES.get(1));
  }

  /** Whether a memory can be opened; what cannot be read is as good as gone. */
  static boolean whole(Storage storage, String product) {
    try {
      return load(storage, product).isPresent();
    } catch (IOException e) {
      LOG.warn("no generation of the memory can be read", e);
      return false;
    }
  }

  /** What is wrong with each file, if neither is whole; else nothing. */
  static List<LostFile> lost(Storage storage, String product) {
    Generations generations = new Generations(storage);
    List<LostFile> lost = new ArrayList<>();
    for (int file = 0; file < FILES.size(); file++) {
      Optional<Condition> condition = generations.condition(file, product);
      if (condition.isEmpty()) {
        return List.of();
      }
      lost.add(new LostFile(FILES.get(file), condition.get()));
    }
    return lost;
  }

  private Optional<Condition> condition(int file, String product) {
    try {
      if (files.get(file).load().isEmpty()) {
        return Optional.of(Condition.MISSING);
      }
      return read(file, product) == null ? Optional.of(Condition.DAMAGED) : Optional.empty();
    } catch (IOException e) {
      return Optional.of(Condition.UNREADABLE);
    }
  }

  /** Makes the first generation; it is there whole or not at all. */
  static void create(Storage storage, MemoryState state) throws IOException {
    storage.replace(FILES.get(0), new Generation(1, MemoryText.write(state)).bytes());
  }

  /** Reads both files, which changes nothing. */
  static Optional<Loaded> load(Storage storage, String product) throws IOException {
    return new Generations(storage).load(product);
  }

  private Optional<Loaded> load(String product) throws IOException {
    IOException failure = null;
    Candidate best = null;
    boolean alike = true;
    for (int file = 0; file < files.size(); file++) {
      Candidate found = null;
      try {
        found = read(file, product);
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
    return best == null ? Optional.empty() : Optional.of(loaded(best, alike));
  }

  private Loaded loaded(Candidate best, boolean alike) {
    newest = best.file;
    number = best.number;
    return new Loaded(this, best.state, alike);
  }

  private @Nullable Candidate read(int file, String product) throws IOException {
    Optional<Generation> generation = files.get(file).load().flatMap(Generation::read);
    if (generation.isEmpty()) {
      return null;
    }
    try {
      MemoryState state = MemoryText.read(generation.get().json(), product);
      return new Candidate(file, generation.get().number(), state);
    } catch (StrictJsonException e) {
      return null;
    }
  }

  /**
   * Makes durable what was read: a cut would otherwise take back the generation in force after the
   * other one, which was the durable one, was written over.
   */
  void settle() throws IOException {
    if (!files.get(newest).settled()) {
      throw new IOException("the newest generation of the memory cannot be made durable");
    }
    if (!files.get(1 - newest).settled()) {
      LOG.warn("one generation of the memory cannot be written; the other is in use");
    }
  }

  /**
   * Requires that nobody else wrote since this handle did.
   *
   * @throws StorageInUseException if somebody did
   * @throws IOException if neither file can be read
   */
  void requireUnchanged() throws IOException {
    boolean first = files.get(0).requireUnchanged();
    boolean second = files.get(1).requireUnchanged();
    if (!first && !second) {
      throw new IOException("neither generation of the memory can be read");
    }
  }

  /**
   * Writes over the older generation; the newer stays as it is. If the older cannot be written, a
   * new file takes the place of the newer, which is whole at every instant.
   */
  void write(MemoryState state) throws IOException {
    requireUnchanged();
    int older = 1 - newest;
    byte[] bytes = new Generation(number + 1, MemoryText.write(state)).bytes();
    if (files.get(older).write(bytes)) {
      newest = older;
    } else {
      LOG.warn("one generation of the memory cannot be written; the other is in use");
      if (!files.get(newest).renew(bytes)) {
        throw new IOException("neither generation of the memory can be written");
      }
    }
    number++;
  }

  /** What start-up found; {@code alike} if both generations hold the same raises. */
  record Loaded(Generations generations, MemoryState state, boolean alike) {}

  private record Candidate(int file, long number, MemoryState state) {}
}
