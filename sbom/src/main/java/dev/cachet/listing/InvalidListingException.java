package dev.cachet.listing;

import java.io.IOException;

/** A file is no listing of a root, or is not whole. */
public final class InvalidListingException extends IOException {
  private static final long serialVersionUID = 1L;

  InvalidListingException(String message) {
    super(message);
  }
}
