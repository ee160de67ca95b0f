package dev.cachet.change.answer;

/** A file of answers to the change-class check is not in its form. */
public final class InvalidAnswersException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidAnswersException(String problem) {
    super(problem);
  }
}
