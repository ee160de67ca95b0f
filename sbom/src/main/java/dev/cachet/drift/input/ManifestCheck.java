package dev.cachet.drift.input;

import dev.cachet.identity.InputDigest;
import dev.cachet.root.PackageDatabases;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Sbom;
import java.io.IOException;

/** Whether a document can be compared with a root at all. */
public final class ManifestCheck {
  private ManifestCheck() {}

  /**
   * Says whether a document was made from manifests of a build, and is of a root without any
   * package database, so that no file there says what is installed.
   *
   * @param sbom the document
   * @param root the root as it is now
   * @return false if the root has a database, or the document was made from a file of a root or
   *     names no file
   * @throws IOException if the medium failed
   */
  public static boolean isOfManifestAlone(Sbom sbom, RootFolder root) throws IOException {
    return isOfManifests(sbom) && !PackageDatabases.isThere(root);
  }

  /**
   * Says whether a document was made from manifests of a build, so that another name than that of
   * the system on the root may stand in it.
   *
   * @param sbom the document
   * @return false if it was made from a file of a root or names no file
   */
  public static boolean isOfManifests(Sbom sbom) {
    return !sbom.inputs().isEmpty()
        && sbom.inputs().stream().map(InputDigest::path).noneMatch(PackageDatabases::isOfRoot);
  }
}
