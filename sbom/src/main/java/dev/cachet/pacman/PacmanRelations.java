package dev.cachet.pacman;

import dev.cachet.relation.RelationBudget;
import dev.cachet.relation.Relations;
import dev.cachet.relation.Relations.Alternative;
import dev.cachet.relation.Relations.Clause;
import dev.cachet.relation.Relations.Provided;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a package needs and provides: names, each with a comparison or without. */
final class PacmanRelations {
  private static final Pattern RELATION =
      Pattern.compile("([^<>=\\s]++)(?:([<>]=?|=)([^<>=\\s]++))?+");

  private final RelationBudget budget;

  PacmanRelations(RelationBudget budget) {
    this.budget = budget;
  }

  Relations of(String owner, List<String> needs, List<String> provides, boolean whole) {
    if (!budget.takes(owner, needs.size() + provides.size())) {
      return new Relations(List.of(), List.of(), false);
    }
    List<Provided> provided = new ArrayList<>();
    for (String text : provides) {
      Matcher matcher = RELATION.matcher(text);
      if (matcher.matches()) {
        // Only an exact version is one that the package answers as.
        String version = "=".equals(matcher.group(2)) ? matcher.group(3) : "";
        provided.add(new Provided(matcher.group(1), version));
      }
    }
    return new Relations(needs.stream().map(PacmanRelations::clause).toList(), provided, whole);
  }

  private static Clause clause(String text) {
    Matcher matcher = RELATION.matcher(text);
    if (!matcher.matches()) {
      return new Clause(text, List.of());
    }
    String operator = matcher.group(2) == null ? "" : matcher.group(2);
    String version = matcher.group(3) == null ? "" : matcher.group(3);
    return new Clause(text, List.of(new Alternative(matcher.group(1), "", operator, version)));
  }
}
