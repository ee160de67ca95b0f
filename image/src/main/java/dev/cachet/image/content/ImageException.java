package dev.cachet.image.content;

import java.io.IOException;

/** An image that is damaged, hostile, or of a form that is not read; the message says which. */
public final class ImageException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param message the message
   */
  public ImageException(String message) {
    super(message);
  }

  /**
   * Says what is wrong.
   *
   * @param message the message
   * @param cause what was thrown below
   */
  public ImageException(String message, Throwable cause) {
    super(message, cause);
  }
}
