package dev.cachet.authorisation;

/** Asks the device whether it is in use. The integrator writes it. */
@FunctionalInterface
public interface DeviceStateProbe {
  /**
   * The state at this moment.
   *
   * @return the state; {@link DeviceState#UNKNOWN} if it cannot be told, never a guess
   */
  DeviceState state();
}
