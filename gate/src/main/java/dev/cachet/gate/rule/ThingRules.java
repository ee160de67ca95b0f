package dev.cachet.gate.rule;

import dev.cachet.drift.ThingCheck;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.merge.MergedParts;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Sbom;
import dev.cachet.source.Inventory;
import dev.cachet.source.Source;
import dev.cachet.source.UnknownSourceException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Is each part of the SBOM about the thing that is there now? */
public final class ThingRules {
  private final Sbom sbom;
  private final SbomRules sbomRules;
  private final Judgement judgement;

  /** Type and name of the subjects that were compared with their thing. */
  private final Set<String> compared = new HashSet<>();

  /**
   * Makes one of its parts.
   *
   * @param sbom the SBOM
   * @param sbomRules the sbom rules
   * @param judgement takes what is found
   */
  public ThingRules(Sbom sbom, SbomRules sbomRules, Judgement judgement) {
    this.sbom = sbom;
    this.sbomRules = sbomRules;
    this.judgement = judgement;
  }

  /**
   * Compares the document with what it describes.
   *
   * @param roots the roots
   * @param things the things
   * @throws IOException if the medium failed
   */
  public void compare(Map<RootFolder, Sbom> roots, List<Source> things) throws IOException {
    for (Map.Entry<RootFolder, Sbom> root : roots.entrySet()) {
      sbomRules.compare(root.getValue(), root.getKey());
      compared.add(key(root.getValue().subject()));
    }
    for (Source thing : things) {
      compare(thing);
    }
    for (Sbom part : MergedParts.of(sbom)) {
      if (!compared.contains(key(part.subject()))) {
        tellNotCompared(part.subject());
      }
    }
  }

  private void compare(Source thing) throws IOException {
    Inventory now;
    try {
      now = thing.inventory();
    } catch (UnknownSourceException e) {
      judgement.error("gate.source-unread", "sbom", String.valueOf(e.getMessage()));
      return;
    }
    now.findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(ThingRules::asWarning)
        .forEach(finding -> judgement.addAll(List.of(finding)));
    List<Finding> found = ThingCheck.compare(sbom, now);
    judgement.addAll(found);
    if (found.stream().noneMatch(finding -> finding.rule().equals("drift.no-part"))) {
      compared.add(key(now.content().subject()));
    }
    if (MergedParts.of(sbom).size() == 1) {
      compared.add(key(MergedParts.of(sbom).get(0).subject()));
    }
  }

  /** What a source could not read shows in the comparison, which decides. */
  private static Finding asWarning(Finding finding) {
    return new Finding(
        finding.rule(), finding.subject(), Severity.WARNING, finding.message(), finding.evidence());
  }

  private void tellNotCompared(Component subject) {
    String title = subject.title();
    if (SystemSearch.isSystem(subject)) {
      judgement.error(
          "gate.system-not-compared",
          title,
          "the SBOM describes "
              + title
              + ", and nothing that was named is it; name its root or the manifests of its build");
    } else {
      judgement.warning(
          "gate.part-not-compared",
          title,
          title
              + " is judged by what the SBOM says of it; name the thing itself, or compare it with"
              + " 'cachet sbom check'");
    }
  }

  private static String key(Component subject) {
    return subject.type() + " " + subject.name();
  }
}
