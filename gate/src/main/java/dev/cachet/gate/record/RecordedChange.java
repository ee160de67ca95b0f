package dev.cachet.gate.record;

import dev.cachet.change.ChangeReason;
import dev.cachet.change.ChangeVerdict;
import dev.cachet.change.answer.ChangeAnswer;
import java.util.List;
import java.util.Optional;

/**
 * What a gate recorded of the change since the last release.
 *
 * @param changeClass the class that was claimed, as in manifests
 * @param udiDi whether the UDI-DI was said to be kept, as in manifests
 * @param subject what the software is, {@code standalone} or {@code embedded}
 * @param previousSbom SHA-256 of the SBOM of the last release, or {@code none}
 * @param previousPackage SHA-256 of the manifest of the last release, if its package was verified
 * @param verdict what the check said before anybody answered; {@code ASK} where no last release was
 *     shown though there was one
 * @param reasons what it rests on, without what was accepted
 * @param answers the answers that were used
 */
public record RecordedChange(
    String changeClass,
    String udiDi,
    String subject,
    String previousSbom,
    Optional<String> previousPackage,
    ChangeVerdict verdict,
    List<ChangeReason> reasons,
    List<ChangeAnswer> answers) {
  /** The rule that asks for the release before. */
  public static final String NO_PREVIOUS = "gate.no-previous";

  /** What questions about the release as a whole are about. */
  public static final String SUBJECT = "change";

  /**
   * Copies the lists.
   *
   * @param changeClass see the record
   * @param udiDi see the record
   * @param subject see the record
   * @param previousSbom see the record
   * @param previousPackage see the record
   * @param verdict see the record
   * @param reasons see the record
   * @param answers see the record
   */
  public RecordedChange {
    reasons = List.copyOf(reasons);
    answers = List.copyOf(answers);
  }

  /**
   * Whether a role answered for a release before which there is one that nobody showed.
   *
   * @return whether such an answer was used
   */
  public boolean isAnsweredWithoutPrevious() {
    return answers.stream().anyMatch(each -> each.answers(NO_PREVIOUS, SUBJECT));
  }
}
