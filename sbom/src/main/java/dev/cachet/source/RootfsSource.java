package dev.cachet.source;

import dev.cachet.os.OsIdentity;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.util.Objects;

/** The packages that the databases of a root say are installed: dpkg and apk. */
public final class RootfsSource {
  private final RootFolder root;
  private final OsIdentity os;

  /**
   * Makes a source.
   *
   * @param root the root to read
   * @param os which operating system it holds; becomes the subject of the inventory
   */
  public RootfsSource(RootFolder root, OsIdentity os) {
    this.root = Objects.requireNonNull(root, "root");
    this.os = Objects.requireNonNull(os, "os");
  }

  /**
   * Reads the inventory. Hostile content gives findings, never an exception.
   *
   * @return the inventory, the same for the same root
   * @throws UnknownRootfsException if the root has no package database that is known here
   * @throws IOException if the medium failed, or a database is over its limit of 64 MiB
   */
  @SuppressWarnings("DoNotCallSuggester")
  public RootfsInventory inventory() throws UnknownRootfsException, IOException {
    throw new UnknownRootfsException("not read yet: " + root.path() + os.name());
  }
}
