package dev.cachet.signer.material;

/** Key data is not what it should be; the file that it came from is named further up. */
public final class InvalidKeyDataException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param problem the text
   */
  public InvalidKeyDataException(String problem) {
    super(problem);
  }

  /**
   * Says what is wrong.
   *
   * @param problem the text
   * @param cause what was thrown below
   */
  public InvalidKeyDataException(String problem, Throwable cause) {
    super(problem, cause);
  }
}
