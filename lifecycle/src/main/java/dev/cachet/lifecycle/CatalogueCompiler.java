package dev.cachet.lifecycle;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compiles a catalogue from published facts: what endoflife.date answers to {@code products/full},
 * a table of sourced facts that it lacks, and a table of the dates that it marks as estimated.
 */
public final class CatalogueCompiler {
  private CatalogueCompiler() {}

  /**
   * Compiles a table for {@link Catalogue#read}. The same facts give the same table.
   *
   * @param endOfLifeDate JSON in the shape of endoflife.date's API v1 {@code products/full}; not
   *     closed here
   * @param missingFacts the text of a table with the columns product, cycle, release_date,
   *     end_of_support, extended_end, source, note; fills gaps, and never replaces a listed date
   * @param estimated the text of a table with the columns product, cycle, field
   * @return the table, compressed
   * @throws IOException if an input cannot be read, two inputs disagree on a date, or a row of
   *     {@code estimated} names a cycle that is not listed
   */
  public static byte[] compile(InputStream endOfLifeDate, String missingFacts, String estimated)
      throws IOException {
    EndOfLifeDateReader.Snapshot snapshot = EndOfLifeDateReader.read(endOfLifeDate);
    Map<String, List<Cycle>> missing = FactSheet.read(missingFacts);
    Set<String> marks = marks(estimated);
    List<Product> products = new ArrayList<>();
    for (Product product : snapshot.products()) {
      List<Cycle> more = missing.remove(product.name());
      List<Cycle> cycles = merged(product.cycles(), more == null ? List.of() : more);
      products.add(product.withCycles(cycles.stream().map(one -> marked(one, marks)).toList()));
    }
    missing.forEach((name, cycles) -> products.add(added(name, cycles)));
    if (!marks.isEmpty()) {
      throw new IOException("estimated: no listed date for " + marks + ": remove these rows");
    }
    products.sort(Comparator.comparing(Product::name));
    return TableWriter.write(snapshot.source(), products);
  }

  static Product added(String name, List<Cycle> cycles) {
    return new Product(
        name, name, List.of(), List.of(), Product.Phases.UNNAMED, List.of(), List.of(), cycles);
  }

  private static List<Cycle> merged(List<Cycle> listed, List<Cycle> more) throws IOException {
    List<Cycle> all = new ArrayList<>(listed);
    for (Cycle one : more) {
      int at = all.stream().map(Cycle::name).toList().indexOf(one.name());
      if (at < 0) {
        all.add(one);
      } else {
        all.set(at, filled(all.get(at), one));
      }
    }
    return all;
  }

  private static Cycle filled(Cycle listed, Cycle more) throws IOException {
    requireSame(listed, listed.supportEnd(), more.supportEnd());
    requireSame(listed, listed.extendedEnd(), more.extendedEnd());
    return listed
        .withDates(
            listed.activeEnd(),
            listed.supportEnd().orElse(more.supportEnd()),
            listed.extendedEnd().orElse(more.extendedEnd()))
        .withNote(more.note());
  }

  private static void requireSame(Cycle cycle, Fact listed, Fact more) throws IOException {
    boolean both = listed.kind() != Fact.Kind.ABSENT && more.kind() != Fact.Kind.ABSENT;
    if (both && !listed.text().equals(more.text())) {
      throw new IOException(
          "missing facts: "
              + cycle.product()
              + " "
              + cycle.name()
              + " is listed with "
              + listed.text()
              + ", not "
              + more.text()
              + ": remove the row, or settle which is right");
    }
  }

  private static Set<String> marks(String estimated) {
    Set<String> marks = new HashSet<>();
    estimated
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("product\t"))
        .forEach(line -> marks.add(line.strip()));
    return marks;
  }

  /** Marks the dates that are estimated, and takes their marks out of the set. */
  private static Cycle marked(Cycle cycle, Set<String> marks) {
    return cycle.withDates(
        marked(cycle, "eoas", cycle.activeEnd(), marks),
        marked(cycle, "eol", cycle.supportEnd(), marks),
        marked(cycle, "eoes", cycle.extendedEnd(), marks));
  }

  private static Fact marked(Cycle cycle, String field, Fact fact, Set<String> marks) {
    boolean marked =
        fact.kind() == Fact.Kind.DATED
            && marks.remove(cycle.product() + "\t" + cycle.name() + "\t" + field);
    return marked ? fact.asEstimated() : fact;
  }
}
