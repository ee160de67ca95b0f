package example.agent;

import dev.cachet.authorisation.DeviceStateProbe;
import dev.cachet.installation.HealthProbe;
import java.io.IOException;

/** What the agent asks of the machine around it. */
interface Ports {
  /**
   * Whether anybody depends on the device now; asked last before the switch, so it answers fast.
   *
   * @return the probe
   */
  DeviceStateProbe inUse();

  /**
   * Whether the device works with the update that is on trial.
   *
   * @return the probe
   */
  HealthProbe health();

  /**
   * Makes the device restart, soon.
   *
   * @throws IOException if that cannot be asked for
   */
  void restart() throws IOException;
}
