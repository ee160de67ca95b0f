package dev.cachet.device;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which devices a release is meant for (package specification, section 4.1). All that is present
 * has to hold.
 *
 * @param udiDi UDI-DIs, one of which the device has; never empty; opaque text
 * @param hwModel hardware models, one of which the device has; never empty
 * @param hwRev hardware revisions, if the release depends on them
 * @param from counters of the release that the device runs, if the release depends on them
 * @param serials serial numbers, one of which the device has, if the release is for single devices;
 *     never an empty set
 */
public record Target(
    Set<String> udiDi,
    Set<String> hwModel,
    Optional<ClosedRange> hwRev,
    Optional<ClosedRange> from,
    Optional<Set<String>> serials) {
  /**
   * Copies the sets in their order.
   *
   * @param udiDi not empty
   * @param hwModel not empty
   * @param hwRev not null
   * @param from not null
   * @param serials not null, and not an empty set
   */
  public Target {
    udiDi = copy("udiDi", udiDi);
    hwModel = copy("hwModel", hwModel);
    serials = serials.map(values -> copy("serials", values));
  }

  // An empty list could be read as "any device", so it exists nowhere.
  private static Set<String> copy(String name, Set<String> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("target." + name + " has no element");
    }
    return Collections.unmodifiableSet(new LinkedHashSet<>(values));
  }
}
