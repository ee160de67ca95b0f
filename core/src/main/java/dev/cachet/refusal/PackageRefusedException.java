package dev.cachet.refusal;

import java.util.Objects;

/** A package, a root or a step was refused by a rule. Nothing that the device had was changed. */
public final class PackageRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  /**
   * Carries a refusal.
   *
   * @param refusal the rule that was broken
   */
  public PackageRefusedException(Refusal refusal) {
    super(Objects.requireNonNull(refusal, "refusal").line());
    this.refusal = refusal;
  }

  /**
   * Carries a refusal made of its parts.
   *
   * @param reason the stable code
   * @param clause the clause that was broken
   * @param subject what it is about
   * @param found what was found
   * @param expected what the clause demands
   */
  public PackageRefusedException(
      Reason reason, String clause, String subject, String found, String expected) {
    this(new Refusal(reason, clause, subject, found, expected));
  }

  /**
   * The rule that was broken.
   *
   * @return the refusal
   */
  public Refusal refusal() {
    return refusal;
  }
}
