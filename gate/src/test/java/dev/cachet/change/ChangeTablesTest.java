package dev.cachet.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.TableBeside;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The tables have a row for everything that can be asked, and no row twice. */
class ChangeTablesTest {
  @Test
  void everyClaimHasItsCell() {
    int cells = 0;
    for (ChangeClass changeClass : ChangeClass.values()) {
      for (ChangeClaim.UdiDi udiDi : ChangeClaim.UdiDi.values()) {
        for (ChangeClaim.Subject subject : ChangeClaim.Subject.values()) {
          Rules.Cell cell = Rules.cell(new ChangeClaim(changeClass, udiDi, subject));
          assertFalse(Rules.clause(cell.clause()).text().isBlank());
          if (cell.base() != ChangeVerdict.ACCEPT) {
            assertEquals(cell.base(), Rules.rule(cell.baseRule()).patch());
          }
          cells++;
        }
      }
    }
    assertEquals(12, cells);
    assertEquals(12, TableBeside.rows(Rules.class, "cells.tsv", 8).size());
  }

  @Test
  void noCellIsMilderForAStricterReason() {
    for (List<String> row : TableBeside.rows(Rules.class, "cells.tsv", 8)) {
      ChangeVerdict contradict =
          ChangeVerdict.valueOf(row.get(5).toUpperCase(java.util.Locale.ROOT));
      ChangeVerdict ask = ChangeVerdict.valueOf(row.get(6).toUpperCase(java.util.Locale.ROOT));
      assertTrue(contradict.compareTo(ask) >= 0, row.toString());
    }
  }

  @Test
  void embeddedSoftwareIsNeverContradictedByTheClauseForSoftwareOnItsOwn() {
    for (List<String> row : TableBeside.rows(Rules.class, "cells.tsv", 8)) {
      if (row.get(2).equals("embedded")) {
        assertFalse(row.get(7).startsWith("udi-"), row.toString());
      }
    }
  }

  @Test
  void everyRuleHasClauseRemedyAndExample() {
    Set<String> ids = new HashSet<>();
    for (List<String> row : TableBeside.rows(Rules.class, "rules.tsv", 8)) {
      assertTrue(ids.add(row.get(0)), "twice: " + row.get(0));
      assertTrue(row.get(0).matches("change\\.[a-z-]+"), row.get(0));
      assertFalse(Rules.clause(row.get(4)).text().isBlank());
      assertTrue(row.stream().noneMatch(String::isBlank), row.toString());
      Rules.Rule rule = Rules.rule(row.get(0));
      assertTrue(rule.patch().compareTo(rule.minor()) >= 0, "minor is stricter: " + row);
      if (rule.patch() == ChangeVerdict.CONTRADICT) {
        assertFalse(rule.matter().equals("-"), row.toString());
      }
    }
    assertTrue(ids.size() > 60);
  }

  @Test
  void clausesSayWhetherTheirOriginalWasRead() {
    for (List<String> row : TableBeside.rows(Rules.class, "clauses.tsv", 4)) {
      assertTrue(
          Set.of("original", "secondary", "unread", "own").contains(row.get(3)), row.toString());
    }
  }
}
