package dev.cachet.gate.rule;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.change.ChangeCheck;
import dev.cachet.change.ChangeClaim;
import dev.cachet.change.ChangeJudgement;
import dev.cachet.change.ChangeReason;
import dev.cachet.change.ChangeVerdict;
import dev.cachet.change.answer.ChangeAnswer;
import dev.cachet.change.answer.ChangeAnswers;
import dev.cachet.drift.difference.SbomDiff;
import dev.cachet.finding.Evidence;
import dev.cachet.gate.input.DeclaredRelease;
import dev.cachet.gate.input.GateInput;
import dev.cachet.gate.input.PreviousRelease;
import dev.cachet.gate.record.RecordedChange;
import dev.cachet.override.Overridden;
import dev.cachet.policy.GatePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does what changed since the last release contradict what is claimed about the change? */
public final class ChangeRules {
  private static final String SUBJECT = RecordedChange.SUBJECT;

  private final GatePolicy policy;
  private final GateInput in;
  private final Judgement judgement;
  private final String sbomSha256;
  private final List<ChangeAnswer> used = new ArrayList<>();

  /**
   * Makes one of its parts.
   *
   * @param policy the rules of the maker
   * @param in read to its end
   * @param judgement takes what is found
   */
  public ChangeRules(GatePolicy policy, GateInput in, Judgement judgement) {
    this.policy = policy;
    this.in = in;
    this.judgement = judgement;
    this.sbomSha256 = FileDigest.hex(in.sbom());
  }

  /**
   * Empty where nothing is declared, or it cannot be judged, which is told.
   *
   * @param since what changed since the last release, if that could be read
   * @return what was judged, or nothing
   */
  public Optional<JudgedChange> judge(Optional<SbomDiff> since) {
    Optional<DeclaredRelease> declared = in.declared();
    if (declared.isEmpty()) {
      if (in.previous().isPresent()) {
        judgement.warning(
            "gate.change-not-claimed",
            SUBJECT,
            "what changed since the last release is recorded and not judged, as nothing is claimed"
                + " about it; name the description of the package");
      }
      return Optional.empty();
    }
    Optional<ChangeClaim.Subject> subject = policy.changeSubject();
    if (subject.isEmpty()) {
      tellSubjectMissing(declared.get());
      return Optional.empty();
    }
    ChangeClaim claim =
        new ChangeClaim(declared.get().changeClass(), declared.get().udiDi(), subject.get());
    Optional<JudgedChange> judged =
        in.previous().isEmpty()
            ? Optional.of(withoutPrevious(declared.get(), claim))
            : since.map(diff -> compared(declared.get(), claim, diff));
    tellUnused();
    return judged;
  }

  private void tellSubjectMissing(DeclaredRelease declared) {
    String remedy =
        "; say in the policy what the software is: \"change\": {\"subject\": \"standalone\"} or"
            + " \"embedded\"";
    if (in.previous().isPresent()) {
      judgement.warning(
          "gate.change-subject-missing",
          SUBJECT,
          "whether what changed contradicts the class cannot be told" + remedy);
    } else if (declared.counter() > DeclaredRelease.FIRST) {
      judgement.warning(
          "gate.change-not-judged",
          SUBJECT,
          "the policy does not ask whether what changed contradicts the class" + remedy);
    }
  }

  private JudgedChange withoutPrevious(DeclaredRelease declared, ChangeClaim claim) {
    if (declared.counter() > DeclaredRelease.FIRST
        && !isAnswered(RecordedChange.NO_PREVIOUS, SUBJECT, ChangeAnswers.NO_SBOM)) {
      judgement.warning(
          RecordedChange.NO_PREVIOUS,
          SUBJECT,
          "release "
              + declared.counter()
              + " is not the first and the last one was not shown, so nobody can tell whether it is"
              + " "
              + claim.text()
              + "; give the last package with --previous, or let a role answer with --answers: rule"
              + " "
              + RecordedChange.NO_PREVIOUS
              + ", subject "
              + SUBJECT
              + ", previousSbom none, sbom "
              + sbomSha256);
    }
    return new JudgedChange(claim, ChangeAnswers.NO_SBOM, Optional.empty(), Optional.empty(), used);
  }

