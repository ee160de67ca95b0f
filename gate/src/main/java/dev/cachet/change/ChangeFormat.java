package dev.cachet.change;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cachet.finding.JsonText;
import dev.cachet.finding.LineText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The forms in which the answer about a claim is printed. */
public enum ChangeFormat {
  /** Lines for a terminal. */
  TEXT,
  /** JSON of Cachet's own. */
  JSON;

  /**
   * Writes an answer.
   *
   * @param judgement the answer
   * @return UTF-8, ending in a line feed
   */
  public byte[] write(ChangeJudgement judgement) {
    return this == JSON
        ? JsonText.of(json -> json(json, judgement))
        : text(judgement).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(ChangeJudgement judgement) {
    StringBuilder text = new StringBuilder();
    text.append(judgement.verdict().word()).append(": ").append(judgement.claim().text());
    text.append("; from ").append(LineText.of(judgement.before()));
    text.append(" to ").append(LineText.of(judgement.after())).append('\n');
    for (ChangeReason reason : judgement.reasons()) {
      text.append('\n').append(reason.verdict().word()).append("  ").append(reason.rule());
      text.append("\n  ").append(LineText.of(reason.message()));
      text.append("\n  clause: ").append(LineText.of(reason.clause()));
      text.append("\n  remedy: ").append(LineText.of(reason.remedy())).append('\n');
    }
    text.append('\n').append(LineText.count(judgement.accepted().size(), "change"));
    return text.append(" without a word against the claim\n").toString();
  }

  private static void json(JsonGenerator json, ChangeJudgement judgement) throws IOException {
    json.writeStartObject();
    json.writeNumberField("schemaVersion", 1);
    json.writeStringField("verdict", judgement.verdict().word());
    json.writeStringField("class", judgement.claim().changeClass().word());
    json.writeStringField("udiDi", judgement.claim().udiDi().word());
    json.writeStringField("subject", judgement.claim().subject().word());
    json.writeStringField("before", judgement.before());
    json.writeStringField("after", judgement.after());
    reasons(json, "reasons", judgement.reasons());
    reasons(json, "accepted", judgement.accepted());
    json.writeEndObject();
  }

  /**
   * Writes reasons as a member, the same in an answer and in the gate's record.
   *
   * @param json inside an object
   * @param name of the member
   * @param reasons its elements
   * @throws IOException if the generator fails
   */
  public static void reasons(JsonGenerator json, String name, List<ChangeReason> reasons)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (ChangeReason reason : reasons) {
      json.writeStartObject();
      json.writeStringField("verdict", reason.verdict().word());
      json.writeStringField("rule", reason.rule());
      json.writeStringField("component", reason.component());
      json.writeStringField("before", reason.before());
      json.writeStringField("after", reason.after());
      json.writeStringField("message", reason.message());
      json.writeStringField("clause", reason.clause());
      json.writeStringField("remedy", reason.remedy());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
