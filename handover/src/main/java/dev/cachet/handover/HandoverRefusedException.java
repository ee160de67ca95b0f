package dev.cachet.handover;

/** Why no folder is made of a package, or why two cannot be compared. */
public final class HandoverRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  HandoverRefusedException(String message) {
    super(message);
  }
}
