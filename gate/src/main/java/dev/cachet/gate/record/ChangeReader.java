package dev.cachet.gate.record;

import dev.cachet.change.ChangeReason;
import dev.cachet.change.ChangeVerdict;
import dev.cachet.change.answer.ChangeAnswer;
import dev.cachet.change.answer.ChangeAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@code ChangeWriter} wrote, and nothing else. */
final class ChangeReader {
  private ChangeReader() {}

  static RecordedChange read(RecordObject json) throws InvalidGateRecordException {
    json.onlyMembers(
        "class",
        "udiDi",
        "subject",
        "previousSbom",
        "previousPackage",
        "verdict",
        "reasons",
        "accepted",
        "answers");
    long unused = json.count("accepted");
    return new RecordedChange(
        json.text("class"),
        json.text("udiDi"),
        json.text("subject"),
        sbom(json),
        previousPackage(json),
        verdict(json),
        reasons(json),
        answers(json));
  }

  private static String sbom(RecordObject json) throws InvalidGateRecordException {
    return json.text("previousSbom").equals(ChangeAnswers.NO_SBOM)
        ? ChangeAnswers.NO_SBOM
        : json.sha256("previousSbom");
  }

  private static Optional<String> previousPackage(RecordObject json)
      throws InvalidGateRecordException {
    if (!json.has("previousPackage")) {
      return Optional.empty();
    }
    RecordObject last = json.object("previousPackage");
    last.onlyMembers("id", "version", "counter");
    long unused = last.count("counter");
    String ignored = last.text("version");
    return Optional.of(last.sha256("id"));
  }

  private static List<ChangeReason> reasons(RecordObject json) throws InvalidGateRecordException {
    List<ChangeReason> reasons = new ArrayList<>();
    for (RecordObject each : json.objects("reasons")) {
      each.onlyMembers(
          "verdict", "rule", "component", "before", "after", "message", "clause", "remedy");
      reasons.add(
          new ChangeReason(
              verdict(each),
              each.text("rule"),
              each.text("component"),
              each.text("before"),
              each.text("after"),
              each.text("message"),
              each.text("clause"),
              each.text("remedy")));
    }
    return reasons;
  }

  private static List<ChangeAnswer> answers(RecordObject json) throws InvalidGateRecordException {
    List<ChangeAnswer> answers = new ArrayList<>();
    for (RecordObject each : json.objects("answers")) {
      each.onlyMembers(
          "rule", "subject", "previousSbom", "sbom", "approved", "expires", "role", "reason");
      answers.add(
          new ChangeAnswer(
              each.text("rule"),
              each.text("subject"),
              sbom(each),
              each.sha256("sbom"),
              each.day("approved"),
              each.day("expires"),
              each.text("role"),
              each.text("reason")));
    }
    return answers;
  }

  private static ChangeVerdict verdict(RecordObject json) throws InvalidGateRecordException {
    for (ChangeVerdict verdict : ChangeVerdict.values()) {
      if (verdict.word().equals(json.text("verdict"))) {
        return verdict;
      }
    }
    throw new InvalidGateRecordException(json.at("verdict") + ": is no verdict on a change");
  }
}
