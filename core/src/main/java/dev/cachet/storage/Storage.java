package dev.cachet.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Files under one folder, with the few operations whose behaviour at a power cut is known.
 *
 * <p>A path is 1 to 8 names joined by {@code /}, at most 200 characters; a name is {@code
 * [a-z0-9][a-z0-9._-]{0,63}}. Every other path is an {@link IllegalArgumentException}: paths come
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
   * Tells whether a file is there.
   *
   * @param path the file
   * @return true if it is there and is a regular file
   * @throws IOException if the medium fails
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
   * Puts new bytes in the place of a file's old ones. After a power cut the file has all of the old
   * bytes or all of the new, and the new when this has returned.
   *
   * @param path the file, of at least two names
   * @param bytes its new bytes
   * @throws IOException if the medium fails; the file may have either
   */
  default void replace(String path, byte[] bytes) throws IOException {
    String unfinished = path + UNFINISHED;
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
