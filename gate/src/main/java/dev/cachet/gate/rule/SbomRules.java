package dev.cachet.gate.rule;

import dev.cachet.completeness.Composition;
import dev.cachet.completeness.CompositionAggregate;
import dev.cachet.drift.BoundRoot;
import dev.cachet.drift.InventoryCheck;
import dev.cachet.drift.ListingCheck;
import dev.cachet.drift.difference.SbomDiff;
import dev.cachet.drift.input.InputCheck;
import dev.cachet.drift.input.ManifestCheck;
import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.format.CycloneDxJson;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.gate.record.RecordedSbom;
import dev.cachet.listing.FolderTree;
import dev.cachet.listing.RootFacts;
import dev.cachet.merge.MergedParts;
import dev.cachet.os.OsIdentifier;
import dev.cachet.os.OsIdentity;
import dev.cachet.policy.GatePolicy;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Sbom;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Is the SBOM valid, full, fresh and about the root that is there now? Of the SBOM of a device the
 * part that is about the root is compared with it.
 */
public final class SbomRules {
  private static final String SUBJECT = RecordedSbom.SUBJECT;

  private final GatePolicy policy;
  private final Optional<Path> listing;
  private final Judgement judgement;

  /**
   * Makes one of its parts.
   *
   * @param policy the rules of the maker
   * @param listing the listing of the one root, if there is one
   * @param judgement takes what is found
   */
  public SbomRules(GatePolicy policy, Optional<Path> listing, Judgement judgement) {
    this.policy = policy;
    this.listing = listing;
    this.judgement = judgement;
  }

  /**
   * Reads the document, and tells what is wrong with it.
   *
   * @param document the document
   * @return it, or nothing if there is none
   */
  public Optional<Sbom> read(byte[] document) {
    try {
      return Optional.of(new CycloneDxJson().read(document));
    } catch (InvalidSbomException e) {
      judgement.error("gate.sbom-invalid", SUBJECT, e.getMessage() + "; make the SBOM anew");
      return Optional.empty();
    }
  }

  /**
   * What changed since the release before.
   *
   * @param previous the bytes
   * @param sbom the SBOM
   * @return it, or nothing if there is none
   */
  public Optional<Drift> drift(byte[] previous, Optional<Sbom> sbom) {
    try {
      Sbom before = new CycloneDxJson().read(previous);
      return sbom.map(now -> new Drift(FileDigest.hex(previous), SbomDiff.between(before, now)));
    } catch (InvalidSbomException e) {
      judgement.error(
          "gate.previous-invalid",
          "previous",
          "the SBOM of the last release cannot be read: "
              + e.getMessage()
              + "; name the right one");
      return Optional.empty();
    }
  }

  /**
   * Of the inventories that a document was merged of, the one that a root can be compared with;
   * empty, with an error, if there is not exactly one.
   *
   * @param sbom the SBOM
   * @return it, or nothing if there is none
   */
  public Optional<Sbom> system(Sbom sbom) {
    List<Sbom> parts = MergedParts.of(sbom);
    if (parts.size() == 1) {
      return Optional.of(parts.get(0));
    }
    List<Sbom> systems = parts.stream().filter(SbomRules::isSystem).toList();
    if (systems.size() == 1) {
      parts.stream().filter(part -> !isSystem(part)).forEach(this::notCompared);
      return Optional.of(systems.get(0));
    }
    judgement.error(
        "gate.os-not-judged",
        SUBJECT,
        "the SBOM was merged of "
            + parts.size()
            + " parts, of which "
            + systems.size()
            + " are operating systems; the gate judges one root, so make one SBOM a root");
    return Optional.empty();
  }

  private static boolean isSystem(Sbom part) {
    return part.subject().type() == ComponentType.OPERATING_SYSTEM;
  }

  private void notCompared(Sbom part) {
    String title = part.subject().title();
    judgement.warning(
        "gate.part-not-compared",
        title,
        title + " is judged by what the SBOM says of it; compare it with 'cachet sbom check'");
  }

  /**
   * Judges a document and the part of it that is about the root; gives the root's system.
   *
   * @param sbom the SBOM
   * @param system the operating system
   * @param inputs the inputs
   * @param asOf the day that counts
   * @return the component
   * @throws IOException if the medium failed
   */
  public Component judge(Sbom sbom, Sbom system, RootFolder inputs, LocalDate asOf)
      throws IOException {
    judgeDocument(sbom, asOf);
    return compare(system, inputs);
  }

  /**
   * Judges what a document says of itself.
   *
   * @param sbom the SBOM
   * @param asOf the day that counts
   */
  public void judgeDocument(Sbom sbom, LocalDate asOf) {
    judgeCompleteness(sbom, sbom.subject(), SUBJECT);
    for (Sbom part : MergedParts.of(sbom)) {
      if (!part.subject().equals(sbom.subject())) {
        judgeCompleteness(part, part.subject(), part.subject().title());
      }
    }
    judgeAge(sbom, asOf);
  }

