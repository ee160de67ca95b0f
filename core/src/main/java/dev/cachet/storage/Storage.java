package dev.cachet.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Files under one folder, with the few operations whose behaviour at a power cut is known.
 *
 * <p>A path is 1 to 8 names joined by {@code /}, at most 200 characters; a name is {@code
 * [a-z0-9][a-z0-9._+-]{0,63}}. Every other path is an {@link IllegalArgumentException}: paths come
 * from the program, never from a package.
 *
 * <p>What was written is durable only after {@link StorageFile#sync}; a file that was made, renamed
 * or deleted is durable only after {@link #syncFolder} of its folder. Until then a power cut may
 * keep any part of it, in any order. An implementation over block devices or flash maps the same
 * paths to its own places.
 */
public interface Storage {
  /** What {@link #replace} appends to a path while the new bytes are not yet durable. */
  String UNFINISHED = ".new";

  /**
   * Takes the right to write, of which there is one for the whole machine. It ends when it is
   * closed, or with the process. Reading needs no lock.
   *
   * @return the lock
   * @throws StorageInUseException if another program, or another part of this one, holds it
   * @throws IOException if the medium fails, or has no lock: then nothing may be written to it
   */
  default StorageLock lock() throws IOException {
    throw new IOException("this storage has no lock, so a device in it is not opened for writing");
  }

  /**
   * Tells whether a file is there.
   *
   * @param path the file
   * @return true if it is there
   * @throws IOException if the medium fails, or something is there that is no regular file
   */
  boolean exists(String path) throws IOException;

  /**
   * Lists a folder.
   *
   * @param folder the folder
   * @return the names of its regular files, sorted; empty if there is no such folder
   * @throws IOException if the medium fails
   */
  List<String> list(String folder) throws IOException;

  /**
   * Lists the folders in a folder. By it traces of a lost memory are found; a storage without
   * folders of its own has none to list.
   *
   * @param folder the folder
   * @return their names, sorted; empty if there is no such folder
   * @throws IOException if the medium fails
   */
  default List<String> folders(String folder) throws IOException {
    return List.of();
  }

  /**
   * Reads a whole file.
   *
   * @param path the file
   * @param maxBytes the most that it may hold
   * @return its bytes
   * @throws java.nio.file.NoSuchFileException if it is not there
   * @throws IOException if it holds more than {@code maxBytes}, or the medium fails
   */
  byte[] read(String path, int maxBytes) throws IOException;

  /**
   * Opens a file to read it.
   *
   * @param path the file
   * @return the open file; writing to it fails
   * @throws java.nio.file.NoSuchFileException if it is not there
   * @throws IOException if the medium fails
   */
  StorageFile openToRead(String path) throws IOException;

  /**
   * Opens a file to read and write it; makes it, readable and writable by its owner alone, when it
   * is not there. Folders that are missing are made and are durable when this returns; a file that
   * is made is not.
   *
   * @param path the file
   * @return the open file with the bytes that it had
   * @throws IOException if the medium fails
   */
  StorageFile openToWrite(String path) throws IOException;

  /**
   * Requires that nothing but the writer uses what a file lies on, before anything is written. A
   * storage over files of its own has nothing to ask.
   *
   * @param path the file, there or not
   * @throws StorageInUseException if something uses it, such as a mount of its partition
   * @throws IOException if that cannot be told
   */
  default void requireUnused(String path) throws IOException {}

  /**
   * Gives a file another name in one step; a file of that name is replaced.
   *
   * @param from the file
   * @param to its new path, in the same folder
   * @throws IOException if it is not there, or the medium fails
   */
  void rename(String from, String to) throws IOException;

  /**
   * Deletes a file; does nothing if it is not there.
   *
   * @param path the file
   * @throws IOException if the medium fails
   */
  void delete(String path) throws IOException;

  /**
   * Makes durable which files a folder holds.
   *
   * @param folder the folder, which is there
   * @throws IOException if the medium fails
   */
  void syncFolder(String folder) throws IOException;

  /**
   * Makes durable what a file holds now, and its name: a process may have ended between its write
   * and its sync, and what it wrote is read from the cache of the operating system until the power
   * goes. Does nothing if the file is not there.
   *
   * @param path the file, of at least two names
   * @throws IOException if that is not certain
   */
  default void settle(String path) throws IOException {
    if (exists(path)) {
      try (StorageFile file = openToWrite(path)) {
        file.sync();
      }
      syncFolder(StoragePath.folder(path));
    }
  }

  /**
   * Puts new bytes in the place of a file's old ones. After a power cut the file has all of the old
   * bytes or all of the new, and the new when this has returned.
   *
   * @param path the file, of at least two names
   * @param bytes its new bytes
   * @throws IOException if the medium fails; the file may have either
   */
  default void replace(String path, byte[] bytes) throws IOException {
    String unfinished = path + UNFINISHED;
    // Whatever stands there is left over, and could be a link or worse.
    delete(unfinished);
    try (StorageFile file = openToWrite(unfinished)) {
      file.truncate(0);
      file.write(0, ByteBuffer.wrap(bytes));
      // Data before name: else a cut could leave the name on bytes that never reached the disk.
      file.sync();
    }
    rename(unfinished, path);
    syncFolder(StoragePath.folder(path));
  }
}
