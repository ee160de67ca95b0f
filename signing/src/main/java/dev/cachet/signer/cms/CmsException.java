package dev.cachet.signer.cms;

/** A certificate or signature that cannot be read, or that does not fit a key. */
public final class CmsException extends Exception {
  private static final long serialVersionUID = 1L;

  CmsException(String message) {
    super(message);
  }

  CmsException(String message, Throwable cause) {
    super(message, cause);
  }
}
