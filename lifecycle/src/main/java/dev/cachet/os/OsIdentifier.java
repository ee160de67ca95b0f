package dev.cachet.os;

import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.util.Objects;

/**
 * Identifies an operating system by rules and the list of cycles. It never takes the nearest cycle,
 * and {@code ID_LIKE} is a lead only.
 */
public final class OsIdentifier {
  private final ListedCycles listed;

  /**
   * Makes an identifier.
   *
   * @param listed the cycles that an answer may name
   */
  public OsIdentifier(ListedCycles listed) {
    this.listed = Objects.requireNonNull(listed, "listed");
  }

  /**
   * Identifies what a root holds, from the first file that says anything.
   *
   * @param root the root
   * @return the answer; one without a product when nothing was recognised
   * @throws IOException if the medium failed or a file is over its limit
   */
  public OsIdentity identify(RootFolder root) throws IOException {
    return identify(OsRelease.parse(root.path().toString(), root.read("etc/os-release", 65536)));
  }

  /**
   * Identifies a system from its os-release file alone.
   *
   * @param release the file
   * @return the answer; one without a product when it was not recognised
   */
  public OsIdentity identify(OsRelease release) {
    return new OsIdentity(
        null,
        null,
        null,
        listed.cycleNames(""),
        false,
        release.value("ID"),
        "",
        Confidence.NONE,
        "",
        java.util.List.of());
  }
}
