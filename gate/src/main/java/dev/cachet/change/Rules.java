package dev.cachet.change;

import dev.cachet.catalogue.TableBeside;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The tables of rules, clauses and claims. */
final class Rules {
  private static final Map<String, Rule> RULES = rules();
  private static final Map<String, Clause> CLAUSES = clauses();
  private static final Map<String, Cell> CELLS = cells();

  private Rules() {}

  /**
   * One rule.
   *
   * @param patch the verdict where a security patch is claimed
   * @param minor the verdict where anything else is claimed
   * @param matter the kind of change that it is by 6.5.2; {@code -} if it is none
   * @param clause the id of its clause
   * @param says the predicate of a sentence about the component
   * @param remedy what can be done
   */
  record Rule(
      String id,
      ChangeVerdict patch,
      ChangeVerdict minor,
      String matter,
      String clause,
      String says,
      String remedy) {
    ChangeVerdict verdict(ChangeClass claimed) {
      return claimed == ChangeClass.SECURITY_PATCH ? patch : minor;
    }
  }

  /** A clause, what it is about, and whether its original was read. */
  record Clause(String text, String scope, String read) {
    String cited() {
      return scope.equals("every device") ? text : text + " (scope: " + scope + ")";
    }
  }

  /** What reasons become for one claim, and what it is worth without any. */
  record Cell(
      ChangeVerdict base,
      String baseRule,
      ChangeVerdict contradict,
      ChangeVerdict ask,
      String clause) {
    ChangeVerdict of(ChangeVerdict verdict) {
      return switch (verdict) {
        case CONTRADICT -> contradict;
        case ASK -> ask;
        case ACCEPT -> verdict;
      };
    }
  }

  static Rule rule(String id) {
    return Objects.requireNonNull(RULES.get(id), id);
  }

  static Clause clause(String id) {
    return Objects.requireNonNull(CLAUSES.get(id), id);
  }

  static Cell cell(ChangeClaim claim) {
    String key = key(claim.changeClass().word(), claim.udiDi().word(), claim.subject().word());
    return Objects.requireNonNull(CELLS.get(key), key);
  }

  private static Map<String, Rule> rules() {
    Map<String, Rule> rules = new LinkedHashMap<>();
    for (var row : TableBeside.rows(Rules.class, "rules.tsv", 8)) {
      Rule rule =
          new Rule(
              row.get(0),
              verdict(row.get(1)),
              verdict(row.get(2)),
              row.get(3),
              row.get(4),
              row.get(5),
              row.get(6));
      rules.put(rule.id(), rule);
    }
    return rules;
  }

  private static Map<String, Clause> clauses() {
    Map<String, Clause> clauses = new LinkedHashMap<>();
    TableBeside.rows(Rules.class, "clauses.tsv", 4)
        .forEach(row -> clauses.put(row.get(0), new Clause(row.get(1), row.get(2), row.get(3))));
    return clauses;
  }

  private static Map<String, Cell> cells() {
    Map<String, Cell> cells = new LinkedHashMap<>();
    for (var row : TableBeside.rows(Rules.class, "cells.tsv", 8)) {
      Cell cell =
          new Cell(
              verdict(row.get(3)),
              row.get(4),
              verdict(row.get(5)),
              verdict(row.get(6)),
              row.get(7));
      cells.put(key(row.get(0), row.get(1), row.get(2)), cell);
    }
    return cells;
  }

  private static ChangeVerdict verdict(String word) {
    return ChangeVerdict.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static String key(String changeClass, String udiDi, String subject) {
    return changeClass + " " + udiDi + " " + subject;
  }
}
