package dev.cachet.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.TableBeside;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The check against pairs that were labelled before its rules were written. */
class ChangePairsTest {
  private static final ChangeCheck CHECK = new ChangeCheck(Catalogue.bundled());

  static List<ReleasePair> pairs() throws IOException {
    return read("pairs.txt");
  }

  /** With those that were written after the rules. */
  static List<ReleasePair> all() throws IOException {
    List<ReleasePair> all = new ArrayList<>(pairs());
    all.addAll(read("later-pairs.txt"));
    all.addAll(read("unseen-pairs.txt"));
    all.addAll(read("fresh-pairs.txt"));
    return all;
  }

  static List<ReleasePair> read(String file) throws IOException {
    try (InputStream in = ChangePairsTest.class.getResourceAsStream(file)) {
      byte[] text = Objects.requireNonNull(in).readAllBytes();
      return ReleasePair.read(new String(text, StandardCharsets.UTF_8));
    }
  }

  static ChangeJudgement judge(ReleasePair pair) throws Exception {
    return CHECK.judge(
        ReleaseDocuments.before(pair),
        ReleaseDocuments.after(pair),
        ReleaseDocuments.network(pair, false),
        ReleaseDocuments.network(pair, true),
        pair.claim);
  }

  @Test
  void everyPairHasTheVerdictOfItsLabel() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (ReleasePair pair : all()) {
      ChangeJudgement judgement = judge(pair);
      if (judgement.verdict() != pair.expected) {
        List<String> why =
            judgement.reasons().stream().map(r -> r.rule() + " " + r.message()).toList();
        wrong.add(pair.name + ": " + judgement.verdict() + ", not " + pair.expected + " " + why);
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  @Test
  void noFalseClaimIsAcceptedAndFewTrueOnesAreContradicted() throws Exception {
    int falseAccepted = 0;
    int trueClaims = 0;
    int trueContradicted = 0;
    for (ReleasePair pair : all()) {
      ChangeVerdict verdict = judge(pair).verdict();
      falseAccepted += pair.truth.equals("false") && verdict == ChangeVerdict.ACCEPT ? 1 : 0;
      trueClaims += pair.truth.equals("true") ? 1 : 0;
      trueContradicted += pair.truth.equals("true") && verdict == ChangeVerdict.CONTRADICT ? 1 : 0;
    }
    assertEquals(0, falseAccepted);
    assertTrue(trueContradicted * 20 <= trueClaims, trueContradicted + " of " + trueClaims);
    assertTrue(pairs().size() >= 40);
  }

  /** A rule that no pair reaches could be taken out and nobody would see it. */
  @Test
  void everyRuleOfTheTableDecidesOnSomePair() throws Exception {
    Set<String> unreached = new TreeSet<>();
    TableBeside.rows(Rules.class, "rules.tsv", 8).forEach(row -> unreached.add(row.get(0)));
    List<ReleasePair> all = new ArrayList<>(all());
    all.addAll(read("joining-pairs.txt"));
    for (ReleasePair pair : all) {
      ChangeJudgement judgement = judge(pair);
      judgement.reasons().forEach(reason -> unreached.remove(reason.rule()));
      judgement.accepted().forEach(reason -> unreached.remove(reason.rule()));
    }
    assertEquals(Set.of(), unreached);
  }
}
