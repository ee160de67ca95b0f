package dev.cachet.lifecycle;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.Cycle;
import dev.cachet.catalogue.CycleFacts;
import dev.cachet.catalogue.Fact;
import dev.cachet.catalogue.FactSource;
import dev.cachet.catalogue.Product;
import dev.cachet.finding.Evidence;
import dev.cachet.lookup.ComponentLookup;
import dev.cachet.lookup.ComponentMatch;
import dev.cachet.os.Confidence;
import dev.cachet.os.OsIdentifier;
import dev.cachet.os.OsIdentity;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges support on a day from a catalogue's dates. What is not known is never judged supported,
 * and the nearest cycle is never taken for one that is not listed.
 */
public final class SupportAssessor {
  private static final int MAX_REMEMBERED = 4096;

  /** Hostile identifiers may be long, and are repeated in the rule. */
  private static final int MAX_REMEMBERED_CHARS = 512;

  private final Catalogue catalogue;
  private final OsIdentifier identifier;
  private final RecentAnswers<Decisive, SupportVerdict> judgements =
      new RecentAnswers<>(MAX_REMEMBERED);

  /** Everything that decides the verdict on a component but its own name and place. */
  private record Decisive(
      Horizon horizon,
      @Nullable String product,
      @Nullable String cycle,
      List<String> candidates,
      String rule,
      String early) {}

  /**
   * Makes an assessor.
   *
   * @param catalogue the facts
   */
  public SupportAssessor(Catalogue catalogue) {
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
    this.identifier = new OsIdentifier(catalogue);
  }

  /**
   * Judges an operating system.
   *
   * @param os the system
   * @param asOf the day judged; support on its last day is support
   * @param plannedServiceEnd the last day on which the device is to be in service, or null
   * @return the report, with one verdict
   */
  public SupportReport assess(
      OsIdentity os, LocalDate asOf, @Nullable LocalDate plannedServiceEnd) {
    return assess(os, new Horizon(asOf, plannedServiceEnd, 0));
  }

  /**
   * Judges an operating system.
   *
   * @param os the system
   * @param horizon the days that matter
   * @return the report, with one verdict
   */
  public SupportReport assess(OsIdentity os, Horizon horizon) {
    return report(horizon, List.of(judge(os, horizon)));
  }

  /**
   * Judges the operating systems of one device.
   *
   * @param systems the systems, for example of a host and of a microcontroller
   * @param horizon the days that matter
   * @return the report, with one verdict for each in the given order
   */
  public SupportReport assess(List<OsIdentity> systems, Horizon horizon) {
    return report(horizon, systems.stream().map(os -> judge(os, horizon)).toList());
  }

  /**
   * Judges an operating system and components.
   *
   * @param os the system
   * @param components what {@link ComponentLookup} found
   * @param horizon the days that matter
   * @return the report: the system's verdict, then one for each component in the given order
   */
  public SupportReport assess(OsIdentity os, List<ComponentMatch> components, Horizon horizon) {
    List<SupportVerdict> verdicts = new ArrayList<>();
    verdicts.add(judge(os, horizon));
    components.forEach(component -> verdicts.add(judge(component, horizon)));
    return report(horizon, verdicts);
  }

  SupportReport report(Horizon horizon, List<SupportVerdict> verdicts) {
    return new SupportReport(horizon, catalogue.snapshotDate(), verdicts, List.of());
  }

  SupportVerdict judge(ComponentMatch component, Horizon horizon) {
    return judge(
        component, new Evidence("component", "identifier", component.identifier()), horizon);
  }

  SupportVerdict judge(ComponentMatch component, Evidence place, Horizon horizon) {
    return judgement(component, horizon).about(component.identifier(), place);
  }

  /**
   * Judges everything that is matched like this component: the same object for the same match,
   * while it is remembered, with no subject and without the place of a component.
   */
  SupportVerdict judgement(ComponentMatch component, Horizon horizon) {
    Optional<Cycle> cycle = cycle(component);
    Optional<Cycle> early = cycle.flatMap(release -> EarlyEnds.of(component.identifier(), release));
    if (component.rule().length() > MAX_REMEMBERED_CHARS) {
      return judged(component, cycle, early, horizon);
    }
    Decisive key =
        new Decisive(
            horizon,
            component.product(),
            component.cycle(),
            component.candidates(),
            component.rule(),
            early.map(Cycle::note).orElse(""));
    return judgements.get(key, () -> judged(component, cycle, early, horizon));
  }

  private Optional<Cycle> cycle(ComponentMatch component) {
    return component.product() == null || component.cycle() == null
        ? Optional.empty()
        : catalogue.cycle(component.product(), component.cycle());
  }

  private SupportVerdict judged(
      ComponentMatch component, Optional<Cycle> cycle, Optional<Cycle> early, Horizon horizon) {
    if (!component.candidates().isEmpty()) {
      return ambiguous("", component.candidates(), component.rule(), List.of());
    }
    if (cycle.isEmpty()) {
      SupportState state =
          component.product() == null ? SupportState.UNKNOWN : SupportState.CYCLE_NOT_LISTED;
      return plain("", state, component.rule(), List.of());
    }
    return CycleVerdict.of("", catalogue, early.orElse(cycle.get()), horizon, List.of())
        .remarked(early.map(one -> "; " + one.note()).orElse("") + component.remark());
  }