  /** Compares the part of a document that is about a root with the root; gives its system. */
  Component compare(Sbom system, RootFolder inputs) throws IOException {
    if (system.all().isEmpty()) {
      judgement.error(
          "gate.sbom-empty", SUBJECT, "the SBOM lists no component; make it from the whole root");
    }
    if (ManifestCheck.isOfManifestAlone(system, inputs)) {
      if (RootFacts.of(system.subject()).isPresent()) {
        judgement.addAll(listed(system, inputs, BoundRoot.compare(system, new FolderTree(inputs))));
        tellBound(system);
      } else {
        judgeManifest(system);
        judgement.addAll(listed(system, inputs, List.of()));
      }
      return installed(inputs);
    }
    judgement.addAll(listed(system, inputs, drift(system, inputs)));
    return system.subject();
  }

  /** With the listing, each entry that differs is named. */
  private List<Finding> listed(Sbom system, RootFolder inputs, List<Finding> found)
      throws IOException {
    return listing.isEmpty()
        ? found
        : ListingCheck.named(
            listing.get(), inputs, RootFacts.of(system.subject()), system.subject().title(), found);
  }

  /** The manifest of an image is named after its recipe; the system on the root says what it is. */
  private static Component installed(RootFolder inputs) throws IOException {
    OsIdentity os = new OsIdentifier(product -> List.of()).identify(inputs);
    String name = os.name().isEmpty() ? "operating system" : os.name();
    return Component.builder("operating-system", ComponentType.OPERATING_SYSTEM, name)
        .version(os.version().isEmpty() ? null : os.version())
        .build();
  }

  /** Not of a manifest alone: the files are those of the build, whatever they are made of. */
  private void tellBound(Sbom system) {
    judgement.warning(
        "gate.sbom-of-manifest",
        SUBJECT,
        "the SBOM was made from the manifest of a build ("
            + system.inputs().get(0).path()
            + ") and is bound to the files of the root, which has no package database: the files"
            + " were compared with it, and nobody compared them with what the manifest lists");
  }

  /** What the build says it packed cannot be compared where no database says what lies there. */
  private void judgeManifest(Sbom system) {
    String rule = "gate.sbom-of-manifest";
    String what =
        "the SBOM was made from the manifest of a build ("
            + system.inputs().get(0).path()
            + ") and the root has no package database, so nobody compared its files with what the"
            + " SBOM lists";
    if (policy.manifestsAllowed()) {
      judgement.warning(rule, SUBJECT, what);
    } else {
      judgement.error(
          rule,
          SUBJECT,
          what
              + "; keep the package database in the image, or let the policy allow it by name"
              + " (\"ofManifestAlone\": \"allow\" in sbom)");
    }
  }

  private void judgeCompleteness(Sbom sbom, Component of, String subject) {
    Set<CompositionAggregate> stated = EnumSet.noneOf(CompositionAggregate.class);
    for (Composition composition : sbom.content().compositions()) {
      if (composition.assemblies().contains(of.ref())) {
        stated.add(composition.aggregate().coarse());
      }
    }
    String rule = "gate.sbom-incomplete";
    if (stated.contains(CompositionAggregate.INCOMPLETE)) {
      judgement.error(
          rule,
          subject,
          "the SBOM says that it left parts out; repair what the findings of its making name,"
              + " then make it anew");
    } else if (stated.isEmpty() || stated.contains(CompositionAggregate.NOT_SPECIFIED)) {
      judgement.error(
          rule, subject, "the SBOM does not say how complete its parts are; make it anew");
    } else if (stated.contains(CompositionAggregate.UNKNOWN)) {
      judgement.warning(
          rule,
          subject,
          "the SBOM lists what package databases and metadata record; it does not know of other"
              + " files");
    }
  }

  /** Of files that changed everything else would differ too, so they are told alone. */
  private static List<Finding> drift(Sbom sbom, RootFolder inputs) throws IOException {
    List<Finding> changed = new InputCheck().check(sbom, inputs);
    return changed.isEmpty() ? new InventoryCheck().check(sbom, inputs) : changed;
  }

  private void judgeAge(Sbom sbom, LocalDate asOf) {
    Optional<Instant> timestamp = sbom.timestamp();
    if (timestamp.isEmpty()) {
      judgement.error(
          "gate.sbom-no-timestamp",
          SUBJECT,
          "the SBOM does not say when it was made; make it anew");
      return;
    }
    LocalDate made = timestamp.get().atOffset(ZoneOffset.UTC).toLocalDate();
    long age = ChronoUnit.DAYS.between(made, asOf);
    Evidence evidence = new Evidence(SUBJECT, "/metadata/timestamp", timestamp.get().toString());
    if (age < 0) {
      judgement.error(
          "gate.sbom-from-future",
          SUBJECT,
          "the SBOM was made on " + made + ", after the day judged, " + asOf + "; check both days",
          evidence);
    } else if (age > policy.sbomMaximumAgeDays()) {
      judgement.error(
          "gate.sbom-too-old",
          SUBJECT,
          "the SBOM is "
              + age
              + " days old and the policy allows "
              + policy.sbomMaximumAgeDays()
              + "; make it anew",
          evidence);
    }
  }
}
