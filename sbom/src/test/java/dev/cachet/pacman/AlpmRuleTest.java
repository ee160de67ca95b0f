package dev.cachet.pacman;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.relation.Relations.Alternative;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlpmRuleTest {
  @ParameterizedTest
  @CsvSource({
    "<, true, false, false",
    "<=, true, true, false",
    "=, false, true, false",
    ">=, false, true, true",
    ">, false, false, true"
  })
  void comparesAsADemandSays(String operator, boolean lesser, boolean same, boolean greater) {
    Alternative demand = new Alternative("n", "", operator, "2");
    AlpmRule rule = new AlpmRule();
    assertEquals(lesser, rule.isFulfilled(demand, "1.9-3"));
    assertEquals(same, rule.isFulfilled(demand, "2-1"));
    assertEquals(greater, rule.isFulfilled(demand, "2.1-1"));
    assertEquals(false, rule.isFulfilled(demand, ""));
  }
}
