package dev.cachet.rootfs;

import java.io.IOException;

/** Something inside a root is larger than what its reader allows, so it was not read. */
public final class RootfsLimitException extends IOException {
  private static final long serialVersionUID = 1L;

  /** The path that was asked for. */
  private final String path;

  RootfsLimitException(String path, String problem) {
    super(path + ": " + problem);
    this.path = path;
  }

  /**
   * Returns the path that was over its limit.
   *
   * @return as it was asked for
   */
  public String path() {
    return path;
  }
}
