package dev.cachet.mud;

import dev.cachet.lifecycle.SupportState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * What a MUD file says beside the flows.
 *
 * @param lastUpdate when it was made; cut to seconds
 * @param cacheValidity for how many hours a manager may keep it, 1 to 168
 * @param isSupported whether the maker still supports the device
 */
public record MudTerms(Instant lastUpdate, int cacheValidity, boolean isSupported) {
  /** The hours that RFC 8520 3.5 takes if none are given. */
  public static final int DEFAULT_HOURS = 48;

  private static final int MAX_HOURS = 168;

  /**
   * Checks the hours.
   *
   * @param lastUpdate not null
   * @param cacheValidity 1 to 168
   * @param isSupported see the record
   */
  public MudTerms {
    lastUpdate = Objects.requireNonNull(lastUpdate, "lastUpdate").truncatedTo(ChronoUnit.SECONDS);
    if (cacheValidity < 1 || cacheValidity > MAX_HOURS) {
      throw new IllegalArgumentException("the cache validity is 1 to 168 hours (RFC 8520 3.5)");
    }
  }

  /**
   * Says whether a verdict of support lets a MUD file claim support.
   *
   * @param state the verdict of {@code cachet lifecycle check}
   * @return empty where the verdict does not know: then nothing can be claimed
   */
  public static Optional<Boolean> isSupported(SupportState state) {
    return switch (state) {
      case SUPPORTED,
          SECURITY_ONLY,
          EXTENDED_CONTRACT,
          ENDS_BEFORE_SERVICE_END,
          ENDS_WITHIN,
          SUPPORTED_DATE_UNKNOWN,
          ROLLING ->
          Optional.of(true);
      case ENDED, ENDED_DATE_UNKNOWN, WAIVED -> Optional.of(false);
      case CYCLE_NOT_LISTED, AMBIGUOUS, UNKNOWN -> Optional.empty();
    };
  }
}
