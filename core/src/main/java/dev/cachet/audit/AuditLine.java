package dev.cachet.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cachet.digest.Sha256;
import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.refusal.PrintableText;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** One line without its line feed; strict JSON, so that no text in it can begin another line. */
record AuditLine(
    long seq, Sha256 previous, String event, Sha256 subject, String detail, String text) {
  static final int MAX_BYTES = 4096;

  /** Also events of a later library are read, or going back to this one would cut the chain. */
  private static final Pattern EVENT = Pattern.compile("[A-Z][A-Z_]{1,39}");

  static AuditLine after(
      AuditHead head, AuditEvent event, Optional<Instant> at, Sha256 subject, String detail) {
    String safe = PrintableText.of(detail);
    JsonWriter line =
        new JsonWriter()
            .member("seq", head.seq() + 1)
            .member("prev", head.digest().hex())
            .member("event", event.name());
    at.ifPresent(instant -> line.member("at", instant));
    line.member("package", subject.hex()).member("detail", safe);
    return new AuditLine(
        head.seq() + 1,
        head.digest(),
        event.name(),
        subject,
        safe,
        new String(line.bytes(), UTF_8));
  }

  static AuditLine read(byte[] text) throws StrictJsonException {
    JsonObject line = StrictJson.parse(text, JsonLimits.of(MAX_BYTES));
    String event = line.string("event");
    if (!EVENT.matcher(event).matches()) {
      throw line.problem("audit line", "event", event, "the name of an event");
    }
    return new AuditLine(
        line.integer("seq", 1, StrictJson.MAX_INTEGER),
        line.digest("prev"),
        event,
        line.digest("package"),
        line.string("detail"),
        // Lossless: strict JSON is well-formed UTF-8.
        new String(text, UTF_8));
  }

  AuditHead head(AuditCondition condition) {
    return new AuditHead(seq, digest(), condition);
  }

  /** What the next line names. */
  Sha256 digest() {
    return Sha256.of(bytes());
  }

  byte[] bytes() {
    return text.getBytes(UTF_8);
  }

  /** Whether another line tells the same of the same package. */
  boolean repeats(AuditLine other) {
    return event.equals(other.event)
        && subject.equals(other.subject)
        && detail.equals(other.detail);
  }

  boolean is(AuditEvent other) {
    return event.equals(other.name());
  }

  /** Whether a file may begin with it: the first of all, after a gap, or after a sealed part. */
  boolean begins() {
    return seq == 1
        ? previous.equals(AuditHead.EMPTY.digest())
        : is(AuditEvent.AUDIT_TRUNCATED) || is(AuditEvent.LOG_CONTINUED);
  }
}
