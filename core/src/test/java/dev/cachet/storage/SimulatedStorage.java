package dev.cachet.storage;

import dev.cachet.digest.Sha256;
import dev.cachet.storage.DiskOperation.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Storage in memory that keeps a journal, so that every state which a power cut could leave can be
 * made afterwards. Data and names are separate, and nothing is durable before it is synced: not
 * even the name of a file whose data was.
 */
public final class SimulatedStorage implements Storage {
  private final DiskImage start;
  private final DiskImage now;
  private final List<DiskOperation> journal = new ArrayList<>();
  private int nextFile;
  private boolean locked;
  private int operationsLeft = Integer.MAX_VALUE;

  public SimulatedStorage() {
    this(new DiskImage());
  }

  private SimulatedStorage(DiskImage start) {
    this.start = start;
    this.now = start.copy();
    this.nextFile =
        Stream.concat(start.files.keySet().stream(), start.names.values().stream())
            .mapToInt(file -> file + 1)
            .max()
            .orElse(0);
  }

  /** How many operations were asked for so far, syncs among them. */
  public int operations() {
    return journal.size();
  }

  /** From now on only so many operations succeed; the next ones fail like a worn medium. */
  public void failAfter(int operations) {
    operationsLeft = operations;
  }

  /**
   * The names and bytes of all files as one value: what happens to a disk depends on nothing else.
   */
  public Sha256 fingerprint() {
    return fingerprintOver(new SimulatedStorage());
  }

  /** As {@link #fingerprint}, quicker for the files that are the very ones of another disk. */
  public Sha256 fingerprintOver(SimulatedStorage base) {
    MessageDigest digest = Sha256.newDigest();
    now.names.forEach(
        (name, file) -> {
          byte[] bytes = now.bytes(file);
          boolean same = bytes == base.now.files.get(file);
          String head = name + ' ' + (same ? "as " + file : bytes.length) + '\n';
          digest.update(head.getBytes(StandardCharsets.UTF_8));
          if (!same) {
            digest.update(bytes);
          }
        });
    return Sha256.fromBytes(digest.digest());
  }

  /** A disk with the same content, all of it durable. */
  public SimulatedStorage copy() {
    return new SimulatedStorage(now.copy());
  }

  /**
   * Makes every disk that a power cut before the given operation could leave: of the operations
   * that were not synced all lost, all kept, each alone lost, each alone kept, each write alone
   * torn in one of two halves.
   */
  public void afterCutBefore(int operation, Consumer<SimulatedStorage> disk) {
    afterCutBefore(operation, DiskOperation::torn, disk);
  }

  /** As {@link #afterCutBefore}, and each write alone torn at every byte. */
  public void afterEveryCutBefore(int operation, Consumer<SimulatedStorage> disk) {
    afterEveryCutBefore(operation, path -> true, disk);
  }

  /**
   * As {@link #afterCutBefore}, and each write alone torn: one to a record at every byte, or at
   * every sector if it is longer than 4 KiB; another one at every sector.
   *
   * @param record whether the file of a path is one
   */
  public void afterEveryCutBefore(
      int operation, Predicate<String> record, Consumer<SimulatedStorage> disk) {
    Set<Integer> records = new HashSet<>();
    start.names.forEach((name, file) -> addIf(record, name, file, records));
    journal.forEach(next -> addIf(record, next.name(), next.file(), records));
    afterCutBefore(operation, torn -> torn.tornEverywhere(records.contains(torn.file())), disk);
  }

  private static void addIf(Predicate<String> wanted, String name, int file, Set<Integer> files) {
    if (!name.isEmpty() && wanted.test(name)) {
      files.add(file);
    }
  }

  private void afterCutBefore(
      int operation,
      Function<DiskOperation, List<DiskOperation>> tearing,
      Consumer<SimulatedStorage> disk) {
    DiskImage durable = start.copy();
    List<DiskOperation> unsynced = new ArrayList<>();
    for (DiskOperation next : journal.subList(0, operation)) {
      if (next.isSync()) {
        unsynced.stream().filter(next::settles).forEach(durable::apply);
        unsynced.removeIf(next::settles);
      } else {
        unsynced.add(next);
      }
    }
    outcomes(unsynced, tearing).forEach(kept -> disk.accept(restarted(durable, kept)));
  }

  private static List<List<DiskOperation>> outcomes(
      List<DiskOperation> unsynced, Function<DiskOperation, List<DiskOperation>> tearing) {
    List<List<DiskOperation>> outcomes = new ArrayList<>();
    outcomes.add(List.of());
    if (!unsynced.isEmpty()) {
      outcomes.add(unsynced);
    }
    for (int i = 0; i < unsynced.size(); i++) {
      if (unsynced.size() > 1) {
        outcomes.add(List.of(unsynced.get(i)));
        outcomes.add(without(unsynced, i));
      }
      for (DiskOperation half : tearing.apply(unsynced.get(i))) {
        List<DiskOperation> torn = new ArrayList<>(unsynced);
        torn.set(i, half);
        outcomes.add(torn);
      }
    }
    return outcomes;
  }

