package dev.cachet.catalogue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Compiles a catalogue from published facts: what endoflife.date answers to {@code products/full},
 * a table of sourced facts that it lacks, and a table of the dates that it marks as estimated.
 */
public final class CatalogueCompiler {
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};
  private static final long MAX_BYTES = 256L << 20;

  private CatalogueCompiler() {}

  /**
   * Compiles a table for {@link Catalogue#read}. The same facts give the same table.
   *
   * @param endOfLifeDate JSON in the shape of endoflife.date's API v1 {@code products/full}, as it
   *     is or compressed by gzip; at most 256 MiB of text; not closed here
   * @param missingFacts the text of a table with the columns product, cycle, release_date,
   *     end_of_support, extended_end, source, note; fills gaps, and never replaces a listed date
   * @param estimated the text of a table with the columns product, cycle, field
   * @return the table, compressed
   * @throws IOException if an input cannot be read, a product or cycle has no name or is listed
   *     twice, two inputs disagree on a date, or a row of {@code estimated} names a cycle that is
   *     not listed
   */
  public static byte[] compile(InputStream endOfLifeDate, String missingFacts, String estimated)
      throws IOException {
    EndOfLifeDateReader.Snapshot snapshot = EndOfLifeDateReader.read(plain(endOfLifeDate));
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
    requireNames(products);
    byte[] table = TableWriter.write(snapshot.source(), products);
    Catalogue read = TableReader.read(new ByteArrayInputStream(table));
    if (!products.equals(List.copyOf(read.products()))) {
      throw new IOException("the table does not read back as what was compiled");
    }
    return table;
  }

  private static InputStream plain(InputStream in) throws IOException {
    PushbackInputStream start = new PushbackInputStream(in, GZIP.length);
    byte[] first = start.readNBytes(GZIP.length);
    start.unread(first);
    InputStream text = Arrays.equals(first, GZIP) ? new GZIPInputStream(start) : start;
    return new LimitedInput(text, MAX_BYTES);
  }

  private static void requireNames(List<Product> products) throws IOException {
    Set<String> names = new HashSet<>();
    for (Product product : products) {
      requireName(names, product.name(), "");
      for (Cycle cycle : product.cycles()) {
        requireName(names, cycle.name(), product.name() + " ");
      }
    }
  }

  private static void requireName(Set<String> names, String name, String of) throws IOException {
    if (name.isBlank() || !names.add(of + name)) {
      throw new IOException(of + "\"" + name + "\": no name, or one that is listed twice");
    }
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
