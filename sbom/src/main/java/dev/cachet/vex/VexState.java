package dev.cachet.vex;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How a vulnerability stands in a component, in the words of CycloneDX ({@code
 * impactAnalysisState}).
 */
public enum VexState {
  /** It was removed. */
  RESOLVED,
  /** It was removed, and the component's pedigree says by which change. */
  RESOLVED_WITH_PEDIGREE,
  /** It may be exploited; {@code affected} elsewhere. */
  EXPLOITABLE,
  /** It is being looked into, or nobody says how it stands. */
  IN_TRIAGE,
  /** It was taken for one of this component and is none. */
  FALSE_POSITIVE,
  /** The component has it and it does no harm there. */
  NOT_AFFECTED;

  /**
   * The word of CycloneDX.
   *
   * @return for example {@code not_affected}
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Finds a state by its word.
   *
   * @param word as {@link #word} gives it
   * @return the state, or nothing if there is none of that word
   */
  public static Optional<VexState> ofWord(String word) {
    return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
  }
}
