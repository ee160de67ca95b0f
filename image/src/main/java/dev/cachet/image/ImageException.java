package dev.cachet.image;

import java.io.IOException;

/** An image that is damaged, hostile, or of a form that is not read; the message says which. */
public final class ImageException extends IOException {
  private static final long serialVersionUID = 1L;

  ImageException(String message) {
    super(message);
  }

  ImageException(String message, Throwable cause) {
    super(message, cause);
  }
}
