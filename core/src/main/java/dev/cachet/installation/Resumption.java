package dev.cachet.installation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@link Installer#resume} found and did. */
public final class Resumption {
  private final Situation situation;
  private final @Nullable StagedUpdate staged;
  private final @Nullable TrialUpdate trial;
  private final @Nullable Receipt receipt;

  private Resumption(
      Situation situation,
      @Nullable StagedUpdate staged,
      @Nullable TrialUpdate trial,
      @Nullable Receipt receipt) {
    this.situation = situation;
    this.staged = staged;
    this.trial = trial;
    this.receipt = receipt;
  }

  static Resumption of(Situation situation) {
    return new Resumption(situation, null, null, null);
  }

  static Resumption staged(StagedUpdate staged) {
    return new Resumption(Situation.STAGED, staged, null, null);
  }

  static Resumption onTrial(TrialUpdate trial) {
    return new Resumption(Situation.ON_TRIAL, null, trial, null);
  }

  static Resumption ended(Situation situation, Receipt receipt) {
    return new Resumption(situation, null, null, receipt);
  }

  /**
   * Where the update stands now.
   *
   * @return the situation
   */
  public Situation situation() {
    return situation;
  }

  /**
   * The update that can be switched to.
   *
   * @return present exactly for {@link Situation#STAGED}
   */
  public Optional<StagedUpdate> staged() {
    return Optional.ofNullable(staged);
  }

  /**
   * The update that can be confirmed.
   *
   * @return present exactly for {@link Situation#ON_TRIAL}
   */
  public Optional<TrialUpdate> trial() {
    return Optional.ofNullable(trial);
  }

  /**
   * The receipt of the update that ended.
   *
   * @return present exactly for {@link Situation#CONFIRMED}, {@link Situation#FELL_BACK} and {@link
   *     Situation#UNPROVEN}
   */
  public Optional<Receipt> receipt() {
    return Optional.ofNullable(receipt);
  }
}
