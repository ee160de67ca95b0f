package dev.cachet.drift;

import dev.cachet.completeness.CompositionAggregate;
import dev.cachet.drift.content.ContentCheck;
import dev.cachet.drift.content.DriftFindings;
import dev.cachet.drift.input.ManifestCheck;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.listing.RootFacts;
import dev.cachet.merge.MergedParts;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.source.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares a document with a new inventory of the thing that it describes. Of a document that was
 * merged of several inventories, the part that is about this thing is compared.
 */
public final class ThingCheck {
  /** Only the inventory of a root says how sure it is of the system. */
  private static final String OF_ROOT = "cachet:os:confidence";

  private ThingCheck() {}

  /**
   * Compares.
   *
   * @param sbom the document
   * @param now what the thing is found to hold now
   * @return what {@link ContentCheck} finds, an error {@code drift.system-differs} if both are
   *     operating systems of other names or versions, an error {@code drift.compositions-differ} if
   *     a document of a root calls itself more or less complete than it is, and a warning {@code
   *     drift.thing-unread} if the thing was not read to its end and the document does not say so;
   *     or one warning {@code drift.no-part} that no part of the document is about such a thing.
   *     Empty if the document describes the thing
   */
  public static List<Finding> compare(Sbom sbom, Inventory now) {
    Optional<Sbom> part = part(MergedParts.of(sbom), now.content());
    if (part.isEmpty()) {
      String name = now.content().subject().title();
      String message =
          "no part of the SBOM is about "
              + name
              + ", so nobody can tell whether it is still true; name"
              + " the thing that it was made from";
      return List.of(new Finding("drift.no-part", name, Severity.WARNING, message, List.of()));
    }
    List<Finding> findings = new ArrayList<>(ContentCheck.compare(part.get(), now));
    system(part.get().content(), now.content().subject()).ifPresent(findings::add);
    findings.addAll(root(part.get().content(), now.content(), findings));
    if (partsMissing(now.content()) && !partsMissing(part.get().content())) {
      String name = now.content().subject().title();
      String message =
          name
              + " could not be read to its end, which the SBOM does not say, so nobody can tell"
              + " whether it is still true; see what 'sbom generate' says of the thing";
      findings.add(new Finding("drift.thing-unread", name, Severity.WARNING, message, List.of()));
    } else if (isOfRoot(part.get(), now.content())) {
      Completeness.compareStated(part.get(), now.content()).ifPresent(findings::add);
    }
    return findings;
  }

  /** Whoever made a document by other means may know more or less of its completeness. */
  private static boolean isOfRoot(Sbom part, SbomContent now) {
    return now.subject().property(OF_ROOT) != null
        && !part.inputs().isEmpty()
        && !ManifestCheck.isOfManifests(part);
  }

  static List<Finding> root(SbomContent stated, SbomContent now, List<Finding> others) {
    Optional<RootFacts> found = RootFacts.of(now.subject());
    if (found.isEmpty() && now.subject().property(OF_ROOT) == null) {
      // A manifest or an archive says nothing of the files of a root.
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    found.flatMap(facts -> RootComparison.packages(stated, facts)).ifPresent(findings::add);
    findings.addAll(
        RootComparison.compare(
            now.subject().title(),
            RootComparison.stated(stated, now.subject().ref()),
            found,
            others.stream().anyMatch(one -> one.severity() == Severity.ERROR)));
    return findings;
  }

  /** What is said of support hangs on the release: packages alone do not tell it. */
  private static Optional<Finding> system(SbomContent stated, Component now) {
    Component subject = stated.subject();
    if (now.type() != ComponentType.OPERATING_SYSTEM || title(subject).equals(title(now))) {
      return Optional.empty();
    }
    boolean listed =
        subject.type() != ComponentType.OPERATING_SYSTEM
            && stated.all().stream().anyMatch(one -> title(one).equals(title(now)));
    return listed ? Optional.empty() : Optional.of(DriftFindings.system(subject, now));
  }

  private static String title(Component system) {
    return system.type() + " " + system.title();
  }

  private static boolean partsMissing(SbomContent content) {
    return content.compositions().stream()
        .anyMatch(
            one ->
                one.aggregate() == CompositionAggregate.INCOMPLETE
                    && one.assemblies().contains(content.subject().ref()));
  }

  private static Optional<Sbom> part(List<Sbom> parts, SbomContent now) {
    if (parts.size() == 1) {
      return Optional.of(parts.get(0));
    }
    Component subject = now.subject();
    List<Sbom> alike =
        parts.stream()
            .filter(
                p ->
                    p.subject().type() == subject.type()
                        && p.subject().name().equals(subject.name()))
            .toList();
    // Of several parts alike nobody can tell here which one the thing is.
    return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
  }
}
