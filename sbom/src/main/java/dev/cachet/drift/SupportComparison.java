package dev.cachet.drift;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.drift.ComparedRow.State;
import dev.cachet.drift.content.DriftFindings;
import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.support.ComponentSupport;
import dev.cachet.support.SupportStatement;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares what a document says of support with what its facts say of the thing's components. */
final class SupportComparison {
  private final Catalogue catalogue;
  private final Sbom sbom;
  private final @Nullable String asOf;
  private final @Nullable String facts;

  SupportComparison(Catalogue catalogue, Sbom sbom) {
    this.catalogue = catalogue;
    this.sbom = sbom;
    this.asOf = property(ComponentSupport.AS_OF);
    this.facts = property(ComponentSupport.FACTS);
  }

  private @Nullable String property(String name) {
    return sbom.content().properties().stream()
        .filter(one -> one.name().equals(name))
        .map(Property::value)
        .findFirst()
        .orElse(null);
  }

  /** Whether it can be compared at all. */
  State state() {
    if (asOf == null && facts == null) {
      return State.NO;
    }
    return day() != null && catalogue.snapshotDate().toString().equals(facts)
        ? State.YES
        : State.UNKNOWN;
  }

  private @Nullable LocalDate day() {
    try {
      return asOf == null ? null : LocalDate.parse(asOf);
    } catch (DateTimeException e) {
      return null;
    }
  }

  List<Finding> compare(SbomContent now) {
    if (state() == State.UNKNOWN) {
      String message =
          "what the SBOM says of support is of the day "
              + asOf
              + " by facts of "
              + facts
              + ", and the facts at hand are of "
              + catalogue.snapshotDate()
              + ", so nobody can tell whether it is right; give the facts of that day, or make the"
              + " SBOM anew";
      return List.of(RootComparison.notComparable(sbom.subject().title(), message));
    }
    LocalDate day = day();
    SbomContent judged = day == null ? now : new ComponentSupport(catalogue, day).add(now);
    Map<String, Component> found = new HashMap<>();
    withSubject(judged).forEach(one -> found.put(one.ref(), one));
    List<Finding> findings = new ArrayList<>();
    for (Component stated : withSubject(sbom.content())) {
      Component other = found.get(stated.ref());
      if (other != null && stated.title().equals(other.title())) {
        compare(stated, other, findings);
      }
    }
    return findings;
  }

  /** The subject is the operating system whose end is looked up most. */
  private static List<Component> withSubject(SbomContent content) {
    List<Component> all = new ArrayList<>(content.all());
    all.add(content.subject());
    return all;
  }

  private static void compare(Component stated, Component found, List<Finding> findings) {
    Map<String, String> before = support(stated);
    Map<String, String> after = support(found);
    if (before.equals(after)) {
      return;
    }
    List<Evidence> evidence = new ArrayList<>();
    Map<String, String> names = new TreeMap<>(before);
    names.putAll(after);
    for (String name : names.keySet()) {
      String was = Objects.requireNonNullElse(before.get(name), "none");
      String is = Objects.requireNonNullElse(after.get(name), "none");
      if (!was.equals(is)) {
        evidence.add(new Evidence(stated.ref(), name + " in the SBOM", was));
        evidence.add(new Evidence(stated.ref(), name + " by the facts", is));
      }
    }
    String message =
        "the SBOM says something else of the support of "
            + stated.title()
            + " than the facts that it names; make the SBOM anew with the same facts and"
            + " overrides, and do not edit it";
    findings.add(DriftFindings.error("drift.support-differs", stated.ref(), message, evidence));
  }

  private static Map<String, String> support(Component one) {
    Map<String, String> support = new TreeMap<>();
    for (Property each : one.properties()) {
      if (each.name().startsWith("cachet:support:")
          || each.name().equals(SupportStatement.END_OF_SUPPORT)) {
        support.merge(each.name(), each.value(), (a, b) -> a + "\n" + b);
      }
    }
    return support;
  }
}
