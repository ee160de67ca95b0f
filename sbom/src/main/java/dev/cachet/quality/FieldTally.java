package dev.cachet.quality;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.quality.ProfileField.Test.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts one field through one document. */
final class FieldTally {
  private final String file;
  private final Profile profile;
  private final ProfileField field;
  private final List<FieldPath> paths;
  private final FindingWaivers waivers;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Finding> accepted = new ArrayList<>();
  private long present;
  private long asked;
  private long open;

  FieldTally(String file, Profile profile, ProfileField field, FindingWaivers waivers) {
    this.waivers = waivers;
    this.file = file;
    this.profile = profile;
    this.field = field;
    this.paths = field.compiled();
  }

  ProfileField field() {
    return field;
  }

  void look(Place at, Map<String, JsonNode> members) {
    boolean found = paths.stream().anyMatch(path -> path.leadsToValue(members));
    count(at, found != (field.test().kind() == Kind.ABSENT));
  }

  void look(Place at, Set<String> known) {
    count(at, known.contains(at.ref()));
  }

  private void count(Place at, boolean isPresent) {
    asked++;
    if (isPresent) {
      present++;
      return;
    }
    Finding missing = missing(at);
    Finding answered = waivers.applied(missing);
    if (answered.equals(missing)) {
      open++;
      add(missing, findings);
    } else {
      add(answered, accepted);
    }
  }

  private static void add(Finding finding, List<Finding> list) {
    if (list.size() < QualityCheck.MAX_LISTED) {
      list.add(finding);
    }
  }

  private Finding missing(Place at) {
    return finding(
        at.title(),
        at.title() + " " + complaint() + field.remedy(),
        List.of(new Evidence(file, at.pointer(), at.ref())));
  }

  private String complaint() {
    String wanted =
        field.test().kind() == Kind.ABSENT
            ? "breaks \"" + field.title() + "\""
            : "does not state \"" + field.title() + "\"";
    return wanted + ", which " + profile.id() + asks() + "; ";
  }

  private String asks() {
    return switch (field.level()) {
      case MUST -> " requires";
      case MUST_IF_EXISTS -> " requires where there is one";
      case SHOULD -> " recommends";
    };
  }

  private Finding finding(String subject, String message, List<Evidence> evidence) {
    return new Finding(
        "quality." + profile.id() + "." + field.id(), subject, severity(), message, evidence);
  }

  private Severity severity() {
    return switch (field.level()) {
      case MUST -> Severity.ERROR;
      case SHOULD -> Severity.WARNING;
      case MUST_IF_EXISTS -> Severity.INFO;
    };
  }

  FieldScore score() {
    return new FieldScore(field, present, asked);
  }

  List<Finding> findings() {
    long more = open - findings.size();
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(accepted);
    if (more <= 0) {
      return all;
    }
    String message = more + " more components, not listed here, " + complaint() + field.remedy();
    all.add(finding("components", message.replace(" does not ", " do not "), List.of()));
    return all;
  }

  /**
   * What is looked at.
   *
   * @param pointer where it is in the document; empty for the document itself
   * @param title its name and version
   * @param ref its reference inside the document; empty if it has none
   */
  record Place(String pointer, String title, String ref) {}
}
