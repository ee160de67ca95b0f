package dev.cachet.lookup;

import dev.cachet.catalogue.TableBeside;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which package URLs carry the release of their project, by group and name: the catalogue lists one
 * artefact of a project, and a device holds the others. The table beside this class names the
 * source of each row; an artefact with versions of its own is in none.
 */
final class ProjectUrls {
  private static final String TABLE = "project-urls.tsv";

  /** The name itself is that of the product. */
  private static final String OWN_NAME = "=";

  /** By type, so that most package URLs are compared with few rows or none. */
  private static final Map<String, List<Row>> ROWS =
      TableBeside.rows(ProjectUrls.class, TABLE, 5).stream()
          .map(ProjectUrls::row)
          .collect(Collectors.groupingBy(Row::type));

  private ProjectUrls() {}

  private record Row(String type, String group, List<String> names, String product) {
    boolean isOf(PackageUrl url) {
      if (!type.equals("yocto") && !type.equals("conan") && !group.equals(url.namespace())) {
        return false;
      }
      boolean named = false;
      for (String name : names) {
        boolean fits = fits(name, url);
        if (fits && name.startsWith("!")) {
          return false;
        }
        named |= fits;
      }
      return named;
    }

    private static boolean fits(String pattern, PackageUrl url) {
      String plain = pattern.startsWith("!") ? pattern.substring(1) : pattern;
      return plain.endsWith("*")
          ? url.name().startsWith(plain.substring(0, plain.length() - 1))
          : url.name().equals(plain);
    }
  }

  /** The product whose release the package is; empty when no row is about it. */
  static Optional<String> product(PackageUrl url) {
    for (Row row : ROWS.getOrDefault(url.type(), List.of())) {
      if (row.isOf(url)) {
        return Optional.of(row.product().equals(OWN_NAME) ? url.name() : row.product());
      }
    }
    return Optional.empty();
  }

  private static Row row(List<String> fields) {
    return new Row(
        fields.get(0), fields.get(1), List.of(fields.get(2).split(" ", -1)), fields.get(3));
  }
}
