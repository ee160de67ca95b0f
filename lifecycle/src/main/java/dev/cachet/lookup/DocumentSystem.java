package dev.cachet.lookup;

import dev.cachet.document.BomDocument;
import dev.cachet.document.BomPart;
import dev.cachet.finding.Evidence;
import dev.cachet.os.Confidence;
import dev.cachet.os.OsIdentifier;
import dev.cachet.os.OsIdentity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which operating system a document speaks of: what its own operating-system component says,
 * cross-checked with the release for which most packages of distributions were built.
 */
public final class DocumentSystem {
  private final OsIdentifier systems;
  private final ComponentLookup components;
  private final BomDocument document;

  /**
   * Makes one of its parts.
   *
   * @param systems the systems
   * @param components the components
   * @param document the document
   */
  public DocumentSystem(OsIdentifier systems, ComponentLookup components, BomDocument document) {
    this.systems = systems;
    this.components = components;
    this.document = document;
  }

  /**
   * Tells the operating system that a document describes.
   *
   * @return the os identity
   */
  public OsIdentity identify() {
    Optional<OsIdentity> packages = byMajority();
    List<OsIdentity> said = new ArrayList<>();
    for (BomPart part : document.systems()) {
      OsIdentity os = byPart(part);
      if (said.stream().noneMatch(other -> isSame(os, other))) {
        said.add(os);
      }
    }
    if (said.isEmpty()) {
      return packages.orElseGet(
          () -> nobody("no component is an operating system, and no package names a release"));
    }
    if (said.size() > 1) {
      return several(said);
    }
    OsIdentity os = said.get(0);
    boolean disagree =
        packages.isPresent()
            && os.product() != null
            && packages.get().product() != null
            && !isSame(os, packages.get());
    return disagree ? withdrawn(os, packages.get()) : os;
  }

  private OsIdentity byPart(BomPart part) {
    Evidence evidence =
        new Evidence(document.file(), part.pointer(), (part.name() + " " + part.version()).strip());
    OsIdentity os = systems.identify(part.name(), part.version());
    if (WindowsName.isWindows(part.name())) {
      ComponentMatch match = components.find(part.name() + "@" + part.version());
      if (match.product() != null || !match.candidates().isEmpty()) {
        return of(match, part).withEvidence(List.of(evidence));
      }
    }
    if (os.product() == null && !part.cpe().isEmpty()) {
      ComponentMatch match = components.find(part.cpe());
      if (match.product() != null || !match.candidates().isEmpty()) {
        Evidence cpe = new Evidence(document.file(), part.pointer() + "/cpe", part.cpe());
        return of(match, part).withEvidence(List.of(evidence, cpe));
      }
    }
    return os.withEvidence(List.of(evidence));
  }

  private static OsIdentity of(ComponentMatch match, BomPart part) {
    return new OsIdentity(
        match.product(),
        match.cycle(),
        null,
        match.candidates(),
        false,
        part.name(),
        part.version(),
        match.candidates().isEmpty() ? Confidence.DERIVED : Confidence.AMBIGUOUS,
        match.rule(),
        List.of());
  }

  /** Packages of other distributions may be a few in a system; most of them are its own. */
  private Optional<OsIdentity> byMajority() {
    Map<OsIdentity, Integer> counts = new LinkedHashMap<>();
    int all = 0;
    for (Map.Entry<String, Integer> said : document.distributions().entrySet()) {
      all += said.getValue();
      int dash = said.getKey().lastIndexOf('-');
      if (dash > 0) {
        String id = said.getKey().substring(0, dash);
        OsIdentity os = systems.identify(id, said.getKey().substring(dash + 1));
        OsIdentity known =
            counts.keySet().stream().filter(one -> isSame(one, os)).findFirst().orElse(os);
        counts.merge(known, said.getValue(), Integer::sum);
      }
    }
    for (Map.Entry<OsIdentity, Integer> count : counts.entrySet()) {
      if (count.getValue() * 2 > all) {
        OsIdentity os = count.getKey();
        String field = "qualifier distro of " + count.getValue() + " of " + all + " packages";
        String value = os.name() + "-" + os.version();
        return Optional.of(os.withEvidence(List.of(new Evidence(document.file(), field, value))));
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(OsIdentity one, OsIdentity other) {
    if (one.product() != null && one.cycle() != null) {
      return Objects.equals(one.product(), other.product())
          && Objects.equals(one.cycle(), other.cycle());
    }
    return one.name().equals(other.name()) && one.version().equals(other.version());
  }

  private OsIdentity several(List<OsIdentity> said) {
    List<String> candidates = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    for (OsIdentity os : said) {
      evidence.addAll(os.evidence());
      if (os.product() != null) {
        candidates.add(pair(os.product(), os.cycle()));
      }
    }
    // A candidate that is not identified has no end, so no end is the earliest.
    boolean all = candidates.size() == said.size();
    return answer(
        all ? candidates : List.of(),
        all ? Confidence.AMBIGUOUS : Confidence.NONE,
        "the document names several operating systems",
        evidence);
  }

  private static OsIdentity withdrawn(OsIdentity os, OsIdentity packages) {
    List<Evidence> evidence = new ArrayList<>(os.evidence());
    evidence.addAll(packages.evidence());
    return answer(
        List.of(),
        Confidence.NONE,
        "the operating system and the packages of the document name different releases",
        evidence);
  }

  private OsIdentity nobody(String why) {
    return answer(
        List.of(),
        Confidence.NONE,
        why,
        List.of(new Evidence(document.file(), "form", document.form())));
  }

  private static OsIdentity answer(
      List<String> candidates, Confidence confidence, String rule, List<Evidence> evidence) {
    return new OsIdentity(null, null, null, candidates, false, "", "", confidence, rule, evidence);
  }

  private static String pair(String product, @Nullable String cycle) {
    return cycle == null ? product : product + "/" + cycle;
  }
}
