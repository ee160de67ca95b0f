package dev.cachet.lifecycle;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.document.BomDocument;
import dev.cachet.document.BomPart;
import dev.cachet.finding.Evidence;
import dev.cachet.lookup.ComponentLookup;
import dev.cachet.lookup.ComponentMatch;
import dev.cachet.lookup.DocumentComponents;
import dev.cachet.lookup.DocumentSystem;
import dev.cachet.lookup.HostSystem;
import dev.cachet.lookup.WindowsLookup;
import dev.cachet.lookup.WindowsRegistry;
import dev.cachet.os.OsIdentifier;
import dev.cachet.os.OsIdentity;
import dev.cachet.os.file.OsRelease;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Identifies what a root, a file or a document holds, and judges its support, in one step. */
public final class SupportCheck {
  /** The devices of one fleet hold the same components. */
  private static final int MAX_REMEMBERED = 8192;

  private static final int MAX_REMEMBERED_CHARS = 512;

  private final Catalogue catalogue;
  private final OsIdentifier systems;
  private final ComponentLookup components;
  private final SupportAssessor assessor;
  private final RecentAnswers<Named, Judged> recent = new RecentAnswers<>(MAX_REMEMBERED);

  /** Everything that decides the verdict on a component but its place in the document. */
  private record Named(
      List<String> texts, List<@Nullable String> os, List<String> candidates, Horizon horizon) {
    int chars() {
      int sum = 0;
      for (String text : texts) {
        sum += text.length();
      }
      return sum;
    }
  }

  private record Judged(String identifier, SupportVerdict verdict) {}

  /**
   * Makes a check.
   *
   * @param catalogue the facts
   */
  public SupportCheck(Catalogue catalogue) {
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
    this.systems = new OsIdentifier(catalogue);
    this.components = new ComponentLookup(catalogue);
    this.assessor = new SupportAssessor(catalogue);
  }

  /**
   * Judges the operating system of a root.
   *
   * @param root the root
   * @param horizon the days that matter
   * @return the report, with one verdict
   * @throws IOException if the medium failed or a file is over its limit
   */
  public SupportReport root(RootFolder root, Horizon horizon) throws IOException {
    return assessor.assess(systems.identify(root), horizon);
  }

  /**
   * Judges the operating system of an os-release file.
   *
   * @param release the file
   * @param horizon the days that matter
   * @return the report, with one verdict
   */
  public SupportReport release(OsRelease release, Horizon horizon) {
    return assessor.assess(systems.identify(release), horizon);
  }

  /**
   * Judges the running system.
   *
   * @param host the values that it is told by
   * @param root its root, {@code /}
   * @param horizon the days that matter
   * @return the report, with one verdict
   * @throws IOException if the medium failed or a file of the root is over its limit
   */
  public SupportReport host(HostSystem host, RootFolder root, Horizon horizon) throws IOException {
    return assessor.assess(host.identify(catalogue, root), horizon);
  }

  /**
   * Judges a Windows system by its registry.
   *
   * @param registry what the registry says
   * @param horizon the days that matter
   * @return the report, with one verdict
   */
  public SupportReport windows(WindowsRegistry registry, Horizon horizon) {
    return assessor.assess(new WindowsLookup(catalogue).identify(registry), horizon);
  }

  /**
   * Judges the operating system and the components of a document. A package of a distribution has
   * the support of its distribution.
   *
   * @param document the document
   * @param horizon the days that matter
   * @return the report: the system's verdict, then one for each component in the document's order
   */
  public SupportReport document(BomDocument document, Horizon horizon) {
    OsIdentity os = new DocumentSystem(systems, components, document).identify();
    DocumentComponents parts = new DocumentComponents(components, os);
    List<SupportVerdict> verdicts = new ArrayList<>(document.components().size() + 1);
    verdicts.add(assessor.judge(os, horizon));
    for (BomPart part : document.components()) {
      Judged judged = judged(part, os, parts, horizon);
      Evidence place = new Evidence(document.file(), part.pointer(), judged.identifier());
      verdicts.add(judged.verdict().about(judged.identifier(), place));
    }
    return assessor.report(horizon, verdicts);
  }

  private Judged judged(BomPart part, OsIdentity os, DocumentComponents parts, Horizon horizon) {
    Named named =
        new Named(
            List.of(part.name(), part.version(), part.purl(), part.cpe(), part.source()),
            Arrays.asList(os.product(), os.cycle(), os.name()),
            os.candidates(),
            horizon);
    return named.chars() > MAX_REMEMBERED_CHARS
        ? judge(parts.find(part), horizon)
        : recent.get(named, () -> judge(parts.find(part), horizon));
  }

  private Judged judge(ComponentMatch match, Horizon horizon) {
    return new Judged(match.identifier(), assessor.judgement(match, horizon));
  }
}