  SupportVerdict judge(OsIdentity os, Horizon horizon) {
    String product = os.product();
    if (!os.candidates().isEmpty()) {
      return ambiguous(subject(os), os.candidates(), os.rule(), os.evidence());
    }
    if (os.rolling()) {
      return plain(subject(os), SupportState.ROLLING, os.rule(), os.evidence());
    }
    if (product != null && os.cycle() != null) {
      Optional<Cycle> cycle = catalogue.cycle(product, os.cycle());
      if (cycle.isPresent()) {
        return CycleVerdict.of(
            subject(os),
            catalogue,
            cycle.get(),
            horizon,
            withVendorClaim(os, cycle.get(), horizon));
      }
    }
    Optional<Fact> claim = vendorClaim(os, horizon);
    if (claim.isPresent() && maySpeakForItself(os)) {
      return byVendorClaim(os, claim.get(), horizon);
    }
    if (product == null) {
      String lead = os.base() == null ? "" : "; it is built on " + os.base();
      return plain(subject(os), SupportState.UNKNOWN, os.rule() + lead, os.evidence());
    }
    return plain(subject(os), SupportState.CYCLE_NOT_LISTED, os.rule(), os.evidence());
  }

  /**
   * A derivative that keeps its base's ID keeps its SUPPORT_END too, so only a system that is sure
   * of itself, or has an ID of its own that nothing is listed about, may claim a day.
   */
  private boolean maySpeakForItself(OsIdentity os) {
    return os.product() == null
        ? !os.name().isBlank() && !identifier.knows(os.name())
        : os.confidence() == Confidence.STATED;
  }

  /** Of several candidates the earliest end is the only one that is safe to plan with. */
  private SupportVerdict ambiguous(
      String subject, List<String> candidates, String why, List<Evidence> evidence) {
    LocalDate earliest = null;
    Fact fact = null;
    for (String candidate : candidates) {
      String[] pair = candidate.split("/", 2);
      Optional<Cycle> cycle =
          pair.length == 2 ? catalogue.cycle(pair[0], pair[1]) : Optional.empty();
      LocalDate end = cycle.map(Cycle::supportEnd).map(Fact::day).orElse(null);
      if (end != null && (earliest == null || end.isBefore(earliest))) {
        earliest = end;
        fact = cycle.orElseThrow().supportEnd();
      }
    }
    return new SupportVerdict(
        subject,
        SupportState.AMBIGUOUS,
        SupportState.AMBIGUOUS,
        earliest,
        fact,
        null,
        why + ": " + String.join(", ", candidates),
        evidence);
  }

  private static SupportVerdict plain(
      String subject, SupportState state, String why, List<Evidence> evidence) {
    return new SupportVerdict(subject, state, state, null, null, null, why, evidence);
  }

  private static SupportVerdict byVendorClaim(OsIdentity os, Fact claim, Horizon horizon) {
    SupportState onDay =
        claim.on(horizon.asOf()) == Fact.Kind.PASSED ? SupportState.ENDED : SupportState.SUPPORTED;
    SupportPhase phase = new SupportPhase(onDay, claim, "SUPPORT_END");
    return new SupportVerdict(
        subject(os),
        phase.within(horizon),
        onDay,
        claim.day(),
        claim,
        vendorCycle(os, claim),
        os.rule() + "; by the vendor's own SUPPORT_END the last day of support is " + claim.text(),
        os.evidence());
  }

  private static CycleFacts vendorCycle(OsIdentity os, Fact claim) {
    FactSource source = new FactSource(claim.source(), claim.sourceDate());
    Fact absent = source.absent();
    String product = os.product() == null ? os.name() : os.product();
    Cycle cycle = new Cycle(product, os.version(), "", "", absent, claim, absent, "", "");
    return new CycleFacts(os.name(), cycle, Product.Phases.UNNAMED);
  }

  /** Adds to the evidence that the vendor's own date is another than the listed one. */
  private static List<Evidence> withVendorClaim(OsIdentity os, Cycle cycle, Horizon horizon) {
    List<Evidence> evidence = new ArrayList<>(os.evidence());
    Optional<Fact> claim = vendorClaim(os, horizon);
    if (claim.isPresent() && !claim.get().text().equals(cycle.supportEnd().text())) {
      evidence.add(
          new Evidence(
              claim.get().source(),
              "SUPPORT_END disagrees with the listed end",
              claim.get().text()));
    }
    return evidence;
  }

  private static Optional<Fact> vendorClaim(OsIdentity os, Horizon horizon) {
    for (Evidence one : os.evidence()) {
      if (one.field().equals("SUPPORT_END")) {
        try {
          return Optional.of(new FactSource(one.file(), horizon.asOf()).dated(one.value()));
        } catch (DateTimeException e) {
          // A file may claim anything; what is no date is no claim.
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static String subject(OsIdentity os) {
    String said = (os.name() + " " + os.version()).strip();
    return said.isEmpty() ? "operating system" : said;
  }
}
