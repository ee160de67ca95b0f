package dev.cachet.authorisation;

import dev.cachet.claim.ChangeReason;
import dev.cachet.device.DeviceTime;
import dev.cachet.manifest.Manifest;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * When a site lets its devices be updated: hours of the week, UTC. A security patch and a field
 * safety corrective action need not wait for them (STM-39).
 */
public final class SiteHours {
  /** Hours that never end. */
  public static final SiteHours ALWAYS = new SiteHours(List.of());

  private final List<Window> windows;

  private SiteHours(List<Window> windows) {
    this.windows = List.copyOf(windows);
  }

  /**
   * Hours of the week.
   *
   * @param windows at least one
   * @return the hours
   * @throws IllegalArgumentException if there is no window
   */
  public static SiteHours of(List<Window> windows) {
    if (windows.isEmpty()) {
      throw new IllegalArgumentException("hours without a window would never come");
    }
    return new SiteHours(windows);
  }

  /**
   * A part of one day. Two of them make one that passes midnight.
   *
   * @param day the day of the week, UTC
   * @param from the first minute
   * @param until the first minute that is outside again; midnight for the end of the day
   */
  public record Window(DayOfWeek day, LocalTime from, LocalTime until) {
    /**
     * Checks the order.
     *
     * @param day not null
     * @param from not null
     * @param until after {@code from}, or midnight
     * @throws IllegalArgumentException if the end is not after the beginning
     */
    public Window {
      Objects.requireNonNull(day, "day");
      if (!until.equals(LocalTime.MIDNIGHT) && !until.isAfter(from)) {
        throw new IllegalArgumentException("a window ends after it begins: " + from + " " + until);
      }
    }

    boolean encloses(OffsetDateTime utc) {
      LocalTime now = utc.toLocalTime();
      return utc.getDayOfWeek() == day
          && !now.isBefore(from)
          && (until.equals(LocalTime.MIDNIGHT) || now.isBefore(until));
    }
  }

  /**
   * Requires that an update may be installed now, as far as the hours go. Ask again immediately
   * before the switch.
   *
   * @param manifest the update
   * @param time what the device knows of the present
   * @throws NotNowException outside the hours, or without a trusted clock to tell
   */
  public void require(Manifest manifest, DeviceTime time) throws NotNowException {
    ChangeReason reason = manifest.change().reason();
    if (windows.isEmpty() || reason == ChangeReason.SECURITY || reason == ChangeReason.FSCA) {
      return;
    }
    Optional<OffsetDateTime> now = time.clock().map(instant -> instant.atOffset(ZoneOffset.UTC));
    if (now.isEmpty()) {
      throw new NotNowException(
          "the site has hours for updates and the device has no clock; ask the site");
    }
    if (windows.stream().noneMatch(window -> window.encloses(now.get()))) {
      throw new NotNowException("it is outside the hours of the site; try again within them");
    }
  }
}
