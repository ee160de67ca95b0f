package dev.cachet.lifecycle;

import dev.cachet.catalogue.Cycle;
import dev.cachet.catalogue.Fact;
import dev.cachet.catalogue.FactSource;
import dev.cachet.catalogue.TableBeside;
import dev.cachet.lookup.PackageUrl;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Packages that a distribution stopped supporting before the release that holds them. The table
 * beside this class names the source of each row.
 */
final class EarlyEnds {
  private static final String TABLE = "early-ends.tsv";
  private static final int FIELDS = 6;
  private static final Map<List<String>, List<Row>> ROWS =
      TableBeside.rows(EarlyEnds.class, TABLE, FIELDS).stream()
          .map(EarlyEnds::row)
          .collect(Collectors.groupingBy(row -> List.of(row.product(), row.cycle())));

  private EarlyEnds() {}

  private record Row(String product, String cycle, String source, Fact end) {
    boolean names(String name) {
      return source.endsWith("*")
          ? name.startsWith(source.substring(0, source.length() - 1))
          : name.equals(source);
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
    List<Row> rows = ROWS.getOrDefault(List.of(release.product(), release.name()), List.of());
    if (rows.isEmpty()) {
      return Optional.empty(); // no identifier is read for nothing
    }
    return PackageUrl.parse(identifier.strip())
        .filter(PackageUrl::isOfDistribution)
        .map(EarlyEnds::sourcePackage)
        .flatMap(
            name ->
                rows.stream()
                    .filter(row -> row.names(name))
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

  private static Row row(List<String> fields) {
    Fact end = new FactSource(fields.get(4), LocalDate.parse(fields.get(5))).dated(fields.get(3));
    return new Row(fields.get(0), fields.get(1), fields.get(2), end);
  }
}
