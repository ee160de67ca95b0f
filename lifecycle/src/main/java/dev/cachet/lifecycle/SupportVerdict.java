package dev.cachet.lifecycle;

import dev.cachet.catalogue.CycleFacts;
import dev.cachet.catalogue.Fact;
import dev.cachet.finding.Evidence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the support of one subject on the day of its report. A state that speaks of a
 * day ahead has that day, so that nobody asks for days left of a verdict that has none.
 */
public final class SupportVerdict {
  private static final Set<SupportState> WITH_DAY =
      EnumSet.of(
          SupportState.SUPPORTED,
          SupportState.SECURITY_ONLY,
          SupportState.EXTENDED_CONTRACT,
          SupportState.ENDS_BEFORE_SERVICE_END,
          SupportState.ENDS_WITHIN);

  private final String subject;
  private final SupportState state;
  private final SupportState stateOnDay;
  private final @Nullable LocalDate supportEnd;
  private final @Nullable Fact fact;
  private final @Nullable CycleFacts cycle;
  private final String explanation;
  private final List<Evidence> evidence;

  SupportVerdict(
      String subject,
      SupportState state,
      SupportState stateOnDay,
      @Nullable LocalDate supportEnd,
      @Nullable Fact fact,
      @Nullable CycleFacts cycle,
      String explanation,
      List<Evidence> evidence) {
    if (supportEnd == null && WITH_DAY.contains(state)) {
      throw new IllegalArgumentException(state + " without its last day: " + subject);
    }
    this.subject = subject;
    this.state = state;
    this.stateOnDay = stateOnDay;
    this.supportEnd = supportEnd;
    this.fact = fact;
    this.cycle = cycle;
    this.explanation = explanation;
    this.evidence = List.copyOf(evidence);
  }

  /**
   * Returns what the verdict is about.
   *
   * @return for example {@code debian 12}
   */
  public String subject() {
    return subject;
  }

  /**
   * Returns the state, with the planned end of service and every other horizon taken in.
   *
   * @return the worst that is known
   */
  public SupportState state() {
    return state;
  }

  /**
   * Returns the state on the day judged alone, without any horizon and any waiver.
   *
   * @return for example {@link SupportState#SECURITY_ONLY} where {@link #state} is {@link
   *     SupportState#ENDS_BEFORE_SERVICE_END}
   */
  public SupportState stateOnDay() {
    return stateOnDay;
  }

  /**
   * Returns the state on any day, by the dates alone as {@link #stateOnDay} is.
   *
   * @param day the day
   * @return what {@link #stateOnDay} is, where no single cycle with dates was judged
   */
  public SupportState stateOn(LocalDate day) {
    return cycle == null ? stateOnDay : SupportPhase.of(cycle.cycle(), day).state();
  }

  /**
   * Returns the level of support on the day judged.
   *
   * @return what {@link #stateOnDay} says of it
   */
  public SupportLevel level() {
    return SupportLevel.of(stateOnDay);
  }

  /**
   * Returns the last day of support that the state speaks of: of extended support when the state is
   * {@link SupportState#EXTENDED_CONTRACT}, else of security support for everybody.
   *
   * @return null when not known
   */
  public @Nullable LocalDate supportEnd() {
    return supportEnd;
  }

  /**
   * Returns which support the subject has and until when, on one line. Of a waiver it says what was
   * waived.
   *
   * @return for example {@code supported until 2028-06-30}
   */
  public String words() {
    return state == SupportState.WAIVED
        ? stateOnDay.words(supportEnd) + ", " + state.words(supportEnd)
        : state.words(supportEnd);
  }

  /**
   * Returns the fact that decided, with its source and the source's day.
   *
   * @return empty when no fact is known
   */
  public Optional<Fact> fact() {
    return Optional.ofNullable(fact);
  }

  /**
   * Returns the cycle that was judged, with all its dates.
   *
   * @return empty when no single cycle was, for example of several candidates
   */
  public Optional<CycleFacts> cycle() {
    return Optional.ofNullable(cycle);
  }

  /**
   * Returns why the state is what it is.
   *
   * @return one sentence
   */
  public String explanation() {
    return explanation;
  }

  /**
   * Returns what the verdict rests on.
   *
   * @return files, fields and values that were read, and the source of the fact
   */
  public List<Evidence> evidence() {
    return evidence;
  }

  /** The same verdict on a subject, which stands first in what the verdict rests on. */
  SupportVerdict about(String named, Evidence place) {
    List<Evidence> all = new ArrayList<>(evidence.size() + 1);
    all.add(place);
    all.addAll(evidence);
    return new SupportVerdict(named, state, stateOnDay, supportEnd, fact, cycle, explanation, all);
  }

  /** The same verdict with more said; a half sentence, or nothing. */
  SupportVerdict remarked(String remark) {
    return remark.isEmpty()
        ? this
        : new SupportVerdict(
            subject, state, stateOnDay, supportEnd, fact, cycle, explanation + remark, evidence);
  }

  SupportVerdict waived(String why, Evidence by) {
    List<Evidence> all = new ArrayList<>(evidence);
    all.add(by);
    return new SupportVerdict(
        subject,
        SupportState.WAIVED,
        stateOnDay,
        supportEnd,
        fact,
        cycle,
        explanation + "; " + why,
        all);
  }
}