  private JudgedChange compared(DeclaredRelease declared, ChangeClaim claim, SbomDiff since) {
    PreviousRelease last = in.previous().orElseThrow();
    Catalogue facts = in.facts().orElseThrow();
    ChangeJudgement said =
        new ChangeCheck(facts).judge(since, last.network(), declared.network(), claim);
    String previousSbom = FileDigest.hex(last.sbom());
    said.reasons().forEach(reason -> tell(reason, previousSbom));
    last.released().ifPresent(released -> compare(declared, released));
    return new JudgedChange(claim, previousSbom, last.released(), Optional.of(said), used);
  }

  private void tell(ChangeReason reason, String previousSbom) {
    String text =
        reason.rule() + ": " + reason.message() + " (" + reason.clause() + "); " + reason.remedy();
    if (reason.verdict() == ChangeVerdict.CONTRADICT) {
      judgement.error(
          Overridden.CONTRADICTED,
          reason.component(),
          text,
          new Evidence(Overridden.CHECK, "rule", reason.rule()));
    } else if (!isAnswered(reason.rule(), reason.component(), previousSbom)) {
      judgement.warning(
          "gate.change-asked",
          reason.component(),
          text
              + "; a role answers with --answers: rule "
              + reason.rule()
              + ", subject "
              + reason.component()
              + ", previousSbom "
              + previousSbom
              + ", sbom "
              + sbomSha256);
    }
  }

  private boolean isAnswered(String rule, String subject, String previousSbom) {
    Optional<ChangeAnswer> answer =
        in.answers().all().stream()
            .filter(each -> each.answers(rule, subject))
            .filter(each -> each.previousSbom().equals(previousSbom))
            .filter(each -> each.sbom().equals(sbomSha256))
            .filter(each -> each.isInForce(in.asOf()))
            .findFirst();
    answer.filter(each -> !used.contains(each)).ifPresent(used::add);
    return answer.isPresent();
  }

  private void tellUnused() {
    for (ChangeAnswer answer : in.answers().all()) {
      if (!used.contains(answer)) {
        judgement.warning(
            "gate.answer-unused",
            answer.subject(),
            "the answer of "
                + answer.role()
                + " to "
                + answer.rule()
                + " about "
                + answer.subject()
                + " was not used: it is about another question or other SBOMs, or not in force on "
                + in.asOf()
                + "; remove it or answer anew");
      }
    }
  }

  /** The identity of the device, which the SBOMs do not show. */
  private void compare(DeclaredRelease declared, PreviousRelease.Package last) {
    if (!declared.product().equals(last.product())) {
      judgement.error(
          "gate.previous-other-product",
          "previous",
          "the last release is of "
              + last.product()
              + " and this one of "
              + declared.product()
              + "; name the last release of the same product");
    }
    if (last.counter() >= declared.counter()) {
      judgement.error(
          "gate.previous-not-older",
          "previous",
          "the last release has counter "
              + last.counter()
              + " and this one "
              + declared.counter()
              + "; name the release before this one");
    }
    boolean shared = declared.udiDis().stream().anyMatch(last.udiDis()::contains);
    boolean kept = declared.udiDi() == ChangeClaim.UdiDi.KEPT;
    if (shared != kept) {
      judgement.error(
          "gate.udi-di-contradicted",
          "udiDi",
          "the UDI-DI is declared "
              + declared.udiDi().word()
              + ", and the target names "
              + String.join(", ", declared.udiDis())
              + " where the last release named "
              + String.join(", ", last.udiDis())
              + "; declare what the target says");
    }
  }
}
