package dev.cachet.detection;

import dev.cachet.installed.InventoryDraft;
import dev.cachet.rootfs.FoundFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds components in the files that a walk over a root meets. */
public interface Detector {
  /**
   * Looks at a file.
   *
   * @param file what the walk met
   * @param owner the reference of the package that owns the file, or null
   * @return whether the file is accounted for, so that no other detector needs to look at it
   * @throws IOException if the medium failed
   */
  boolean look(FoundFile file, @Nullable String owner) throws IOException;

  /**
   * Sees a symbolic link.
   *
   * @param path where it is
   */
  default void link(String path) {
    // Most detectors care for files only.
  }

  /**
   * Adds what was found, when the walk is over.
   *
   * @param draft what is collected
   * @throws IOException if the medium failed
   */
  void conclude(InventoryDraft draft) throws IOException;
}
