package dev.cachet.gate.input;

import dev.cachet.network.NetworkProfile;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the release before the one that is judged: an SBOM alone, or a released package
 * that somebody verified.
 */
public final class PreviousRelease {
  private final byte[] sbom;
  private final Optional<Package> released;
  private final Optional<NetworkProfile> network;

  private PreviousRelease(
      byte[] sbom, Optional<Package> released, Optional<NetworkProfile> network) {
    this.sbom = sbom.clone();
    this.released = released;
    this.network = network;
  }

  /**
   * What a verified package says of itself.
   *
   * @param id SHA-256 of its manifest, 64 lower-case hexadecimal digits
   * @param product what it is for
   * @param version the version that people see
   * @param counter what it is in the line of its product
   * @param udiDis the UDI-DIs of its target
   */
  @SuppressWarnings("JavaLangClash") // always named with its release
  public record Package(
      String id, String product, String version, long counter, List<String> udiDis) {
    /**
     * Copies the list.
     *
     * @param id see the record
     * @param product see the record
     * @param version see the record
     * @param counter see the record
     * @param udiDis see the record
     */
    public Package {
      udiDis = List.copyOf(udiDis);
    }
  }

  /**
   * A release of which only the SBOM is shown.
   *
   * @param document the SBOM document, CycloneDX 1.6 JSON
   * @return the release
   */
  public static PreviousRelease ofSbom(byte[] document) {
    return new PreviousRelease(document, Optional.empty(), Optional.empty());
  }

  /**
   * A release whose package was verified.
   *
   * @param document the SBOM of the package
   * @param released what the package says of itself
   * @param network the network profile of the package, if it has one
   * @return the release
   */
  public static PreviousRelease ofPackage(
      byte[] document, Package released, Optional<NetworkProfile> network) {
    return new PreviousRelease(document, Optional.of(released), network);
  }

  /**
   * The same release with the network profile that was shown beside its SBOM.
   *
   * @param profile the profile
   * @return another value
   */
  public PreviousRelease withNetwork(NetworkProfile profile) {
    return new PreviousRelease(sbom, released, Optional.of(profile));
  }

  /**
   * Its document.
   *
   * @return the bytes
   */
  public byte[] sbom() {
    return sbom.clone();
  }

  /**
   * Its package, if one was verified.
   *
   * @return it, or nothing if there is none
   */
  public Optional<Package> released() {
    return released;
  }

  /**
   * Its network profile.
   *
   * @return it, or nothing if there is none
   */
  public Optional<NetworkProfile> network() {
    return network;
  }
}
