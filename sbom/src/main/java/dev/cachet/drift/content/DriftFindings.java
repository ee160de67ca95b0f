package dev.cachet.drift.content;

import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.LineText;
import dev.cachet.finding.Severity;
import dev.cachet.sbom.Component;
import dev.cachet.source.FileFingerprints;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The words in which a difference is told. */
public final class DriftFindings {
  static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::subject).thenComparing(Finding::rule);

  /** What helps against every difference. */
  public static final String REMEDY = "; make the SBOM anew and do not edit it";

  /** More names than these help nobody; the number of all is in the message. */
  private static final int MAX_NAMED = 20;

  private DriftFindings() {}

  static Finding missing(Component one) {
    String message = one.title() + " is there and the SBOM does not list it" + REMEDY;
    return error("drift.component-missing", one.ref(), message, List.of());
  }

  static Finding extra(Component one) {
    String message = "the SBOM lists " + one.title() + ", which is not there" + REMEDY;
    return error("drift.component-extra", one.ref(), message, List.of());
  }

  static Finding version(Component before, Component after) {
    String message =
        "the SBOM lists " + before.title() + " and there is " + after.title() + " now" + REMEDY;
    List<Evidence> evidence =
        List.of(
            new Evidence(before.ref(), "version in the SBOM", String.valueOf(before.version())),
            new Evidence(after.ref(), "version now", String.valueOf(after.version())));
    return error("drift.version-differs", before.ref(), message, evidence);
  }

  static Finding hash(Component before, Component after, List<String> paths) {
    List<String> changed = FileFingerprints.changed(before, after, paths);
    List<Evidence> evidence = new ArrayList<>();
    changed.stream()
        .limit(MAX_NAMED)
        .forEach(path -> evidence.add(new Evidence(path, "content", "changed")));
    String what = changed.isEmpty() ? "the content of " + before.title() : named(changed);
    String message =
        what + " is not what the SBOM of " + before.title() + " was made from" + REMEDY;
    return error("drift.hash-differs", before.ref(), message, evidence);
  }

  static Finding licence(Component before, Component after) {
    String message =
        before.title()
            + " declares "
            + licences(after)
            + " and the SBOM says "
            + licences(before)
            + REMEDY;
    return error("drift.licence-differs", before.ref(), message, List.of());
  }

  static Finding edges(Component before, List<String> gone, List<String> added) {
    List<Evidence> evidence = new ArrayList<>();
    gone.stream()
        .limit(MAX_NAMED)
        .forEach(ref -> evidence.add(new Evidence(before.ref(), "needs in the SBOM only", ref)));
    added.stream()
        .limit(MAX_NAMED)
        .forEach(ref -> evidence.add(new Evidence(before.ref(), "needs now only", ref)));
    String message =
        "the SBOM says of " + before.title() + " that it needs others than it does" + REMEDY;
    return error("drift.edges-differ", before.ref(), message, evidence);
  }

  /** An error, as what was made from the thing has digests: somebody took them out. */
  static Finding noHash(List<Component> bare) {
    String message =
        "the SBOM has no digest of SHA-256 or better of "
            + LineText.count(bare.size(), "component")
            + ", such as "
            + bare.get(0).title()
            + ", so nobody can tell whether their content is the same"
            + REMEDY;
    return error("drift.no-hash", bare.get(0).ref(), message, List.of());
  }

  static Finding hashNotTaken(List<Component> untaken) {
    String rule = "drift.hash-not-taken";
    String message =
        "the SBOM has digests of "
            + LineText.count(untaken.size(), "component")
            + ", such as "
            + untaken.get(0).title()
            + ", of which none could be taken now, so nobody can tell whether their content is the"
            + " same; see what 'sbom generate' says of them";
    return new Finding(rule, untaken.get(0).ref(), Severity.WARNING, message, List.of());
  }

  /** The finding on another operating system. */
  public static Finding system(Component before, Component after) {
    String message =
        "the SBOM is of " + before.title() + " and the root holds " + after.title() + REMEDY;
    List<Evidence> evidence =
        List.of(
            new Evidence(before.ref(), "system in the SBOM", before.title()),
            new Evidence(after.ref(), "system now", after.title()));
    return error("drift.system-differs", before.ref(), message, evidence);
  }

  /** A finding with which a document cannot stand. */
  public static Finding error(
      String rule, String subject, String message, List<Evidence> evidence) {
    return new Finding(rule, subject, Severity.ERROR, message, evidence);
  }

  private static String named(List<String> paths) {
    return paths.size() == 1
        ? paths.get(0)
        : paths.get(0) + " and " + (paths.size() - 1) + " more files";
  }

  private static String licences(Component one) {
    String all =
        new TreeSet<>(LicenceComparison.declared(one)).stream().collect(Collectors.joining(", "));
    return all.isEmpty() ? "no licence" : all;
  }
}
