package dev.cachet.buildinfo;

/** Says what is wrong with the build information of a program: half a sentence. */
final class DamagedProgramException extends Exception {
  private static final long serialVersionUID = 1;

  DamagedProgramException(String message) {
    super(message);
  }
}
