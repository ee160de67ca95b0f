package dev.cachet.statement;

import dev.cachet.device.DeviceTime;
import dev.cachet.json.JsonObject;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJsonException;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From when until when a statement is good.
 *
 * @param from the first instant, a whole second; null if it is good at once
 * @param until the last instant, a whole second after {@code from}
 */
public record Validity(@Nullable Instant from, Instant until) {
  /**
   * Checks the order.
   *
   * @param from a whole second or null
   * @param until a later second
   * @throws IllegalArgumentException if the end is not after the beginning
   */
  public Validity {
    Objects.requireNonNull(until, "until");
    if (from != null && !until.isAfter(from)) {
      throw new IllegalArgumentException("a statement ends after it begins: " + until);
    }
  }

  static Validity read(JsonObject document) throws StrictJsonException {
    Instant issued = document.time("issued");
    Instant expires = document.time("expires");
    if (!expires.isAfter(issued)) {
      throw document.problem("STM-6", "expires", expires.toString(), "later than " + issued);
    }
    return new Validity(issued, expires);
  }

  void write(JsonWriter out) {
    out.member("issued", Objects.requireNonNull(from)).member("expires", until);
  }

  /** Without a clock that somebody vouches for neither end is judged (STM-27). */
  void require(DeviceTime time, String subject) throws PackageRefusedException {
    Optional<Instant> now = time.clock().isPresent() ? time.effective() : Optional.empty();
    if (now.isEmpty()) {
      return;
    }
    if (from != null && from.isAfter(now.get())) {
      throw new PackageRefusedException(
          Reason.NOT_YET_VALID, "STM-25", subject, "valid from " + from, "not after " + now.get());
    }
    if (until.isBefore(now.get())) {
      throw new PackageRefusedException(
          Reason.STATEMENT_EXPIRED,
          "STM-26",
          subject,
          "valid until " + until,
          "not before " + now.get());
    }
  }
}
