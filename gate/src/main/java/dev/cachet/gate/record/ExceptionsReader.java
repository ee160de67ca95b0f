package dev.cachet.gate.record;

import dev.cachet.change.answer.ChangeAnswers;
import dev.cachet.lifecycle.Waiver;
import dev.cachet.override.Exceptions;
import dev.cachet.override.UnsafeGateOverride;
import dev.cachet.payload.SearchedRecords;
import dev.cachet.tripwire.AllowList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@link ExceptionsWriter} wrote, and nothing else. */
final class ExceptionsReader {
  private ExceptionsReader() {}

  static Exceptions read(RecordObject json) throws InvalidGateRecordException {
    return new Exceptions(waivers(json), overrides(json));
  }

  /** What looking for patient records came to; a record of an earlier Cachet does not say it. */
  static Optional<SearchedRecords> records(RecordObject json) throws InvalidGateRecordException {
    if (!json.has("patientRecords")) {
      return Optional.empty();
    }
    RecordObject records = json.object("patientRecords");
    records.onlyMembers("blocked", "unread", "reported", "allowed");
    List<AllowList.Entry> allowed = new ArrayList<>();
    for (RecordObject each : records.objects("allowed")) {
      each.onlyMembers("sha256", "reason", "expires");
      allowed.add(
          new AllowList.Entry(each.sha256("sha256"), each.text("reason"), each.day("expires")));
    }
    return Optional.of(
        new SearchedRecords(
            records.smallCount("blocked"),
            records.smallCount("unread"),
            records.smallCount("reported"),
            allowed));
  }

  private static List<Waiver> waivers(RecordObject json) throws InvalidGateRecordException {
    List<Waiver> waivers = new ArrayList<>();
    for (RecordObject each : some(json, "waivers")) {
      each.onlyMembers(
          "pointer",
          "subject",
          "state",
          "approved",
          "expires",
          "approver",
          "justification",
          "control");
      waivers.add(
          new Waiver(
              each.text("pointer"),
              each.text("subject"),
              each.text("state"),
              each.day("approved"),
              each.day("expires"),
              each.text("approver"),
              each.text("justification"),
              each.text("control")));
    }
    return waivers;
  }

  private static List<UnsafeGateOverride> overrides(RecordObject json)
      throws InvalidGateRecordException {
    List<UnsafeGateOverride> overrides = new ArrayList<>();
    for (RecordObject each : some(json, "unsafeOverrides")) {
      each.onlyMembers(
          "rule", "subject", "previousSbom", "sbom", "approved", "expires", "role", "reason");
      boolean first = each.text("previousSbom").equals(ChangeAnswers.NO_SBOM);
      overrides.add(
          new UnsafeGateOverride(
              each.text("rule"),
              each.text("subject"),
              first ? ChangeAnswers.NO_SBOM : each.sha256("previousSbom"),
              each.sha256("sbom"),
              each.day("approved"),
              each.day("expires"),
              each.text("role"),
              each.text("reason")));
    }
    return overrides;
  }

  /** A list that is there only if something is in it. */
  private static List<RecordObject> some(RecordObject json, String name)
      throws InvalidGateRecordException {
    if (!json.has(name)) {
      return List.of();
    }
    List<RecordObject> objects = json.objects(name);
    if (objects.isEmpty()) {
      throw new InvalidGateRecordException(json.at(name) + ": names none");
    }
    return objects;
  }
}
