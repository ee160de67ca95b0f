package dev.cachet.cli.output;

import picocli.CommandLine.Option;

/** How an answer is printed, for a person or for a program, and where it goes. */
public final class Answer extends Destination {
  enum Form {
    TEXT,
    JSON
  }

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private Form form = Form.TEXT;

  public boolean isText() {
    return form == Form.TEXT;
  }

  /** Whether a person reads it here and now, who may be told more than the answer. */
  public boolean isOnScreen() {
    return isText() && isStandardOutput();
  }

  /** The form of this name among those in which the library writes something. */
  public <F extends Enum<F>> F as(Class<F> forms) {
    return Enum.valueOf(forms, form.name());
  }
}
