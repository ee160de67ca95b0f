package dev.cachet.boot.environment;

import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The one or two copies of an environment. A write goes over the older or damaged one. */
public final class UBootCopies {
  private final Storage storage;
  private final List<String> files;
  private final int size;

  /**
   * Makes one of its parts.
   *
   * @param storage where files are kept
   * @param files the files
   * @param size how many bytes
   */
  public UBootCopies(Storage storage, List<String> files, int size) {
    if (size < 64 || size > 1 << 20) {
      throw new IllegalArgumentException(
          "an environment of U-Boot has 64 to 1048576 bytes, not " + size);
    }
    this.storage = storage;
    this.files = files;
    this.size = size;
  }

  /**
   * Whether a copy is there.
   *
   * @param file the file
   * @return whether it is so
   * @throws IOException if the medium failed
   */
  public boolean present(String file) throws IOException {
    return storage.exists(file);
  }

  /**
   * Reads the newest copy that is whole.
   *
   * @return the u boot environment
   * @throws IOException if the medium failed
   */
  public UBootEnvironment read() throws IOException {
    return newest().environment();
  }

  private Copy newest() throws IOException {
    @Nullable Copy newest = null;
    for (int file = 0; file < files.size(); file++) {
      Optional<UBootEnvironment> found = UBootEnvironment.read(bytes(files.get(file)), redundant());
      if (found.isPresent() && (newest == null || found.get().isNewerThan(newest.environment()))) {
        newest = new Copy(file, found.get());
      }
    }
    if (newest == null) {
      throw new IOException(
          place() + " holds no environment of U-Boot of " + size + " bytes with a right checksum");
    }
    return newest;
  }

  /** What cannot be read counts as damaged: the other copy is there for that. */
  private byte[] bytes(String file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size);
    try (StorageFile open = storage.openToRead(file)) {
      open.read(0, bytes);
    } catch (NoSuchFileException e) {
      return new byte[0];
    } catch (IOException e) {
      if (!redundant()) {
        throw e;
      }
      return new byte[0];
    }
    return Arrays.copyOf(bytes.array(), bytes.position() == size ? size : 0);
  }

  /**
   * Sets a value.
   *
   * @param name the name
   * @param value the value
   * @throws IOException if the medium failed
   */
  public void set(String name, String value) throws IOException {
    Copy newest = newest();
    byte[] bytes = newest.environment().with(name, value).bytes(size, redundant());
    int target = redundant() ? 1 - newest.file() : 0;
    if (redundant()) {
      // A process that died may have left the newer one in a cache; the older is written over.
      sync(files.get(newest.file()));
    }
    write(files.get(target), bytes);
  }

  /**
   * Makes a copy, in the factory; it is there whole or not at all.
   *
   * @param file the file
   * @param name the name
   * @param value the value
   * @throws IOException if the medium failed
   */
  public void create(String file, String name, String value) throws IOException {
    UBootEnvironment first = new UBootEnvironment(0, new TreeMap<>()).with(name, value);
    storage.replace(file, first.bytes(size, redundant()));
  }

  private void write(String file, byte[] bytes) throws IOException {
    boolean made = !storage.exists(file);
    try (StorageFile open = storage.openToWrite(file)) {
      open.write(0, ByteBuffer.wrap(bytes));
      open.sync();
    }
    if (made) {
      storage.settle(file);
    }
  }

  private void sync(String file) throws IOException {
    try (StorageFile open = storage.openToWrite(file)) {
      open.sync();
    }
  }

  /**
   * Makes both copies equal.
   *
   * @throws IOException if the medium failed
   */
  public void settle() throws IOException {
    for (String file : files) {
      storage.settle(file);
    }
  }

  /**
   * The files, for messages.
   *
   * @return the text
   */
  public String place() {
    return String.join(" and ", files);
  }

  private boolean redundant() {
    return files.size() == 2;
  }

  private record Copy(int file, UBootEnvironment environment) {}
}
