package dev.cachet.dpkg;

import dev.cachet.installed.BuiltIn;
import dev.cachet.relation.RelationBudget;
import dev.cachet.relation.Relations;
import dev.cachet.relation.Relations.Alternative;
import dev.cachet.relation.Relations.Clause;
import dev.cachet.relation.Relations.Provided;
import dev.cachet.source.Stanza;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the relation fields of dpkg (Debian policy, section 7.1). */
public final class DebianRelations {
  private static final Pattern SPACE = Pattern.compile("\\s++");
  private static final Pattern ALTERNATIVE =
      Pattern.compile(
          "([^\\s:()\\[\\]<>=]++)(?::([a-z0-9-]++))?+\\s*+"
              + "(?:\\(\\s*+(<<|<=|>=|>>|=|<|>)\\s*+([^\\s()]++)\\s*+\\))?+");

  private final RelationBudget budget;

  /**
   * Makes a reader.
   *
   * @param budget how many relations may still be read
   */
  public DebianRelations(RelationBudget budget) {
    this.budget = budget;
  }

  /**
   * What a stanza says, or nothing of it where the root states too much.
   *
   * @param stanza what the database says of one package
   * @return its relations
   */
  public Relations of(Stanza stanza) {
    List<String> fields =
        List.of(stanza.value("Pre-Depends"), stanza.value("Depends"), stanza.value("Provides"));
    int count = fields.stream().mapToInt(DebianRelations::count).sum();
    if (!budget.takes(stanza.value("Package"), count)) {
      return new Relations(List.of(), List.of(), false);
    }
    List<Clause> needs = new ArrayList<>(clauses(fields.get(0)));
    needs.addAll(clauses(fields.get(1)));
    return new Relations(needs, provided(fields.get(2)), true);
  }

  /** Whether a field lists sources that were compiled in; Go, Rust and others have own ones. */
  static boolean namesBuiltIn(String field) {
    return field.toLowerCase(Locale.ROOT).endsWith("built-using");
  }

  /** The sources that a stanza says were compiled in. */
  List<BuiltIn> builtIn(Stanza stanza) {
    List<BuiltIn> found = new ArrayList<>();
    new TreeMap<>(stanza.fields())
        .forEach(
            (field, value) -> {
              if (namesBuiltIn(field) && budget.takes(stanza.value("Package"), count(value))) {
                for (Clause clause : clauses(value)) {
                  clause.alternatives().stream()
                      .filter(a -> a.operator().equals("="))
                      .forEach(a -> found.add(new BuiltIn(a.name(), a.version(), null, field)));
                }
              }
            });
    return found;
  }

  private static int count(String field) {
    int marks = (int) field.chars().filter(c -> c == ',' || c == '|').count();
    return field.isEmpty() ? 0 : marks + 1;
  }

  static List<Clause> clauses(String field) {
    List<Clause> clauses = new ArrayList<>();
    for (String clause : field.split(",", -1)) {
      String text = SPACE.matcher(clause).replaceAll(" ").strip();
      if (!text.isEmpty()) {
        clauses.add(new Clause(text, alternatives(text)));
      }
    }
    return clauses;
  }

  private static List<Provided> provided(String field) {
    List<Provided> provided = new ArrayList<>();
    for (Clause clause : clauses(field)) {
      for (Alternative alternative : clause.alternatives()) {
        provided.add(new Provided(alternative.name(), alternative.version()));
      }
    }
    return provided;
  }

  private static List<Alternative> alternatives(String clause) {
    List<Alternative> alternatives = new ArrayList<>();
    for (String text : clause.split("\\|", -1)) {
      Matcher matcher = ALTERNATIVE.matcher(text.strip());
      if (matcher.matches()) {
        alternatives.add(
            new Alternative(
                matcher.group(1), group(matcher, 2), group(matcher, 3), group(matcher, 4)));
      }
    }
    return alternatives;
  }

  private static String group(Matcher matcher, int index) {
    String group = matcher.group(index);
    return group == null ? "" : group;
  }
}
