package dev.cachet.detection;

import dev.cachet.installed.OwnedFiles;
import dev.cachet.rootfs.RootFile;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** Gives a component every file of a folder that belongs to nobody; links are not followed. */
public final class FolderFiles {
  private static final int MAX_DEPTH = 16;

  private final RootFolder root;
  private final FileReading reading;
  private final OwnedFiles owned;
  private final int most;
  private int left;

  /**
   * Makes a reader.
   *
   * @param root the root folder to read
   * @param reading reads files within limits
   * @param owned which component owns which file
   * @param most how many files are given at most
   */
  public FolderFiles(RootFolder root, FileReading reading, OwnedFiles owned, int most) {
    this.root = root;
    this.reading = reading;
    this.owned = owned;
    this.most = most;
    this.left = most;
  }

  /**
   * Gives a component what lies in its folder.
   *
   * @param ref the reference of the component
   * @param folder an absolute path on the root
   * @param others whether a folder below belongs to another component
   * @throws IOException if the medium failed
   */
  public void own(String ref, String folder, Predicate<String> others) throws IOException {
    own(ref, folder, others, 0);
  }

  private void own(String ref, String folder, Predicate<String> others, int depth)
      throws IOException {
    for (String name : depth > MAX_DEPTH ? List.<String>of() : root.list(folder, most)) {
      String path = folder + "/" + name;
      RootFile found = root.find(path).orElse(null);
      if (found == null || !found.path().equals(path)) {
        continue;
      }
      if (found.type() == RootFile.Type.FOLDER && !others.test(path)) {
        own(ref, path, others, depth + 1);
      } else if (found.type() == RootFile.Type.FILE && owned.owner(path) == null && left > 0) {
        left--;
        owned.addRead(ref, path, reading.sha256(root, path));
      }
    }
  }
}
