package dev.cachet.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.TableBeside;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What joins two changes into one milder one: each rule of {@code joins.tsv} joins with all its
 * conditions, and does not without any one of them.
 */
class JoiningRulesTest {
  private static final Map<String, String> RULES = new TreeMap<>();

  static {
    TableBeside.rows(Rules.class, "joins.tsv", 4).forEach(row -> RULES.put(row.get(0), row.get(3)));
  }

  static List<ReleasePair> pairs() throws IOException {
    return ChangePairsTest.read("joining-pairs.txt");
  }

  static Stream<ReleasePair> joining() throws IOException {
    return pairs().stream().filter(pair -> pair.name.endsWith("/joins"));
  }

  static Stream<ReleasePair> lacking() throws IOException {
    return pairs().stream().filter(pair -> pair.name.contains("/lacks-"));
  }

  @Test
  void everyConditionOfTheTableIsTriedBothWays() throws Exception {
    TreeSet<String> wanted = new TreeSet<>();
    for (List<String> row : TableBeside.rows(Rules.class, "joins.tsv", 4)) {
      wanted.add(row.get(0) + "/joins");
      wanted.add(row.get(0) + "/lacks-" + row.get(1));
    }
    TreeSet<String> tried = new TreeSet<>();
    pairs().forEach(pair -> tried.add(pair.name));
    assertEquals(wanted, tried);
  }

  @ParameterizedTest
  @MethodSource("joining")
  void joinsWithAllItsConditions(ReleasePair pair) throws Exception {
    assertEquals("ACCEPT", ChangePairsTest.judge(pair).verdict().name());
    assertTrue(rules(pair).contains(rule(pair)), rules(pair).toString());
  }

  @ParameterizedTest
  @MethodSource("lacking")
  void staysApartWithoutOneOfThem(ReleasePair pair) throws Exception {
    ChangeJudgement judgement = ChangePairsTest.judge(pair);
    assertEquals(pair.expected, judgement.verdict());
    assertTrue(!rules(pair).contains(rule(pair)), rules(pair).toString());
  }

  private static String rule(ReleasePair pair) {
    return RULES.get(pair.name.substring(0, pair.name.indexOf('/')));
  }

  private static List<String> rules(ReleasePair pair) throws Exception {
    ChangeJudgement judgement = ChangePairsTest.judge(pair);
    List<ChangeReason> all = new ArrayList<>(judgement.reasons());
    all.addAll(judgement.accepted());
    return all.stream().map(ChangeReason::rule).toList();
  }
}
