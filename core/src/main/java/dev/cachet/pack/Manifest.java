package dev.cachet.pack;

import dev.cachet.device.Target;
import dev.cachet.digest.Sha256;
import dev.cachet.trust.Authorisation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the manifest of a package says (package specification, section 4); every rule about form
 * held. It says nothing about who signed: {@link ManifestReader} makes one from authentic bytes,
 * {@link UnsafeManifest} from any.
 */
public final class Manifest {
  /** The largest manifest, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  private final ManifestMembers members;

  Manifest(ManifestMembers members) {
    this.members = members;
  }

  /**
   * By what the package is named everywhere (PKG-27).
   *
   * @return SHA-256 of the bytes that were parsed
   */
  public Sha256 identity() {
    return members.identity();
  }

  /**
   * Who made the product.
   *
   * @return a name
   */
  public String manufacturer() {
    return members.manufacturer();
  }

  /**
   * What the release is for.
   *
   * @return a name
   */
  public String product() {
    return members.product();
  }

  /**
   * The version that people see; never compared (A30).
   *
   * @return 1 to 64 bytes of text
   */
  public String version() {
    return members.version();
  }

  /**
   * What this release is in the line of its product.
   *
   * @return 0 to 2^53 - 1
   */
  public long counter() {
    return members.counter();
  }

  /**
   * The lowest counter that may be installed once this release is confirmed.
   *
   * @return 0 to {@link #counter()}
   */
  public long floor() {
    return members.floor();
  }

  /**
   * When the manifest was made.
   *
   * @return an instant
   */
  public Instant created() {
    return members.created();
  }

  /**
   * Until when the package may be installed.
   *
   * @return an instant after {@link #created()}, or empty if the package does not expire
   */
  public Optional<Instant> expires() {
    return members.expires();
  }

  /**
   * Which devices the release is for.
   *
   * @return the predicates, all of which have to hold
   */
  public Target target() {
    return members.target();
  }

  /**
   * Device and software classes; carried.
   *
   * @return the classes, if given
   */
  public Optional<Category> category() {
    return members.category();
  }

  /**
   * What kind of change this is; carried.
   *
   * @return the change
   */
  public Change change() {
    return members.change();
  }

  /**
   * The operating system beneath the release; carried.
   *
   * @return the claim
   */
  public OsClaim os() {
    return members.os();
  }

  /**
   * The accompanying files, in the order of the container.
   *
   * @return 1 to 256 files
   */
  public List<PackageFile> files() {
    return members.files();
  }

  /**
   * The software bill of materials.
   *
   * @return the one file of kind {@link FileKind#SBOM}
   */
  public PackageFile sbom() {
    return members.files().stream()
        .filter(file -> file.kind() == FileKind.SBOM)
        .findFirst()
        .orElseThrow();
  }

  /**
   * Who has to agree, as the manifest wants it; root and device may want more.
   *
   * @return the least that this package asks
   */
  public Authorisation authorisation() {
    return members.authorisation();
  }

  /**
   * The payloads, in the order of the container.
   *
   * @return 1 to 1,000 payloads
   */
  public List<Payload> payloads() {
    return members.payloads();
  }

  /**
   * The plan for the fleet; carried.
   *
   * @return the plan, if given
   */
  public Optional<Rollout> rollout() {
    return members.rollout();
  }
}
