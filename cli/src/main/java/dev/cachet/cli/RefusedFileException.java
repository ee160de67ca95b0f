package dev.cachet.cli;

import dev.cachet.refusal.PackageRefusedException;
import java.nio.file.Path;

/** A file beside the one that a command is about was refused, so that the right one is blamed. */
final class RefusedFileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final PackageRefusedException refused;

  private RefusedFileException(Path file, PackageRefusedException refused) {
    super(file + ": " + refused.getMessage(), refused);
    this.file = file;
    this.refused = refused;
  }

  /** Judges what a file holds. */
  interface Judging<T> {
    T judge() throws PackageRefusedException;
  }

  static <T> T naming(Path file, Judging<T> judging) throws RefusedFileException {
    try {
      return judging.judge();
    } catch (PackageRefusedException e) {
      throw of(file, e);
    }
  }

  static RefusedFileException of(Path file, PackageRefusedException refused) {
    return new RefusedFileException(file, refused);
  }

  Path file() {
    return file;
  }

  PackageRefusedException refused() {
    return refused;
  }
}
