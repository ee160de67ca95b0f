package dev.cachet.decoder;

/** A frame could not be decoded into the announced number of bytes. */
public final class ChunkDecodingException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Says what was wrong with the frame.
   *
   * @param message what was wrong
   */
  public ChunkDecodingException(String message) {
    super(message);
  }

  /**
   * Says what a decoder said.
   *
   * @param message what was wrong
   * @param cause the decoder's own exception
   */
  public ChunkDecodingException(String message, Throwable cause) {
    super(message, cause);
  }
}
