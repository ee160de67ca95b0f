package dev.cachet.lifecycle;

import dev.cachet.catalogue.Cycle;
import dev.cachet.catalogue.Fact;
import dev.cachet.catalogue.Product;
import java.time.LocalDate;

/** Why a verdict is what it is, in a sentence that names the publisher's own phase. */
final class VerdictText {
  private VerdictText() {}

  static String of(Cycle cycle, Product.Phases phases, SupportPhase phase, Horizon horizon) {
    String support = named("security support", phases.support());
    String extended = named("extended support", phases.extended());
    String text =
        switch (phase.state()) {
          case SUPPORTED -> support + " lasts until " + last(cycle.supportEnd());
          case SECURITY_ONLY ->
              named("active support", phases.active())
                  + " is over"
                  + since(cycle.activeEnd())
                  + "; "
                  + support
                  + " lasts until "
                  + last(cycle.supportEnd());
          case EXTENDED_CONTRACT ->
              support
                  + (cycle.supportEnd().kind() == Fact.Kind.ABSENT
                      ? " is not known"
                      : " is over" + since(cycle.supportEnd()))
                  + "; "
                  + extended
                  + " lasts until "
                  + last(cycle.extendedEnd())
                  + " and counts only for who has it";
          case ENDED -> endedText(cycle, support, extended);
          case ENDED_DATE_UNKNOWN -> support + " is over; since when is not published";
          case SUPPORTED_DATE_UNKNOWN ->
              support
                  + " was not over on "
                  + cycle.supportEnd().sourceDate()
                  + "; until when is not published";
          default -> "no date of support is known";
        };
    return text + horizonText(phase, horizon);
  }

  private static String endedText(Cycle cycle, String support, String extended) {
    if (cycle.supportEnd().kind() != Fact.Kind.DATED) {
      return extended + " is over" + since(cycle.extendedEnd());
    }
    String ended = support + " is over" + since(cycle.supportEnd());
    return switch (cycle.extendedEnd().kind()) {
      case DATED -> ended + ", " + extended + since(cycle.extendedEnd());
      case OPEN -> ended + "; " + extended + " is listed without a date, which is not counted";
      default -> ended;
    };
  }

  private static String horizonText(SupportPhase phase, Horizon horizon) {
    LocalDate end = phase.lastDay();
    LocalDate planned = horizon.plannedServiceEnd();
    boolean running =
        switch (phase.state()) {
          case SUPPORTED, SECURITY_ONLY, EXTENDED_CONTRACT -> true;
          default -> false;
        };
    if (!running || end == null) {
      return "";
    }
    String text = "";
    if (end.isBefore(horizon.later(horizon.minimumDays()))) {
      text += "; that is fewer than the " + horizon.minimumDays() + " days asked for";
    }
    if (planned != null && planned.isAfter(end)) {
      text += "; the planned end of service is " + planned;
    }
    return text;
  }

  private static String last(Fact fact) {
    return fact.text() + (fact.estimated() ? " (estimated by its publisher)" : "");
  }

  private static String since(Fact fact) {
    return fact.kind() == Fact.Kind.DATED ? " since " + last(fact) : "";
  }

  private static String named(String phase, String label) {
    return label.isEmpty() ? phase : phase + " (\"" + label + "\")";
  }
}
