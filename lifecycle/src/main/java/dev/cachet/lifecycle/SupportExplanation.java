package dev.cachet.lifecycle;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.CatalogueDiff;
import dev.cachet.catalogue.Cycle;
import dev.cachet.catalogue.Fact;
import dev.cachet.catalogue.Product;
import dev.cachet.finding.LineText;
import dev.cachet.lookup.ComponentLookup;
import dev.cachet.lookup.ComponentMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that is known about one identifier: by which rule it was recognised, all facts with
 * their sources, and what the publisher's phases mean.
 */
public final class SupportExplanation {
  private final Catalogue catalogue;
  private final Horizon horizon;
  private final List<String> lines = new ArrayList<>();

  private SupportExplanation(Catalogue catalogue, Horizon horizon) {
    this.catalogue = catalogue;
    this.horizon = horizon;
  }

  /**
   * Explains an identifier.
   *
   * @param catalogue the facts
   * @param identifier a package URL, a CPE name, {@code name@version}, {@code product/cycle} or a
   *     product's id or alias, of which all cycles are shown
   * @param horizon the days that matter
   * @return lines for a person
   */
  public static List<String> of(Catalogue catalogue, String identifier, Horizon horizon) {
    SupportExplanation explanation =
        new SupportExplanation(
            Objects.requireNonNull(catalogue, "catalogue"),
            Objects.requireNonNull(horizon, "horizon"));
    explanation.lines.add(
        LineText.of(identifier)
            + " as of "
            + horizon.asOf()
            + ", by facts of "
            + catalogue.snapshotDate());
    explanation.explain(identifier);
    return explanation.lines;
  }

  private void explain(String identifier) {
    Optional<Product> product = catalogue.product(identifier);
    if (product.isPresent()) {
      lines.add("recognised: the id or an alias of a listed product");
      product(product.get());
      product.get().cycles().forEach(this::cycle);
      return;
    }
    ComponentMatch match = match(identifier);
    lines.add("recognised: " + LineText.of(match.rule()));
    lines.add("verdict: " + verdict(match));
    if (match.product() != null) {
      catalogue.product(match.product()).ifPresent(this::product);
    }
    if (match.product() != null && match.cycle() != null) {
      catalogue.cycle(match.product(), match.cycle()).ifPresent(this::cycle);
    } else if (match.product() != null) {
      lines.add("listed cycles: " + cycles(match.product()));
    }
    match.candidates().forEach(this::candidate);
  }

  private ComponentMatch match(String identifier) {
    String[] pair = identifier.split("/", 2);
    boolean listed = pair.length == 2 && catalogue.cycle(pair[0], pair[1]).isPresent();
    return listed
        ? new ComponentMatch(
            identifier,
            catalogue.product(pair[0]).orElseThrow().name(),
            pair[1],
            List.of(),
            "a listed product and cycle")
        : new ComponentLookup(catalogue).find(identifier);
  }

  private String verdict(ComponentMatch match) {
    SupportVerdict verdict = new SupportAssessor(catalogue).judge(match, horizon);
    return verdict.state() + ": " + LineText.of(verdict.explanation());
  }

  private String cycles(String product) {
    return catalogue.product(product).map(Product::cycles).orElse(List.of()).stream()
        .map(Cycle::name)
        .reduce((one, other) -> one + ", " + other)
        .orElse("none");
  }

  private void product(Product product) {
    lines.add("product: " + product.name() + " (" + LineText.of(product.label()) + ")");
    Product.Phases phases = product.phases();
    phase("active support", phases.active(), "fixes and security fixes for everybody");
    phase("security support", phases.support(), "security fixes for everybody; its end counts");
    phase(
        "extended support",
        phases.extended(),
        "counts only for who has it, as a rule by contract; state it as an override");
  }

  private void phase(String phase, String label, String meaning) {
    String called =
        label.isEmpty()
            ? "its publisher has no name of its own for it"
            : "its publisher calls it \"" + LineText.of(label) + "\"";
    lines.add("  " + phase + ": " + called + "; " + meaning);
  }

  private void candidate(String candidate) {
    String[] pair = candidate.split("/", 2);
    Optional<Cycle> cycle = pair.length == 2 ? catalogue.cycle(pair[0], pair[1]) : Optional.empty();
    cycle.ifPresentOrElse(this::cycle, () -> lines.add("candidate: " + candidate));
  }

  private void cycle(Cycle cycle) {
    SupportPhase phase = SupportPhase.of(cycle, horizon.asOf());
    String codename = cycle.codename().isEmpty() ? "" : " (" + LineText.of(cycle.codename()) + ")";
    String released = cycle.released().isEmpty() ? "" : ", released " + cycle.released();
    lines.add(
        "cycle: "
            + cycle.product()
            + "/"
            + LineText.of(cycle.name())
            + codename
            + released
            + ": "
            + phase.within(horizon));
    fact("active support", cycle.activeEnd());
    fact("security support", cycle.supportEnd());
    fact("extended support", cycle.extendedEnd());
    if (!cycle.note().isEmpty()) {
      lines.add("  note: " + LineText.of(cycle.note()));
    }
  }

  private void fact(String phase, Fact fact) {
    String source =
        fact.kind() == Fact.Kind.ABSENT
            ? ""
            : " [" + LineText.of(fact.source()) + ", " + fact.sourceDate() + "]";
    lines.add("  " + phase + " " + CatalogueDiff.words(fact) + source);
  }
}
