package dev.cachet.memory.record;

import dev.cachet.digest.Sha256;
import java.util.Objects;
import java.util.Optional;

/**
 * The one update that is under way.
 *
 * @param manifest identity of the package
 * @param slot the slot that it goes into
 * @param rootVersion version of the root under which its signatures were counted
 * @param step how far it is
 * @param tries how often it was started
 * @param statements digest of the kept statements under which it was begun, if there are any
 */
public record Pending(
    Sha256 manifest,
    String slot,
    long rootVersion,
    PendingStep step,
    long tries,
    Optional<Sha256> statements) {
  /**
   * Checks the values.
   *
   * @param manifest not null
   * @param slot not null
   * @param rootVersion 1 or more
   * @param step not null
   * @param tries 0 or more
   * @param statements not null
   */
  public Pending {
    Objects.requireNonNull(manifest, "manifest");
    Objects.requireNonNull(slot, "slot");
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(statements, "statements");
    if (rootVersion < 1 || tries < 0) {
      throw new IllegalArgumentException("root " + rootVersion + ", tries " + tries);
    }
  }

  /**
   * An update that needs no statement.
   *
   * @param manifest identity of the package
   * @param slot the slot that it goes into
   * @param rootVersion 1 or more
   * @param step how far it is
   * @param tries 0 or more
   */
  public Pending(Sha256 manifest, String slot, long rootVersion, PendingStep step, long tries) {
    this(manifest, slot, rootVersion, step, tries, Optional.empty());
  }

  /**
   * The same update, further on.
   *
   * @param next the step
   * @return the update
   */
  public Pending at(PendingStep next) {
    return new Pending(manifest, slot, rootVersion, next, tries, statements);
  }

  /**
   * The same update, started once more.
   *
   * @return the update in its trial
   */
  public Pending tried() {
    return new Pending(manifest, slot, rootVersion, PendingStep.TRIAL, tries + 1, statements);
  }
}
