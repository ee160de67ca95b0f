package dev.cachet.memory;

import dev.cachet.digest.Sha256;
import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageFile;
import dev.cachet.storage.StorageInUseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of the two files, and what this handle knows of its bytes. */
final class GenerationFile {
  private final Storage storage;
  private final String path;
  private @Nullable Sha256 known;

  GenerationFile(Storage storage, String path) {
    this.storage = storage;
    this.path = path;
  }

  /** Reads the file; empty if it is not there. */
  Optional<byte[]> load() throws IOException {
    known = null;
    Optional<byte[]> bytes = bytes();
    known = bytes.map(Sha256::of).orElse(null);
    return bytes;
  }

  private Optional<byte[]> bytes() throws IOException {
    try {
      return Optional.of(storage.read(path, Generation.MAX_BYTES));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** A process that died may have left bytes that are read and are not durable. */
  boolean settled() {
    try {
      storage.settle(path);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Requires the bytes that this handle read or wrote last.
   *
   * @return false if the file cannot be read, which says nothing of another writer
   * @throws StorageInUseException if somebody else wrote
   */
  boolean requireUnchanged() throws StorageInUseException {
    Optional<Sha256> now;
    try {
      now = bytes().map(Sha256::of);
    } catch (IOException e) {
      return false;
    }
    if (known == null ? now.isPresent() : !now.equals(Optional.of(known))) {
      throw new StorageInUseException(
          "another program changed the memory of the device since it was opened here; open the"
              + " device again");
    }
    return known != null;
  }

  /** Writes in place, and on other sectors if that fails. False if the bytes are not there. */
  boolean write(byte[] bytes) {
    return put(bytes) || renew(bytes);
  }

  private boolean put(byte[] bytes) {
    try {
      boolean made = !storage.exists(path);
      try (StorageFile file = storage.openToWrite(path)) {
        file.write(0, ByteBuffer.wrap(bytes));
        file.truncate(bytes.length);
        file.sync();
      }
      if (made) {
        storage.syncFolder(Generations.FOLDER);
      }
      return holds(bytes);
    } catch (IOException e) {
      return false;
    }
  }

  /** Whole or not at all, so that it may also be done to the only file that is left. */
  boolean renew(byte[] bytes) {
    try {
      storage.replace(path, bytes);
      return holds(bytes);
    } catch (IOException e) {
      return false;
    }
  }

  private boolean holds(byte[] bytes) throws IOException {
    if (!Arrays.equals(storage.read(path, Generation.MAX_BYTES), bytes)) {
      return false;
    }
    known = Sha256.of(bytes);
    return true;
  }
}
