package dev.cachet.gate.input;

import dev.cachet.change.ChangeClaim;
import dev.cachet.change.ChangeClass;
import dev.cachet.network.NetworkProfile;
import dev.cachet.policy.DeviceCategory;
import java.util.List;
import java.util.Optional;

/**
 * What the maker declares about a release, before it is judged.
 *
 * @param product what the release is for
 * @param counter what it is in the line of its product
 * @param changeClass what kind of change it is said to be
 * @param udiDi whether the UDI-DI of the last release is said to be kept
 * @param udiDis the UDI-DIs of its target in canonical form; empty if they were not read
 * @param category the classes that the package will bear
 * @param network the flows that it declares, if it carries a network profile
 */
public record DeclaredRelease(
    String product,
    long counter,
    ChangeClass changeClass,
    ChangeClaim.UdiDi udiDi,
    List<String> udiDis,
    DeviceCategory category,
    Optional<NetworkProfile> network) {
  /** The counter of a first release, at most. */
  public static final long FIRST = 1;

  /**
   * Copies the list.
   *
   * @param product see the record
   * @param counter see the record
   * @param changeClass see the record
   * @param udiDi see the record
   * @param udiDis see the record
   * @param category see the record
   * @param network see the record
   */
  public DeclaredRelease {
    udiDis = List.copyOf(udiDis);
  }
}