  private static List<DiskOperation> without(List<DiskOperation> all, int index) {
    List<DiskOperation> rest = new ArrayList<>(all);
    rest.remove(index);
    return rest;
  }

  private static SimulatedStorage restarted(DiskImage durable, List<DiskOperation> kept) {
    DiskImage image = durable.copy();
    kept.forEach(image::apply);
    return new SimulatedStorage(image);
  }

  /** Overwrites a file as a fault of the medium or somebody with a disk editor would. */
  public void damage(String path, byte[] bytes) {
    if (!now.names.containsKey(path)) {
      now.names.put(path, nextFile++);
    }
    now.files.put(now.names.get(path), bytes.clone());
  }

  /** Loses a file as a fault of the medium would. */
  public void lose(String path) {
    now.names.remove(path);
  }

  @Override
  public StorageLock lock() throws IOException {
    if (locked) {
      throw new StorageInUseException("another program works on the device");
    }
    locked = true;
    return () -> locked = false;
  }

  @Override
  public List<String> folders(String folder) {
    StoragePath.names(folder);
    return now.names.keySet().stream()
        .filter(name -> name.startsWith(folder + "/"))
        .map(name -> name.substring(folder.length() + 1))
        .filter(name -> name.contains("/"))
        .map(name -> name.substring(0, name.indexOf('/')))
        .distinct()
        .toList();
  }

  @Override
  public boolean exists(String path) {
    StoragePath.names(path);
    return now.names.containsKey(path);
  }

  @Override
  public List<String> list(String folder) {
    StoragePath.names(folder);
    return now.folder(folder);
  }

  @Override
  public byte[] read(String path, int maxBytes) throws IOException {
    byte[] bytes = now.bytes(file(path));
    if (bytes.length > maxBytes) {
      throw new IOException(path + " is too long");
    }
    return bytes.clone();
  }

  @Override
  public StorageFile openToRead(String path) throws IOException {
    return new OpenFile(file(path), false);
  }

  @Override
  public StorageFile openToWrite(String path) throws IOException {
    if (!exists(path)) {
      record(DiskOperation.named(Kind.LINK, nextFile++, path, ""));
    }
    return new OpenFile(file(path), true);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    StoragePath.names(to);
    record(DiskOperation.named(Kind.RENAME, file(from), to, from));
  }

  @Override
  public void delete(String path) throws IOException {
    if (exists(path)) {
      record(DiskOperation.named(Kind.UNLINK, file(path), path, ""));
    }
  }

  @Override
  public void syncFolder(String folder) throws IOException {
    StoragePath.names(folder);
    record(DiskOperation.named(Kind.SYNC_FOLDER, -1, folder, ""));
  }

  private int file(String path) throws NoSuchFileException {
    if (!exists(path)) {
      throw new NoSuchFileException(path);
    }
    return now.names.get(path);
  }

  private void record(DiskOperation operation) throws IOException {
    if (operationsLeft-- <= 0) {
      throw new IOException("the medium failed");
    }
    journal.add(operation);
    if (!operation.isSync()) {
      now.apply(operation);
    }
  }

  private final class OpenFile implements StorageFile {
    private final int file;
    private final boolean writable;

    OpenFile(int file, boolean writable) {
      this.file = file;
      this.writable = writable;
    }

    @Override
    public long size() {
      return now.bytes(file).length;
    }

    @Override
    public int read(long offset, ByteBuffer into) {
      byte[] bytes = now.bytes(file);
      int count = (int) Math.min(into.remaining(), Math.max(0, bytes.length - offset));
      if (count > 0) {
        into.put(bytes, (int) offset, count);
      }
      return count;
    }

    @Override
    public void write(long offset, ByteBuffer bytes) throws IOException {
      requireWritable();
      if (offset > size()) {
        throw new EOFException("a write at " + offset + " would leave a hole");
      }
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      record(DiskOperation.write(file, offset, copy));
    }

    @Override
    public void truncate(long size) throws IOException {
      requireWritable();
      if (size < size()) {
        record(DiskOperation.truncate(file, size));
      }
    }

    @Override
    public void sync() throws IOException {
      requireWritable();
      record(DiskOperation.named(Kind.SYNC, file, "", ""));
    }

    @Override
    public void close() {}

    private void requireWritable() throws IOException {
      if (!writable) {
        throw new IOException("opened to read");
      }
    }
  }
}
