package dev.cachet.gate;

import dev.cachet.drift.InputCheck;
import dev.cachet.drift.InventoryCheck;
import dev.cachet.drift.SbomDiff;
import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.format.CycloneDxJson;
import dev.cachet.format.InvalidSbomException;
import dev.cachet.policy.GatePolicy;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Composition;
import dev.cachet.sbom.CompositionAggregate;
import dev.cachet.sbom.Sbom;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Is the SBOM valid, full, fresh and about the root that is there now? */
final class SbomRules {
  private static final String SUBJECT = "sbom";

  private final GatePolicy policy;
  private final Judgement judgement;

  SbomRules(GatePolicy policy, Judgement judgement) {
    this.policy = policy;
    this.judgement = judgement;
  }

  Optional<Sbom> read(byte[] document) {
    try {
      return Optional.of(new CycloneDxJson().read(document));
    } catch (InvalidSbomException e) {
      judgement.error("gate.sbom-invalid", SUBJECT, e.getMessage() + "; make the SBOM anew");
      return Optional.empty();
    }
  }

  Optional<Drift> drift(byte[] previous, Optional<Sbom> sbom) {
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

  void judge(Sbom sbom, RootFolder inputs, LocalDate asOf) throws IOException {
    if (sbom.all().isEmpty()) {
      judgement.error(
          "gate.sbom-empty", SUBJECT, "the SBOM lists no component; make it from the whole root");
    }
    judgeCompleteness(sbom);
    judgeAge(sbom, asOf);
    judgement.addAll(drift(sbom, inputs));
  }

  private void judgeCompleteness(Sbom sbom) {
    Set<CompositionAggregate> stated = EnumSet.noneOf(CompositionAggregate.class);
    for (Composition composition : sbom.content().compositions()) {
      if (composition.assemblies().contains(sbom.subject().ref())) {
        stated.add(composition.aggregate().coarse());
      }
    }
    String rule = "gate.sbom-incomplete";
    if (stated.contains(CompositionAggregate.INCOMPLETE)) {
      judgement.error(
          rule,
          SUBJECT,
          "the SBOM says that it left parts out; repair what the findings of its making name,"
              + " then make it anew");
    } else if (stated.isEmpty() || stated.contains(CompositionAggregate.NOT_SPECIFIED)) {
      judgement.error(
          rule, SUBJECT, "the SBOM does not say how complete its parts are; make it anew");
    } else if (stated.contains(CompositionAggregate.UNKNOWN)) {
      judgement.warning(
          rule,
          SUBJECT,
          "the SBOM lists what package databases record; it does not know of other files");
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
