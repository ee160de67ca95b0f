package dev.cachet.drift;

import dev.cachet.completeness.Composition;
import dev.cachet.drift.content.DriftFindings;
import dev.cachet.finding.Finding;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Compares what a document says of its own completeness with what the inventory of a root says. */
final class Completeness {
  private Completeness() {}

  static Optional<Finding> compare(Sbom sbom, SbomContent now) {
    return stated(sbom.content()).equals(stated(now)) ? Optional.empty() : differs(sbom);
  }

  /**
   * As {@link #compare}, for a form that may have no place for some of it, such as SPDX 2.3. What
   * is said of a component that is not there is left to the finding on that component.
   */
  static Optional<Finding> compareStated(Sbom sbom, SbomContent now) {
    Set<String> there = new HashSet<>(Set.of(sbom.content().subject().ref()));
    now.components().forEach(component -> there.add(component.ref()));
    Set<String> stated = stated(sbom.content(), there::contains);
    return stated(now).containsAll(stated) ? Optional.empty() : differs(sbom);
  }

  private static Optional<Finding> differs(Sbom sbom) {
    return Optional.of(
        DriftFindings.error(
            "drift.compositions-differ",
            sbom.subject().name(),
            "the SBOM calls itself more or less complete than it is" + DriftFindings.REMEDY,
            List.of()));
  }

  /** By component: a document that was merged groups the same statements in another way. */
  private static Set<String> stated(SbomContent content) {
    return stated(content, ref -> true);
  }

  private static Set<String> stated(SbomContent content, Predicate<String> asked) {
    Set<String> stated = new HashSet<>();
    for (Composition one : content.compositions()) {
      one.assemblies().stream()
          .filter(asked)
          .forEach(ref -> stated.add("parts " + one.aggregate() + " " + name(ref, content)));
      one.dependencies().stream()
          .filter(asked)
          .forEach(ref -> stated.add("needs " + one.aggregate() + " " + name(ref, content)));
    }
    return stated;
  }

  /** Of several roots that were merged all but the first have another reference than alone. */
  private static String name(String ref, SbomContent content) {
    return ref.equals(content.subject().ref()) ? "the subject" : "component " + ref;
  }
}
