package dev.cachet.drift;

import dev.cachet.drift.content.DriftFindings;
import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.listing.Attribute;
import dev.cachet.listing.RootFacts;
import dev.cachet.listing.Section;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.SbomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the digests over a root's entries that a document states with those of the root. */
final class RootComparison {
  /** Rules that tell of a difference without the paths. */
  static final Set<String> SUMMARIES =
      Set.of(
          "drift.files-differ",
          "drift.setuid-differs",
          "drift.mode-differs",
          "drift.owner-differs",
          "drift.capability-differs");

  private static final String REMEDIES_OF_UNKNOWN =
      "unpack the root with the rights of root, or make and check the SBOM in one place";

  private final String title;
  private final RootFacts stated;
  private final RootFacts now;
  private final List<Finding> findings = new ArrayList<>();

  private RootComparison(String title, RootFacts stated, RootFacts now) {
    this.title = title;
    this.stated = stated;
    this.now = now;
  }

  /** What the component of a document that is the root states of its entries. */
  static Optional<RootFacts> stated(SbomContent content, String ref) {
    return RootFacts.of(content.subject())
        .or(
            () ->
                content.all().stream()
                    .filter(one -> one.ref().equals(ref))
                    .findFirst()
                    .flatMap(RootFacts::of));
  }

  /** Where components differ anyhow, that files differ too says no more. */
  static List<Finding> compare(
      String title, Optional<RootFacts> stated, Optional<RootFacts> now, boolean explained) {
    if (stated.isEmpty() && now.isEmpty()) {
      return List.of();
    }
    if (stated.isEmpty()) {
      String message =
          "the SBOM states no digests over the files of the root, so nobody can tell whether they"
              + " are the same; make the SBOM anew with this version and do not edit it";
      return List.of(DriftFindings.error("drift.files-not-stated", title, message, List.of()));
    }
    if (now.isEmpty()) {
      return List.of(
          notComparable(
              title,
              "the SBOM states digests over the files of a root, and of the thing none can be"
                  + " taken, as it is a running system or was not read to its end; compare with the"
                  + " root folder that is shipped"));
    }
    RootComparison comparison = new RootComparison(title, stated.get(), now.get());
    comparison.compare(explained);
    return comparison.findings;
  }

  /** A list of no package is not the inventory of a root that holds programs. */
  static Optional<Finding> packages(SbomContent stated, RootFacts now) {
    boolean listed = stated.all().stream().anyMatch(one -> one.type() != ComponentType.FILE);
    int programs = now.count(Section.PROGRAMS);
    if (listed || programs == 0) {
      return Optional.empty();
    }
    String message =
        "the SBOM lists no package, and the root holds "
            + programs
            + " programs, libraries and scripts; make the SBOM from the manifests of the build, or"
            + " describe the parts in a parts file";
    return Optional.of(
        DriftFindings.error("drift.no-packages", stated.subject().title(), message, List.of()));
  }

  private void compare(boolean explained) {
    if (!stated.leftOut().codes().equals(now.leftOut().codes())) {
      tell(
          "the SBOM leaves out "
              + names(stated.leftOut().codes())
              + " of the root and now "
              + names(now.leftOut().codes())
              + " was left out, so the files cannot be compared; unmount what is mounted there, or"
              + " make the SBOM anew");
      return;
    }
    if (stated.unread() > 0 || now.unread() > 0) {
      tell(
          stated.unread()
              + " entries of the root could not be read when the SBOM was made and "
              + now.unread()
              + " cannot be read now, so nobody can tell whether they are the same; read the root"
              + " with the rights to do so");
    }
    if (!stated.content().equals(now.content()) && !explained) {
      files();
    }
    for (Attribute each : Attribute.values()) {
      attribute(each);
    }
  }

  private void files() {
    List<Evidence> evidence = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    for (Section each : Section.values()) {
      String before = stated.sections().get(each);
      String after = now.sections().get(each);
      if (!Objects.equals(before, after)) {
        kinds.add(each.words() + " (" + count(before) + " then, " + count(after) + " now)");
        evidence.add(new Evidence(title, each.words() + " in the SBOM", text(before)));
        evidence.add(new Evidence(title, each.words() + " now", text(after)));
      }
    }
    String what = kinds.isEmpty() ? "its files" : String.join(", ", kinds);
    String message =
        "the root is not what the SBOM was made from: other "
            + what
            + "; compare with the listing to see each file, then make the SBOM anew";
    findings.add(DriftFindings.error("drift.files-differ", title, message, evidence));
  }

  private void attribute(Attribute attribute) {
    String before = stated.attributes().get(attribute);
    String after = now.attributes().get(attribute);
    if (before != null && after != null) {
      if (!before.equals(after) && !followsFromFiles(attribute)) {
        findings.add(differs(attribute, before, after));
      }
    } else if ((before != null || after != null) && !isNone(attribute, before, after)) {
      tell(
          attribute.words()
              + (before == null
                  ? " were not known when the SBOM was made"
                  : " of the root cannot be known now")
              + ", so nobody can tell whether they are the same; "
              + REMEDIES_OF_UNKNOWN);
    }
  }

  /** Other files have other attributes; and setuid is told apart from all other permissions. */
  private boolean followsFromFiles(Attribute attribute) {
    boolean others = !stated.content().equals(now.content());
    boolean setuid =
        !Objects.equals(
            stated.attributes().get(Attribute.SETUID), now.attributes().get(Attribute.SETUID));
    return attribute != Attribute.SETUID && (others || (attribute == Attribute.MODE && setuid));
  }

  /** That no file has capabilities takes nothing away from what was not known. */
  private static boolean isNone(
      Attribute attribute, @Nullable String before, @Nullable String after) {
    return attribute == Attribute.CAPABILITIES
        && before == null
        && after != null
        && RootFacts.count(after).equals("0");
  }

  private Finding differs(Attribute attribute, String before, String after) {
    String rule =
        switch (attribute) {
          case SETUID -> "drift.setuid-differs";
          case MODE -> "drift.mode-differs";
          case OWNER -> "drift.owner-differs";
          case CAPABILITIES -> "drift.capability-differs";
        };
    String what = attribute == Attribute.SETUID ? " files" : "";
    String message =
        "other "
            + attribute.words()
            + what
            + " than those of the root that the SBOM was made from ("
            + count(before)
            + " then, "
            + count(after)
            + " now); compare with the listing to see each file, then make the SBOM anew";
    return DriftFindings.error(
        rule,
        title,
        message,
        List.of(
            new Evidence(title, attribute.words() + " in the SBOM", before),
            new Evidence(title, attribute.words() + " now", after)));
  }

  private void tell(String message) {
    findings.add(notComparable(title, message));
  }

  static Finding notComparable(String subject, String message) {
    return new Finding("drift.not-comparable", subject, Severity.WARNING, message, List.of());
  }

  private static String names(List<String> codes) {
    return codes.isEmpty() ? "nothing" : String.join(", ", codes);
  }

  private static String count(@Nullable String value) {
    return value == null ? "0" : RootFacts.count(value);
  }

  private static String text(@Nullable String value) {
    return value == null ? "none" : value;
  }
}
