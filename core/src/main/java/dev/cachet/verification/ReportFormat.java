package dev.cachet.verification;

import dev.cachet.device.DeviceTime;
import dev.cachet.json.JsonWriter;
import dev.cachet.pack.CheckedChunks;
import dev.cachet.refusal.Refusal;
import dev.cachet.trust.CountedSigner;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/**
 * The forms in which it is told what became of the checks of a package. The same checks give the
 * same bytes. What is printed proves nothing.
 */
public enum ReportFormat {
  /** Lines for a person. */
  TEXT,
  /** JSON of Cachet's own, in one line. Checks, outcomes and reasons have the names of the text. */
  JSON;

  private static final int SCHEMA_VERSION = 1;

  /**
   * Writes what was proven of a package: its identity, and as text only the checks that there is
   * something to say about.
   *
   * @param verified the proof
   * @param time what was known of the present
   * @return UTF-8, ending in a line feed
   */
  public byte[] write(VerifiedPackage verified, DeviceTime time) {
    return write(verified, time, List.of());
  }

  /**
   * Writes what was proven of a package, and what the evidence in it says of its payloads.
   *
   * @param verified the proof
   * @param time what was known of the present
   * @param notes one for each payload
   * @return UTF-8, ending in a line feed
   */
  public byte[] write(VerifiedPackage verified, DeviceTime time, List<PayloadNote> notes) {
    VerificationReport report = verified.report();
    CheckedChunks chunks = verified.chunks();
    if (this == TEXT) {
      String checks =
          text(
              "verified " + verified.packageId() + ", " + words(time) + signers(verified),
              report,
              result -> result.outcome() != Outcome.PASSED || result.check() == Check.CHUNKS);
      return utf8(checks + incomplete(chunks) + text(notes));
    }
    JsonWriter json = begin(time).member("package", verified.packageId().hex());
    json.member("rootVersion", verified.rootVersion()).beginArray("signers");
    for (CountedSigner signer : verified.signers()) {
      json.beginObject().member("role", signer.role().text()).member("holder", signer.holder());
      json.member("kid", signer.kid()).member("alg", signer.algorithm().jwsName()).endObject();
    }
    json.endArray().beginObject("chunks").member("depth", chunks.depth().name());
    json.member("named", chunks.chunks()).member("present", chunks.present()).endObject();
    return end(notes(checks(json, report), notes));
  }

  /**
   * Writes what became of every check.
   *
   * @param report the checks
   * @param time what was known of the present
   * @return UTF-8, ending in a line feed
   */
  public byte[] write(VerificationReport report, DeviceTime time) {
    if (this == TEXT) {
      return utf8(text(words(time), report, result -> true));
    }
    JsonWriter json = checks(begin(time), report);
    report.refusal().ifPresent(refusal -> refusal(json, refusal));
    return end(json);
  }

  /**
   * Writes why a package was refused.
   *
   * @param refusal the rule that was broken
   * @param time what was known of the present
   * @return UTF-8, ending in a line feed
   */
  public byte[] write(Refusal refusal, DeviceTime time) {
    return this == TEXT ? utf8(refusal.line() + "\n") : end(refusal(begin(time), refusal));
  }

  private static String text(List<PayloadNote> notes) {
    StringBuilder lines = new StringBuilder();
    notes.forEach(note -> lines.append(note.words()).append('\n'));
    return lines.toString();
  }

  private static JsonWriter notes(JsonWriter json, List<PayloadNote> notes) {
    if (notes.isEmpty()) {
      return json;
    }
    json.beginArray("payloads");
    for (PayloadNote note : notes) {
      json.beginObject().member("id", note.payload()).member("tie", note.tie());
      json.member("words", note.words()).endObject();
    }
    return json.endArray();
  }

  private static String signers(VerifiedPackage verified) {
    StringBuilder lines = new StringBuilder();
    for (CountedSigner signer : verified.signers()) {
      lines.append("\nsigned by ").append(signer.words());
    }
    return lines.toString();
  }

  private static String incomplete(CheckedChunks chunks) {
    return chunks.absent() == 0
        ? ""
        : "contents INCOMPLETE: "
            + chunks.absent()
            + " of "
            + chunks.chunks()
            + " chunks are absent; a device needs them from elsewhere\n";
  }

  private static String text(String head, VerificationReport report, Predicate<CheckResult> told) {
    StringBuilder text = new StringBuilder(head).append('\n');
    for (CheckResult result : report.results()) {
      if (told.test(result)) {
        text.append(result.check()).append(' ').append(result.outcome());
        text.append(' ').append(result.detail()).append('\n');
      }
    }
    return text.toString();
  }

  private static String words(DeviceTime time) {
    return time.clock().map(clock -> "as of " + clock).orElseGet(time::toString);
  }

  private static JsonWriter begin(DeviceTime time) {
    JsonWriter json = new JsonWriter().member("schemaVersion", SCHEMA_VERSION);
    time.clock().ifPresent(clock -> json.member("asOf", clock));
    time.floor().ifPresent(floor -> json.member("clockFloor", floor));
    return json;
  }

  private static JsonWriter checks(JsonWriter json, VerificationReport report) {
    json.beginArray("checks");
    for (CheckResult result : report.results()) {
      json.beginObject().member("check", result.check().name());
      json.member("outcome", result.outcome().name()).member("detail", result.detail()).endObject();
    }
    return json.endArray();
  }

  private static JsonWriter refusal(JsonWriter json, Refusal refusal) {
    json.beginObject("refusal").member("reason", refusal.reason().name());
    json.member("clause", refusal.clause()).member("subject", refusal.subject());
    return json.member("found", refusal.found()).member("expected", refusal.expected()).endObject();
  }

  private static byte[] end(JsonWriter json) {
    return utf8(new String(json.bytes(), StandardCharsets.UTF_8) + "\n");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
