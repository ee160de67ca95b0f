package dev.cachet.change;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.drift.difference.SbomDiff;
import dev.cachet.matching.ComponentMatching;
import dev.cachet.network.NetworkProfile;
import dev.cachet.sbom.Sbom;
import java.util.List;
import java.util.Optional;

/**
 * Compares two releases and says whether what changed contradicts what is claimed about the change.
 * It sees what the documents list; an answer is no statement on what the law asks for.
 */
public final class ChangeCheck {
  private final Catalogue catalogue;

  /**
   * Makes a check.
   *
   * @param catalogue the release cycles of operating systems
   */
  public ChangeCheck(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Judges a claim.
   *
   * @param before the SBOM of the older release
   * @param after the SBOM of the newer release
   * @param claim what is claimed
   * @return the same answer for the same documents
   */
  public ChangeJudgement judge(Sbom before, Sbom after, ChangeClaim claim) {
    return judge(before, after, Optional.empty(), Optional.empty(), claim);
  }

  /**
   * Judges a claim by the network profiles as well.
   *
   * @param before the SBOM of the older release
   * @param after the SBOM of the newer release
   * @param oldFlows the network profile of the older release
   * @param newFlows the network profile of the newer release; if one of the two is empty, a person
   *     has to answer, and if both are, flows are not judged
   * @param claim what is claimed
   * @return the same answer for the same documents
   */
  public ChangeJudgement judge(
      Sbom before,
      Sbom after,
      Optional<NetworkProfile> oldFlows,
      Optional<NetworkProfile> newFlows,
      ChangeClaim claim) {
    ComponentMatching matching = ComponentMatching.of(before.all(), after.all());
    return judge(before, after, matching, oldFlows, newFlows, claim);
  }

  /**
   * Judges a claim by differences that were found before: nothing is matched again.
   *
   * @param since the differences between the two SBOMs
   * @param oldFlows the network profile of the older release
   * @param newFlows the network profile of the newer release
   * @param claim what is claimed
   * @return the answer that the two SBOMs give
   */
  public ChangeJudgement judge(
      SbomDiff since,
      Optional<NetworkProfile> oldFlows,
      Optional<NetworkProfile> newFlows,
      ChangeClaim claim) {
    return judge(since.before(), since.after(), since.matching(), oldFlows, newFlows, claim);
  }

  private ChangeJudgement judge(
      Sbom before,
      Sbom after,
      ComponentMatching matching,
      Optional<NetworkProfile> oldFlows,
      Optional<NetworkProfile> newFlows,
      ChangeClaim claim) {
    ReasonDraft draft = new ReasonDraft(claim);
    draft.addBase();
    new StatementComparison(draft).compare(before, after);
    new SystemComparison(new SystemNames(catalogue), draft).compare(before, after);
    PairComparison pairs = new PairComparison(draft);
    matching.pairs().forEach(pairs::compare);
    new PartComparison(before, after, matching, draft).compare();
    new ServiceComparison(draft).compare(before, after);
    new FlowComparison(draft).compare(oldFlows, newFlows);
    return judgement(before, after, draft);
  }

  private static ChangeJudgement judgement(Sbom before, Sbom after, ReasonDraft draft) {
    ChangeVerdict verdict = ChangeVerdict.ACCEPT;
    for (ChangeReason reason : draft.reasons()) {
      verdict = verdict.stricter(reason.verdict());
    }
    List<ChangeReason> all =
        draft.reasons().stream().distinct().sorted(ChangeReason.ORDER).toList();
    return new ChangeJudgement(
        draft.claim(),
        before.subject().title(),
        after.subject().title(),
        verdict,
        all.stream().filter(one -> one.verdict() != ChangeVerdict.ACCEPT).toList(),
        all.stream().filter(one -> one.verdict() == ChangeVerdict.ACCEPT).toList());
  }
}
