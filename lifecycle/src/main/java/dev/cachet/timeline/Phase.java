package dev.cachet.timeline;

import dev.cachet.catalogue.Cycle;
import dev.cachet.catalogue.CycleFacts;
import dev.cachet.catalogue.Fact;
import dev.cachet.catalogue.Product;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * One stretch of a cycle's life, which the drawing shows as a bar and the table as a sentence.
 *
 * @param kind what it is
 * @param publisherName what its publisher calls it; may be empty
 * @param from its first day
 * @param to its last day
 */
record Phase(PhaseKind kind, String publisherName, Edge from, Edge to) {
  private static final int MAX_NAME = 60;

  /**
   * Cuts a cycle into phases, in their order, so that the phase on a day is the state that {@link
   * dev.cachet.lifecycle.SupportAssessor} gives for that day.
   *
   * @param horizon the last day that matters: what is not supported until then is a phase too
   */
  static List<Phase> of(CycleFacts facts, LocalDate horizon) {
    Cycle cycle = facts.cycle();
    Edge released = Edge.released(cycle.released());
    List<Phase> phases = new ArrayList<>();
    switch (cycle.supportEnd().kind()) {
      case DATED, OPEN -> addSupport(phases, facts, released);
      case PASSED, ABSENT -> addWithoutSupportEnd(phases, facts, released);
    }
    addUnsupported(phases, horizon);
    return List.copyOf(phases);
  }

  private static void addSupport(List<Phase> phases, CycleFacts facts, Edge released) {
    Product.Phases names = facts.phases();
    Fact active = facts.cycle().activeEnd();
    Fact support = facts.cycle().supportEnd();
    Fact extended = facts.cycle().extendedEnd();
    PhaseKind kind = PhaseKind.SUPPORTED;
    Edge from = released;
    if (active.kind() == Fact.Kind.PASSED) {
      kind = PhaseKind.SECURITY_ONLY;
      from = released.blurred();
    } else if (active.day() != null
        && (support.day() == null || active.day().isBefore(support.day()))) {
      phases.add(new Phase(kind, names.active(), released, Edge.of(active)));
      kind = PhaseKind.SECURITY_ONLY;
      from = Edge.after(active.day());
    }
    phases.add(new Phase(kind, names.support(), from, Edge.of(support)));
    if (support.day() != null && extended.day() != null && extended.day().isAfter(support.day())) {
      Edge after = Edge.after(support.day());
      phases.add(new Phase(PhaseKind.EXTENDED, names.extended(), after, Edge.of(extended)));
    }
  }

  private static void addWithoutSupportEnd(List<Phase> phases, CycleFacts facts, Edge released) {
    Fact support = facts.cycle().supportEnd();
    Fact extended = facts.cycle().extendedEnd();
    if (extended.day() != null) {
      String name = facts.phases().extended();
      phases.add(new Phase(PhaseKind.EXTENDED, name, released.blurred(), Edge.of(extended)));
    } else if (support.kind() == Fact.Kind.PASSED) {
      String name = facts.phases().support();
      phases.add(new Phase(PhaseKind.OVER_UNDATED, name, released, Edge.of(support)));
    }
  }

  private static void addUnsupported(List<Phase> phases, LocalDate horizon) {
    if (phases.isEmpty()) {
      return;
    }
    Phase last = phases.get(phases.size() - 1);
    LocalDate end = last.to.day();
    boolean over = last.to.published() || last.kind == PhaseKind.OVER_UNDATED;
    if (over && end != null && end.isBefore(horizon)) {
      phases.add(new Phase(PhaseKind.UNSUPPORTED, "", Edge.after(end), Edge.on(horizon)));
    }
  }

  /** How long it lasts, in years and months, or in days when it is less. */
  String duration(PageWords words) {
    if (from.day() == null || to.day() == null) {
      return "";
    }
    Period lasts = Period.between(from.day(), to.day()).plusDays(1);
    return words.duration(lasts.getYears(), lasts.getMonths(), lasts.getDays());
  }

  /** The words on its bar, the longer ones first. */
  List<String> labels(PageWords words) {
    return kind == PhaseKind.UNSUPPORTED
        ? List.of(words.text("label.without", duration(words)), duration(words))
        : kind.labels(words);
  }

  /** The same in words. */
  String sentence(PageWords words) {
    String name =
        publisherName.isEmpty()
            ? ""
            : words.text("phase.name", Plain.text(publisherName, MAX_NAME));
    String begin = from.published() ? words.text("phase.from", words.day(from.text())) : "";
    String since = from.published() ? "" : words.text("phase.since");
    String said = kind.words(words) + name + begin;
    if (to.published()) {
      String until = said + words.text("phase.until", to.lastDay(words));
      return kind == PhaseKind.UNSUPPORTED
          ? until + words.text("phase.lasts", duration(words))
          : until + since;
    }
    String end = kind == PhaseKind.OVER_UNDATED ? "phase.over" : "phase.not-over";
    return said + words.text(end, words.day(String.valueOf(to.day()))) + since;
  }
}
