package dev.cachet.statement;

import dev.cachet.device.DeviceIdentity;
import dev.cachet.digest.Sha256;
import java.util.Objects;

/**
 * Where a verified statement holds.
 *
 * @param device the device for which it was verified
 * @param root digest of the root under which its signatures were counted
 * @param payload digest of its payload
 */
public record StatementScope(DeviceIdentity device, Sha256 root, Sha256 payload) {
  /**
   * Checks that nothing is absent.
   *
   * @param device not null
   * @param root not null
   * @param payload not null
   */
  public StatementScope {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(root, "root");
    Objects.requireNonNull(payload, "payload");
  }

  /**
   * Requires that the statement was verified for a device and under a root.
   *
   * @param other the device
   * @param inForce digest of the root in force
   * @throws IllegalArgumentException if it was verified for another: verify it again
   */
  public void require(DeviceIdentity other, Sha256 inForce) {
    if (!device.equals(other) || !root.equals(inForce)) {
      throw new IllegalArgumentException(
          "the statement was verified for another device or root; verify it again");
    }
  }
}
