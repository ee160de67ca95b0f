package dev.cachet.author;

import dev.cachet.author.payload.DraftRefusedException;

/**
 * A package is not written, signed or sealed, because it cannot be told whether it may be. The
 * message names the thing, what is missing and what to do.
 */
public final class CannotBeToldException extends DraftRefusedException {
  private static final long serialVersionUID = 1L;

  CannotBeToldException(String message) {
    super(message);
  }
}
