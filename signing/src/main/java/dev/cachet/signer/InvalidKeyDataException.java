package dev.cachet.signer;

/** Key data is not what it should be; the file that it came from is named further up. */
final class InvalidKeyDataException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidKeyDataException(String problem) {
    super(problem);
  }

  InvalidKeyDataException(String problem, Throwable cause) {
    super(problem, cause);
  }
}
