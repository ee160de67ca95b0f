package dev.cachet.change;

import dev.cachet.catalogue.TableBeside;
import dev.cachet.matching.ComponentFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a component is for the rules: {@code roles.tsv}. */
final class Roles {
  private static final int MAX_CHARS = 200;
  private static final List<Row> ROWS = read();

  private Roles() {}

  private record Row(String role, String family, Pattern type, Pattern name) {}

  /** The family of a component in a role; empty if it has not this role. */
  static Optional<String> family(String role, ComponentFacts facts) {
    String path = facts.path().toLowerCase(Locale.ROOT);
    if (path.length() > MAX_CHARS) {
      return Optional.empty();
    }
    return ROWS.stream()
        .filter(row -> row.role().equals(role))
        .filter(row -> row.type().matcher(facts.type()).matches())
        .filter(row -> row.name().matcher(path).matches())
        .map(Row::family)
        .findFirst();
  }

  static boolean has(String role, ComponentFacts facts) {
    return family(role, facts).isPresent();
  }

  private static List<Row> read() {
    List<Row> rows = new ArrayList<>();
    for (var row : TableBeside.rows(Roles.class, "roles.tsv", 4)) {
      rows.add(
          new Row(
              row.get(0),
              row.get(1),
              Pattern.compile(row.get(2)),
              Pattern.compile(row.get(3), Pattern.CASE_INSENSITIVE)));
    }
    return List.copyOf(rows);
  }
}
