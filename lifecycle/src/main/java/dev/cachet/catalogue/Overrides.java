package dev.cachet.catalogue;

import dev.cachet.os.OsIdentifier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Facts that the manufacturer holds and the catalogue does not: the dates of a contract or a
 * letter, with its reference. They replace listed dates, and each says so.
 */
public final class Overrides {
  private static final Set<String> REQUIRED = Set.of("product", "cycle", "reference", "noted");
  private static final Set<String> OPTIONAL =
      Set.of("supportEnd", "extendedEnd", "provider", "validTo");

  private final List<Cycle> facts;

  private Overrides(List<Cycle> facts) {
    this.facts = List.copyOf(facts);
  }

  /**
   * Reads a file of facts; {@code overrides.schema.json} beside this class describes it.
   *
   * @param json {@code {"schemaVersion":1,"facts":[{"product":"qnx","cycle":"7.1",
   *     "supportEnd":"2030-12-31","extendedEnd":"2032-12-31","provider":"Example Ltd",
   *     "reference":"contract 4711","validTo":"2029-12-31","noted":"2026-11-01"}]}}; at most 1 MiB;
   *     at least one of the two ends or {@code validTo}, the last day of the contract, is needed;
   *     no support counts that lasts longer than the contract
   * @return the facts
   * @throws IOException if a member is unknown, missing or no date, or a cycle stands twice; the
   *     message begins with the JSON pointer
   */
  public static Overrides read(byte[] json) throws IOException {
    List<Cycle> facts = new ArrayList<>();
    for (RowFile.Row row : RowFile.read(json, "facts", REQUIRED, OPTIONAL)) {
      Cycle fact = fact(row);
      if (facts.stream().anyMatch(other -> isSame(other, fact))) {
        throw new IOException(row.pointer() + ": this cycle stands twice");
      }
      facts.add(fact);
    }
    return new Overrides(facts);
  }

  /**
   * Takes a publisher's statement in the form of OpenEoX Core 1.0 as a fact. The statement does not
   * say which product it is about: that is bound by whoever has it.
   *
   * @param product the product's id
   * @param cycle the cycle's id
   * @param json the statement; at most 1 MiB. The end of security support is what counts; a date
   *     that is to be announced is not passed and has no day
   * @return one fact
   * @throws IOException if it is no such statement, or its end of life lies before another of its
   *     dates; the message names the member
   */
  public static Overrides ofOpenEox(String product, String cycle, byte[] json) throws IOException {
    return new Overrides(List.of(OpenEox.read(json).cycle(product, cycle)));
  }

  private static Cycle fact(RowFile.Row row) throws IOException {
    String provider = row.text("provider");
    String reference = row.text("reference");
    FactSource source =
        new FactSource(
            provider.isEmpty() ? reference : provider + ", " + reference, row.day("noted"));
    Fact support = end(row, "supportEnd", source);
    Fact extended = end(row, "extendedEnd", source);
    Fact valid = end(row, "validTo", source);
    if (support.kind() == Fact.Kind.ABSENT && extended.kind() == Fact.Kind.ABSENT) {
      support = valid;
    }
    if (support.kind() == Fact.Kind.ABSENT && extended.kind() == Fact.Kind.ABSENT) {
      throw new IOException(row.pointer() + ": neither supportEnd nor extendedEnd nor validTo");
    }
    String note = valid.kind() == Fact.Kind.ABSENT ? "" : "contract valid to " + valid.text();
    return new Cycle(
        row.text("product"),
        row.text("cycle"),
        "",
        "",
        source.absent(),
        earlier(support, valid),
        earlier(extended, valid),
        "",
        note);
  }

  private static boolean isSame(Cycle one, Cycle other) {
    return one.product().equals(other.product()) && one.name().equals(other.name());
  }

  /** A date of a contract counts as long as the contract does. */
  private static Fact earlier(Fact end, Fact valid) {
    boolean over = end.day() != null && valid.day() != null && valid.day().isBefore(end.day());
    return over ? valid : end;
  }

  private static Fact end(RowFile.Row row, String member, FactSource source) throws IOException {
    return row.text(member).isEmpty() ? source.absent() : source.dated(row.day(member).toString());
  }

  /**
   * Puts the facts into a catalogue. A fact may name its product by the id, an alias or the ID of a
   * distribution's os-release; a product that is not listed is one of the manufacturer's own, and
   * by its name a system with that ID is found.
   *
   * @param catalogue is not changed
   * @return a catalogue of the same snapshot day with these facts
   */
  public Catalogue apply(Catalogue catalogue) {
    List<Product> products = new ArrayList<>(catalogue.products());
    Set<String> own = new HashSet<>(catalogue.own());
    for (Cycle said : facts) {
      Cycle fact = said.ofProduct(listedName(catalogue, said.product()));
      own.add(fact.product());
      Optional<Product> known =
          products.stream().filter(one -> one.name().equals(fact.product())).findFirst();
      if (known.isPresent()) {
        products.set(products.indexOf(known.get()), with(known.get(), fact));
      } else {
        products.add(CatalogueCompiler.added(fact.product(), List.of(fact)));
      }
    }
    return new Catalogue(catalogue.snapshotDate(), products, own);
  }

  private static String listedName(Catalogue catalogue, String name) {
    return catalogue
        .product(name)
        .or(() -> OsIdentifier.productOf(name).flatMap(catalogue::product))
        .map(Product::name)
        .orElse(name);
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
            .withNote(fact.note().isEmpty() ? replaced : fact.note() + "; " + replaced));
    return product.withCycles(cycles);
  }
}
