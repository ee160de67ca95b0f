package dev.cachet.handover;

import dev.cachet.phrase.Language;
import dev.cachet.report.ReportTerms;
import java.util.List;

/**
 * By what a folder is made.
 *
 * @param report the day judged and the version of the tool
 * @param languages of its pages, at least one; the first is that of {@code index.html}
 */
public record HandoverTerms(ReportTerms report, List<Language> languages) {
  /**
   * Copies the languages, each once.
   *
   * @param report see the record
   * @param languages see the record
   */
  public HandoverTerms {
    languages = languages.stream().distinct().toList();
    if (languages.isEmpty()) {
      throw new IllegalArgumentException("a folder has one language at least");
    }
  }
}
