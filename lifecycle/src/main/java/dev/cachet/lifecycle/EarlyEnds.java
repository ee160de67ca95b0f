package dev.cachet.lifecycle;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Packages that a distribution stopped supporting before the release that holds them. The table
 * beside this class names the source of each row.
 */
final class EarlyEnds {
  private static final String TABLE = "early-ends.tsv";
  private static final int FIELDS = 6;
  private static final List<Row> ROWS = read();

  private EarlyEnds() {}

  private record Row(String product, String cycle, String source, Fact end) {
    boolean isOf(Cycle of, String name) {
      return product.equals(of.product())
          && cycle.equals(of.name())
          && (source.endsWith("*")
              ? name.startsWith(source.substring(0, source.length() - 1))
              : name.equals(source));
    }
  }

  /**
   * Gives a package of a distribution the earlier end that its distribution published for it.
   *
   * @param identifier the package URL; any other identifier has no earlier end
   * @param release the cycle of the distribution
   * @return the cycle with the dates of this package; empty when the release's own hold
   */
  static Optional<Cycle> of(String identifier, Cycle release) {
    return PackageUrl.parse(identifier.strip())
        .filter(PackageUrl::isOfDistribution)
        .map(EarlyEnds::sourcePackage)
        .flatMap(
            name ->
                ROWS.stream()
                    .filter(row -> row.isOf(release, name))
                    .findFirst()
                    .map(row -> ended(release, name, row.end())));
  }

  private static Cycle ended(Cycle release, String name, Fact end) {
    Fact absent = new FactSource(end.source(), end.sourceDate()).absent();
    return release
        .withDates(absent, end, absent)
        .withNote(
            "the distribution ended the support of its source package "
                + name
                + " before that of the release");
  }

  /** Binary packages of one source are supported together. */
  private static String sourcePackage(PackageUrl url) {
    String upstream = url.qualifiers().getOrDefault("upstream", "");
    int at = upstream.indexOf('@');
    String source = at < 0 ? upstream : upstream.substring(0, at);
    return source.isEmpty() ? url.name() : source;
  }

  private static List<Row> read() {
    try (InputStream table = EarlyEnds.class.getResourceAsStream(TABLE)) {
      if (table == null) {
        throw new FileNotFoundException(TABLE + " is missing beside " + EarlyEnds.class);
      }
      String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .filter(fields -> fields.length == FIELDS)
          .map(EarlyEnds::row)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("this library's jar is damaged", e);
    }
  }

  private static Row row(String[] fields) {
    Fact end = new FactSource(fields[4], LocalDate.parse(fields[5])).dated(fields[3]);
    return new Row(fields[0], fields[1], fields[2], end);
  }
}
