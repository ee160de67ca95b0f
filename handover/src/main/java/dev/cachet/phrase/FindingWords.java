package dev.cachet.phrase;

import dev.cachet.catalogue.TableBeside;
import dev.cachet.finding.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was found in a network profile, in words. A finding itself speaks English. */
public final class FindingWords {
  private static final Map<String, String> FRENCH = french();

  private final Language language;

  /**
   * Words of a language.
   *
   * @param phrases the language
   */
  public FindingWords(Phrases phrases) {
    this.language = phrases.language();
  }

  /**
   * What was found.
   *
   * @param finding the finding
   * @return its message; in French the sentence for its rule, where there is one
   */
  public Line message(Finding finding) {
    String sentence = language == Language.FR ? FRENCH.getOrDefault(finding.rule(), "") : "";
    return sentence.isEmpty() ? Line.recorded(finding.message()) : Line.own(sentence);
  }

  private static Map<String, String> french() {
    Map<String, String> sentences = new HashMap<>();
    for (List<String> row : TableBeside.rows(FindingWords.class, "findings_fr.tsv", 2)) {
      sentences.put(row.get(0), row.get(1));
    }
    return sentences;
  }
}
