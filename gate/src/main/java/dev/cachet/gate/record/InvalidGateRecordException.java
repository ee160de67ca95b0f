package dev.cachet.gate.record;

/** A file is no record of a gate. The message says what is wrong with it. */
public final class InvalidGateRecordException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidGateRecordException(String problem) {
    super("is no record of a gate: " + problem);
  }
}
