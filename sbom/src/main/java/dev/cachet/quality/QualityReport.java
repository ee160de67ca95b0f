package dev.cachet.quality;

import dev.cachet.finding.Finding;
import java.util.List;

/**
 * What a document has and lacks under one profile.
 *
 * @param profile the list of fields
 * @param scores one for each field, in the profile's order
 * @param findings at most {@link QualityCheck#MAX_LISTED} and one more for each field, in the
 *     profile's order and then the document's
 */
public record QualityReport(Profile profile, List<FieldScore> scores, List<Finding> findings) {
  /**
   * Copies the lists.
   *
   * @param profile see the record
   * @param scores see the record
   * @param findings see the record
   */
  public QualityReport {
    scores = List.copyOf(scores);
    findings = List.copyOf(findings);
  }

  /**
   * How many values that the profile requires are there.
   *
   * @return the sum over its {@link Level#MUST} fields
   */
  public long present() {
    return required().stream().mapToLong(FieldScore::present).sum();
  }

  /**
   * How many values the profile requires of this document.
   *
   * @return the sum over its {@link Level#MUST} fields
   */
  public long asked() {
    return required().stream().mapToLong(FieldScore::asked).sum();
  }

  /**
   * The share of required values that are there.
   *
   * @return whole percent, rounded down, so that 100 means all
   */
  public int percent() {
    return asked() == 0 ? 100 : (int) (100 * present() / asked());
  }

  private List<FieldScore> required() {
    return scores.stream().filter(score -> score.field().level() == Level.MUST).toList();
  }
}
