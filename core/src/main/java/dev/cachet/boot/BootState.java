package dev.cachet.boot;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the loader says at one moment. */
public final class BootState {
  private final String running;
  private final String good;
  private final Trial trial;
  private final @Nullable String trialSlot;
  private final SortedSet<String> unbootable;

  /**
   * Holds what a loader said.
   *
   * @param running the slot that the loader started
   * @param good the slot that it starts when nothing is to be tried
   * @param trial how far a trial is
   * @param trialSlot the slot on trial; null for {@link Trial#NONE} and only then
   * @param unbootable slots that must not be started
   */
  public BootState(
      String running,
      String good,
      Trial trial,
      @Nullable String trialSlot,
      SortedSet<String> unbootable) {
    this.running = Objects.requireNonNull(running, "running");
    this.good = Objects.requireNonNull(good, "good");
    this.trial = Objects.requireNonNull(trial, "trial");
    this.trialSlot = trialSlot;
    this.unbootable = Collections.unmodifiableSortedSet(new TreeSet<>(unbootable));
    if ((trial == Trial.NONE) != (trialSlot == null)) {
      throw new IllegalArgumentException("a trial has a slot, and no trial has none");
    }
  }

  /**
   * The slot that the loader started.
   *
   * @return its name
   */
  public String running() {
    return running;
  }

  /**
   * The slot that the loader starts when nothing is to be tried.
   *
   * @return its name
   */
  public String good() {
    return good;
  }

  /**
   * How far a trial is.
   *
   * @return the progress
   */
  public Trial trial() {
    return trial;
  }

  /**
   * The slot on trial.
   *
   * @return its name; empty for {@link Trial#NONE}
   */
  public Optional<String> trialSlot() {
    return Optional.ofNullable(trialSlot);
  }

  /**
   * Slots that must not be started.
   *
   * @return their names, sorted
   */
  public SortedSet<String> unbootable() {
    return unbootable;
  }

  @Override
  public String toString() {
    return "running " + running + ", good " + good + ", trial " + trial + " " + trialSlot;
  }
}
