package dev.cachet.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The committed corpora: what a search found, and what the specification refuses. */
class CorpusTest {
  @ParameterizedTest
  @EnumSource
  void everyInputHasTheVerdictThatItIsNamedAfter(FuzzTarget target) throws IOException {
    Map<String, String> wrong = new TreeMap<>();
    for (Path input : Corpus.inputs(target)) {
      String verdict = target.run(Files.readAllBytes(input));
      if (!verdict.equals(Corpus.verdict(input))) {
        wrong.put(input.getFileName().toString(), verdict);
      }
    }
    assertEquals(Map.of(), wrong);
  }

  @ParameterizedTest
  @EnumSource
  void acceptsSomeInputAndRefusesOthersForManyReasons(FuzzTarget target) throws IOException {
    List<String> verdicts = Corpus.inputs(target).stream().map(Corpus::verdict).distinct().toList();
    assertTrue(verdicts.contains(FuzzTarget.ACCEPTED));
    assertTrue(verdicts.size() >= 8, verdicts::toString);
  }
}
