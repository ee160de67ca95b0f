package dev.cachet.lifecycle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Facts that the manufacturer holds and the catalogue does not: the dates of a contract or a
 * letter, with its reference. They replace listed dates, and each says so.
 */
public final class Overrides {
  private static final Set<String> REQUIRED = Set.of("product", "cycle", "reference", "noted");
  private static final Set<String> OPTIONAL = Set.of("supportEnd", "extendedEnd");

  private final List<Cycle> facts;

  private Overrides(List<Cycle> facts) {
    this.facts = List.copyOf(facts);
  }

  /**
   * Reads a file of facts.
   *
   * @param json {@code {"schemaVersion":1,"facts":[{"product":"qnx","cycle":"7.1",
   *     "supportEnd":"2030-12-31","extendedEnd":"2032-12-31","reference":"contract 4711",
   *     "noted":"2026-11-01"}]}}; at most 1 MiB; either end may be left out, not both
   * @return the facts
   * @throws IOException if a member is unknown, missing or no date; the message begins with the
   *     JSON pointer
   */
  public static Overrides read(byte[] json) throws IOException {
    List<Cycle> facts = new ArrayList<>();
    for (RowFile.Row row : RowFile.read(json, "facts", REQUIRED, OPTIONAL)) {
      FactSource source = new FactSource(row.text("reference"), row.day("noted"));
      Fact support = end(row, "supportEnd", source);
      Fact extended = end(row, "extendedEnd", source);
      if (support.kind() == Fact.Kind.ABSENT && extended.kind() == Fact.Kind.ABSENT) {
        throw new IOException(row.pointer() + ": neither supportEnd nor extendedEnd");
      }
      facts.add(
          new Cycle(
              row.text("product"),
              row.text("cycle"),
              "",
              "",
              source.absent(),
              support,
              extended,
              "",
              ""));
    }
    return new Overrides(facts);
  }

  private static Fact end(RowFile.Row row, String member, FactSource source) throws IOException {
    return row.text(member).isEmpty() ? source.absent() : source.dated(row.day(member).toString());
  }

  /**
   * Puts the facts into a catalogue.
   *
   * @param catalogue is not changed
   * @return a catalogue of the same snapshot day with these facts
   */
  public Catalogue apply(Catalogue catalogue) {
    List<Product> products = new ArrayList<>(catalogue.products());
    for (Cycle fact : facts) {
      Optional<Product> known =
          products.stream().filter(one -> one.name().equals(fact.product())).findFirst();
      if (known.isPresent()) {
        products.set(products.indexOf(known.get()), with(known.get(), fact));
      } else {
        products.add(CatalogueCompiler.added(fact.product(), List.of(fact)));
      }
    }
    return new Catalogue(catalogue.snapshotDate(), products);
  }

  private static Product with(Product product, Cycle fact) {
    List<Cycle> cycles = new ArrayList<>(product.cycles());
    int at = cycles.stream().map(Cycle::name).toList().indexOf(fact.name());
    if (at < 0) {
      cycles.add(fact);
      return product.withCycles(cycles);
    }
    Cycle listed = cycles.get(at);
    String replaced =
        "replaces the listed ends "
            + listed.supportEnd().text()
            + " and "
            + listed.extendedEnd().text();
    cycles.set(
        at,
        listed
            .withDates(
                listed.activeEnd(),
                fact.supportEnd().orElse(listed.supportEnd()),
                fact.extendedEnd().orElse(listed.extendedEnd()))
            .withNote(replaced));
    return product.withCycles(cycles);
  }
}
