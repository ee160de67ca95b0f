package dev.cachet.installation.health;

import java.time.Duration;

/** Asks the device whether it works with the update that is on trial. The integrator writes it. */
@FunctionalInterface
public interface HealthProbe {
  /**
   * Examines the device. It is asked once, on a thread of its own; an exception is no answer.
   *
   * @return what the device says of itself
   */
  Health health();

  /**
   * How long an answer may take. A later one does not count.
   *
   * @return a positive duration; one minute unless overridden
   */
  default Duration deadline() {
    return Duration.ofMinutes(1);
  }
}
