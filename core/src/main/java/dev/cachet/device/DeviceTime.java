package dev.cachet.device;

import dev.cachet.trust.RootDocument;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a device knows of the present: a clock that it trusts, or only a floor below which the
 * present cannot lie, or both, or nothing. One value is taken at the start of an update and judges
 * all of it (clauses TRU-61 to TRU-63).
 *
 * <p>Every instant in it is one that log, memory and documents can hold: a whole second of the
 * years 1970 to 9999. What is given is cut to its second, and to the nearest of these years: a
 * clock that counts fractions, or is far off, must not end an update half way.
 */
public abstract sealed class DeviceTime {
  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST =
      Instant.ofEpochSecond(253_402_300_799L); // 9999-12-31T23:59:59Z

  private final @Nullable Instant floor;

  private DeviceTime(@Nullable Instant floor) {
    this.floor = floor == null ? null : second(floor);
  }

  /**
   * The time of a clock that the integrator vouches for, without a floor.
   *
   * @param now the present, UTC; cut to its second
   * @return the time
   */
  public static DeviceTime trusted(Instant now) {
    return new Trusted(now, null);
  }

  /**
   * The time of a clock that the integrator vouches for, on a device that also keeps a floor. A
   * clock that was set back counts as standing at the floor.
   *
   * @param now the present, UTC; cut to its second
   * @param floor the instant below which the present cannot lie, UTC; cut to its second
   * @return the time
   */
  public static DeviceTime trusted(Instant now, Instant floor) {
    return new Trusted(now, Objects.requireNonNull(floor, "floor"));
  }

  /**
   * No clock worth trusting, but a floor from what the device accepted before.
   *
   * @param floor the instant below which the present cannot lie, UTC; cut to its second
   * @return the time
   */
  public static DeviceTime untrusted(Instant floor) {
    return new Untrusted(Objects.requireNonNull(floor, "floor"));
  }

  /**
   * Neither clock nor floor: nothing is refused for its expiry.
   *
   * @return the time
   */
  public static DeviceTime unknown() {
    return new Untrusted(null);
  }

  /**
   * The instant that an expiry is compared with: the later of clock and floor, or the one that is
   * known (TRU-61).
   *
   * @return the instant, UTC; empty if neither is known
   */
  public abstract Optional<Instant> effective();

  /**
   * The clock, if the integrator vouches for it.
   *
   * @return the present, UTC, a whole second; empty without a trusted clock
   */
  public abstract Optional<Instant> clock();

  /**
   * The floor.
   *
   * @return the instant below which the present cannot lie, UTC; empty if none is known
   */
  public final Optional<Instant> floor() {
    return Optional.ofNullable(floor);
  }

  /**
   * The time after a newer root was accepted: its {@code clockFloor} becomes the floor if it has
   * one, which may lower it; otherwise the floor rises to its {@code issued} (TRU-63).
   *
   * @param root the root that was accepted
   * @return the same clock over the new floor
   */
  public final DeviceTime afterAccepting(RootDocument root) {
    Instant issued = root.issued();
    Instant risen = floor().filter(floor -> floor.isAfter(issued)).orElse(issued);
    return withFloor(root.clockFloor().orElse(risen));
  }

  abstract DeviceTime withFloor(Instant newFloor);

  private static Instant second(Instant instant) {
    if (instant.isBefore(FIRST)) {
      return FIRST;
    }
    return instant.isAfter(LAST) ? LAST : instant.truncatedTo(ChronoUnit.SECONDS);
  }

  private static final class Trusted extends DeviceTime {
    private final Instant now;

    Trusted(Instant now, @Nullable Instant floor) {
      super(floor);
      this.now = second(Objects.requireNonNull(now, "now"));
    }

    @Override
    public Optional<Instant> effective() {
      return Optional.of(floor().filter(floor -> floor.isAfter(now)).orElse(now));
    }

    @Override
    public Optional<Instant> clock() {
      return Optional.of(now);
    }

    @Override
    DeviceTime withFloor(Instant newFloor) {
      return trusted(now, newFloor);
    }

    @Override
    public String toString() {
      return "trusted clock at " + now + floor().map(floor -> ", floor " + floor).orElse("");
    }
  }

  private static final class Untrusted extends DeviceTime {
    Untrusted(@Nullable Instant floor) {
      super(floor);
    }

    @Override
    public Optional<Instant> effective() {
      return floor();
    }

    @Override
    public Optional<Instant> clock() {
      return Optional.empty();
    }

    @Override
    DeviceTime withFloor(Instant newFloor) {
      return untrusted(newFloor);
    }

    @Override
    public String toString() {
      return "no trusted clock" + floor().map(floor -> ", floor " + floor).orElse("");
    }
  }
}
