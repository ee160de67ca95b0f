package dev.cachet.command;

import dev.cachet.finding.Finding;
import dev.cachet.refusal.PackageRefusedException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command was not done: why, in words for people, and what kind of failure that is. */
public final class CommandException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String text;
  private final Outcome outcome;
  private final transient List<Finding> findings;

  /**
   * Ends a command.
   *
   * @param outcome how it ends
   * @param text what is wrong, where, and what to do
   */
  public CommandException(Outcome outcome, String text) {
    this(outcome, text, List.of(), null);
  }

  CommandException(Outcome outcome, String text, @Nullable Throwable cause) {
    this(outcome, text, List.of(), cause);
  }

  CommandException(
      Outcome outcome, String text, List<Finding> findings, @Nullable Throwable cause) {
    super(text, cause);
    this.text = text;
    this.outcome = outcome;
    this.findings = List.copyOf(findings);
  }

  /**
   * Says what a failure of the library means to people.
   *
   * @param failure what the library threw
   * @param subject what a refusal is about, such as {@code release.cachet: }, or nothing
   * @return to throw; a bug of ours is thrown as it is
   */
  public static CommandException of(Exception failure, String subject) {
    return FailureText.of(failure, subject);
  }

  /** The same with something before and behind it. */
  CommandException between(String before, String behind) {
    return new CommandException(outcome, before + text + behind, findings, getCause());
  }

  /** What is wrong, where, and what to do. */
  @Override
  public String getMessage() {
    return text;
  }

  /**
   * Returns what kind of failure it is.
   *
   * @return never {@link Outcome#DONE}
   */
  public Outcome outcome() {
    return outcome;
  }

  /**
   * Returns what was found where a gate or a rule refused.
   *
   * @return the findings; none for other failures
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Returns the refusal of a package or a trust root.
   *
   * @return nothing for other failures
   */
  public Optional<PackageRefusedException> refusal() {
    return getCause() instanceof PackageRefusedException refused
        ? Optional.of(refused)
        : Optional.empty();
  }
}
