package dev.cachet.directory;

import dev.cachet.storage.StorageFile;
import java.io.IOException;
import java.nio.file.Path;

/** Folders of a file system, with the operations between which the power may fail. */
interface Tree {
  /** Makes a folder that its owner alone uses, if none is there. */
  void makeFolder(Path folder) throws IOException;

  /** Writes a new file, with its mode, durable. */
  void writeFile(Path file, ArchiveMember member, StorageFile archive) throws IOException;

  void makeLink(Path link, String target) throws IOException;

  /** Gives a folder its mode, and makes that and the names in it durable. */
  void finishFolder(Path folder, int mode) throws IOException;

  /** Makes durable which names a folder holds. */
  void sync(Path folder) throws IOException;

  /**
   * Deletes a folder with all that is in it, following no link, and makes durable that it is gone:
   * also if it is not there, for a process may have died before it did so.
   */
  void delete(Path folder) throws IOException;

  /** Renames a folder to a name that is free. */
  void rename(Path from, Path to) throws IOException;
}
