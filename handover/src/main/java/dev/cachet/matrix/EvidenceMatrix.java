package dev.cachet.matrix;

import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.gate.record.GateRecord;
import dev.cachet.gate.record.RecordObjection;
import dev.cachet.gate.record.RecordedChange;
import dev.cachet.manifest.FileKind;
import dev.cachet.manifest.PackageFile;
import dev.cachet.matrix.MatrixRow.Status;
import dev.cachet.override.WayRound;
import dev.cachet.phrase.Line;
import dev.cachet.policy.PolicyValues;
import dev.cachet.released.Release;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every requirement once, with what answers it in a release. It is no statement of conformity: it
 * says what was checked and given, and leaves open what was not.
 */
public final class EvidenceMatrix {
  private static final String MANIFEST = "manifest";
  private static final String PATIENT = "gate.patient-record";
  private static final Map<String, FileKind> FILES =
      Map.of("gate", FileKind.GATE, "sbom", FileKind.SBOM, "network", FileKind.NETWORK);

  private final Release release;
  private final Optional<GateRecord> gate;
  private final Collection<String> rules;
  private final Optional<RecordObjection> objection;

  private EvidenceMatrix(Release release, Optional<GateRecord> gate, Collection<String> rules) {
    this.release = release;
    this.gate = gate;
    this.rules = rules;
    LocalDate day = release.manifest().created().atOffset(ZoneOffset.UTC).toLocalDate();
    this.objection = gate.flatMap(record -> record.objection(day));
  }

  /**
   * Answers every requirement.
   *
   * @param release a verified package
   * @return a row for each, in the order of the table
   */
  public static List<MatrixRow> of(Release release) {
    return of(release, WayRound.rules());
  }

  /** The same for a gate that runs other rules. */
  static List<MatrixRow> of(Release release, Collection<String> rules) {
    return of(release, release.gate(), rules);
  }

  /** The same with another record of the gate than the one in the package. */
  static List<MatrixRow> of(Release release, Optional<GateRecord> gate, Collection<String> rules) {
    EvidenceMatrix matrix = new EvidenceMatrix(release, gate, rules);
    return Requirement.all().stream().map(matrix::row).toList();
  }

  private MatrixRow row(Requirement asked) {
    return switch (asked.how()) {
      case GATE -> judged(asked);
      case CHANGE -> change(asked);
      case NETWORK -> network(asked);
      case ROLLOUT ->
          release.manifest().rollout().isPresent()
              ? given(asked)
              : MatrixRow.of(asked, Status.NOT_COVERED, Clause.of("no-plan"));
      case PACKAGE -> about(MatrixRow.of(asked, Status.CHECKED, Clause.of("passed")), List.of());
      case EVIDENCE ->
          FILES.containsKey(asked.artefact()) && file(asked).isEmpty()
              ? MatrixRow.of(asked, Status.NOT_COVERED, Clause.of("no-" + asked.artefact()))
              : given(asked);
      case DEVICE, MAKER -> MatrixRow.of(asked, Status.NOT_COVERED);
    };
  }

  private MatrixRow given(Requirement asked) {
    return about(MatrixRow.of(asked, Status.EVIDENCE_GIVEN, Clause.of("given")), List.of());
  }

  /** A rule that nobody ran has found nothing, which is no answer. */
  private MatrixRow judged(Requirement asked) {
    Optional<String> missing =
        asked.rules().stream().filter(rule -> !rules.contains(rule)).findFirst();
    if (missing.isPresent()) {
      return MatrixRow.of(
          asked, Status.NOT_COVERED, Clause.of("no-rule", Line.value(missing.get())));
    }
    if (gate.isEmpty()) {
      return MatrixRow.of(asked, Status.NOT_COVERED, Clause.of("no-record"));
    }
    List<Finding> found =
        gate.get().findings().stream().filter(each -> asked.rules().contains(each.rule())).toList();
    if (objection.isPresent()) {
      Clause why = Clause.of("objection", Line.recorded(objection.get().sentence()));
      return MatrixRow.of(asked, Status.NOT_COVERED, why).told(found);
    }
    if (asked.rules().contains(PATIENT) && gate.get().patientRecords().isEmpty()) {
      return unanswered(asked, Status.NOT_COVERED, "no-patients", found);
    }
    return about(MatrixRow.of(asked, Status.CHECKED, result(found)), found);
  }

  /** What a rule found is told where its row has no answer as well. */
  private static MatrixRow unanswered(
      Requirement asked, Status status, String why, List<Finding> found) {
    List<Clause> parts = new ArrayList<>(List.of(Clause.of(why)));
    if (!found.isEmpty()) {
      parts.addAll(counts(found));
    }
    return MatrixRow.of(asked, status, parts.toArray(Clause[]::new)).told(found);
  }

  private static Clause[] result(List<Finding> found) {
    List<Clause> parts = new ArrayList<>();
    if (found.stream().allMatch(each -> each.severity() != Severity.ERROR)) {
      parts.add(Clause.of("passed"));
    }
    parts.addAll(counts(found));
    return parts.toArray(Clause[]::new);
  }

  private static List<Clause> counts(List<Finding> found) {
    long errors = found.stream().filter(each -> each.severity() == Severity.ERROR).count();
    long others = found.size() - errors;
    List<Clause> parts = new ArrayList<>();
    if (errors > 0) {
      parts.add(Clause.counted("overridden", errors));
    }
    if (others > 0) {
      parts.add(Clause.counted("warnings", others));
    }
    return parts;
  }

  private MatrixRow change(Requirement asked) {
    MatrixRow row = judged(asked);
    if (row.status() != Status.CHECKED) {
      return row;
    }
    Optional<RecordedChange> change = gate.flatMap(GateRecord::change);
    if (change.isEmpty()) {
      return unanswered(asked, Status.NOT_COVERED, "no-change", row.findings());
    }
    if (change.get().previousSbom().equals("none")) {
      boolean first = release.manifest().counter() == 1;
      return first
          ? unanswered(asked, Status.NOT_APPLICABLE, "first", row.findings())
          : unanswered(asked, Status.NOT_COVERED, "no-previous", row.findings());
    }
    return row;
  }

  private MatrixRow network(Requirement asked) {
    if (asked.rules().stream().anyMatch(rule -> !rules.contains(rule))) {
      return judged(asked);
    }
    if (release.network().isPresent()) {
      return given(asked);
    }
    boolean none =
        gate.flatMap(record -> record.policy().values())
            .map(EvidenceMatrix::isWithoutNetwork)
            .orElse(false);
    List<Finding> found = asked.rules().isEmpty() ? List.of() : judged(asked).findings();
    return none
        ? unanswered(asked, Status.NOT_APPLICABLE, "network-not-asked", found)
        : unanswered(asked, Status.NOT_COVERED, "no-profile", found);
  }

  private static boolean isWithoutNetwork(PolicyValues values) {
    return values.value("network.profile").value().equals("none");
  }

  private MatrixRow about(MatrixRow row, List<Finding> found) {
    if (row.requirement().artefact().equals(MANIFEST)) {
      return row.about("manifest.json", release.manifest().identity().hex(), found);
    }
    return row.about(file(row.requirement()), found);
  }

  private Optional<PackageFile> file(Requirement asked) {
    return Optional.ofNullable(FILES.get(asked.artefact())).flatMap(release::file);
  }
}
