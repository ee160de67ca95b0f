package dev.cachet.device;

import dev.cachet.json.StrictJsonException;

/** A factory record cannot be read. The message names the member and what it has to be. */
public final class FactoryRecordException extends Exception {
  private static final long serialVersionUID = 1L;

  FactoryRecordException(StrictJsonException cause) {
    super(FactoryRecord.FILE_NAME + " " + cause.getMessage(), cause);
  }
}
