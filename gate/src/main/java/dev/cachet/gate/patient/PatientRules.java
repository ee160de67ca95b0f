package dev.cachet.gate.patient;

import dev.cachet.finding.Evidence;
import dev.cachet.gate.input.GateInput;
import dev.cachet.gate.rule.Decisions;
import dev.cachet.gate.rule.Judgement;
import dev.cachet.gate.rule.TiedPayload;
import dev.cachet.payload.RecordSearch;
import dev.cachet.payload.SearchedRecords;
import dev.cachet.policy.GatePolicy;
import dev.cachet.tripwire.Tripwire;
import dev.cachet.tripwire.TripwireFinding;
import dev.cachet.tripwire.TripwireLimits;
import dev.cachet.tripwire.TripwireVerdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Was a patient record left in a payload, and is there anything that nobody looked into? */
public final class PatientRules {
  /** Findings told of one payload and verdict; of more only the number is told. */
  private static final int TOLD = 100;

  private final GatePolicy policy;
  private final GateInput in;
  private final Judgement judgement;
  private final Decisions decisions;
  private final Map<TripwireVerdict, Integer> all = new EnumMap<>(TripwireVerdict.class);

  /**
   * Makes one of its parts.
   *
   * @param policy the rules of the maker
   * @param in read to its end
   * @param judgement takes what is found
   * @param decisions takes what the level decided
   */
  public PatientRules(GatePolicy policy, GateInput in, Judgement judgement, Decisions decisions) {
    this.policy = policy;
    this.in = in;
    this.judgement = judgement;
    this.decisions = decisions;
  }

  /**
   * Looks into every payload and every file that accompanies them.
   *
   * @param payloads the payloads with their ties
   * @return what it came to
   * @throws IOException if a payload cannot be read
   */
  public SearchedRecords judge(List<TiedPayload> payloads) throws IOException {
    Tripwire tripwire = new Tripwire(in.allowed(), in.asOf(), TripwireLimits.DEFAULT);
    RecordSearch search = new RecordSearch(tripwire);
    for (TiedPayload each : payloads) {
      String id = each.payload().id();
      Path file = Objects.requireNonNull(in.payloads().get(id));
      tell("payload part", id, search.find(id, file, each.root()));
    }
    for (Map.Entry<String, Path> each : in.attached().entrySet()) {
      String name = each.getKey();
      tell("attached file", name, search.find(name, each.getValue(), Optional.empty()));
    }
    SearchedRecords searched =
        new SearchedRecords(
            count(TripwireVerdict.BLOCK),
            count(TripwireVerdict.UNREAD),
            count(TripwireVerdict.REPORT),
            tripwire.allowed());
    decisions.add("payload.unread", searched.words());
    return searched;
  }

  private int count(TripwireVerdict verdict) {
    return all.getOrDefault(verdict, 0);
  }

  private void tell(String what, String id, List<TripwireFinding> found) {
    Map<TripwireVerdict, Integer> told = new EnumMap<>(TripwireVerdict.class);
    for (TripwireFinding each : found) {
      if (told.merge(each.verdict(), 1, Integer::sum) <= TOLD) {
        tell(each.verdict(), what, each.path(), words(each), each.rule());
      }
    }
    told.forEach(
        (verdict, number) -> {
          all.merge(verdict, number, Integer::sum);
          if (number > TOLD) {
            tell(verdict, what, id, "has " + (number - TOLD) + " more of this kind", "all");
          }
        });
  }

  private static String words(TripwireFinding finding) {
    return finding.why() + " (" + finding.rule() + " at byte " + finding.offset() + ")";
  }

  private void tell(TripwireVerdict verdict, String what, String path, String words, String rule) {
    String message = "the " + what + " " + path + " " + words + remedy(verdict);
    Evidence evidence = new Evidence(path, "tripwire", rule);
    switch (verdict) {
      case BLOCK -> judgement.error("gate.patient-record", path, message, evidence);
      case REPORT -> judgement.warning("gate.patient-possible", path, message, evidence);
      case UNREAD -> {
        if (policy.unreadRefused()) {
          judgement.error("gate.payload-unread", path, message, evidence);
        } else {
          judgement.warning("gate.payload-unread", path, message, evidence);
        }
      }
    }
  }

  private static String remedy(TripwireVerdict verdict) {
    return switch (verdict) {
      case BLOCK -> "; take it out, or if it is no patient's, allow it by its digest";
      case UNREAD -> "; let a person look into it and allow it by its digest, or pack it readable";
      case REPORT -> "; let a person look at it";
    };
  }
}
