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

/** One line without its line feed; strict JSON, so that no text in it can begin another line. */
record AuditLine(
    long seq, Sha256 previous, AuditEvent event, Sha256 subject, String detail, String text) {
  static final int MAX_BYTES = 4096;

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
        head.seq() + 1, head.digest(), event, subject, safe, new String(line.bytes(), UTF_8));
  }

  static AuditLine read(byte[] text) throws StrictJsonException {
    JsonObject line = StrictJson.parse(text, JsonLimits.of(MAX_BYTES));
    String event = line.string("event");
    for (AuditEvent known : AuditEvent.values()) {
      if (known.name().equals(event)) {
        return new AuditLine(
            line.integer("seq", 1, StrictJson.MAX_INTEGER),
            line.digest("prev"),
            known,
            line.digest("package"),
            line.string("detail"),
            // Lossless: strict JSON is well-formed UTF-8.
            new String(text, UTF_8));
      }
    }
    throw line.problem("audit line", "event", event, "an event of this log");
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
    return event == other.event && subject.equals(other.subject) && detail.equals(other.detail);
  }

  /** Whether a log may begin with this line: the first of all, or the first after a gap. */
  boolean begins() {
    return seq == 1
        ? previous.equals(AuditHead.EMPTY.digest())
        : event == AuditEvent.AUDIT_TRUNCATED;
  }
}
