package dev.cachet.ceremony;

/** A root description is wrong. The message names the file, the place in it and the rule. */
public final class RootDescriptionException extends Exception {
  private static final long serialVersionUID = 1L;

  RootDescriptionException(String name, Exception problem) {
    super(name + ": " + problem.getMessage(), problem);
  }
}
