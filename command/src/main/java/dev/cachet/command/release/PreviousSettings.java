package dev.cachet.command.release;

import dev.cachet.command.CommandException;
import dev.cachet.command.Setting;
import dev.cachet.command.Settings;
import dev.cachet.gate.input.PreviousRelease;
import dev.cachet.network.NetworkProfile;
import dev.cachet.previous.PreviousPackage;
import dev.cachet.trust.TrustedRoot;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The release before the one that is judged: its package, which is verified, or its SBOM. A build
 * that seals too has a root of its own for that, so its names differ.
 */
public final class PreviousSettings {
  /** The package or the SBOM. */
  public static final Setting<Path> PREVIOUS = Setting.input("--previous", "previous", "FILE");

  /** Network profile of that release, where only its SBOM is at hand. */
  public static final Setting<Path> NETWORK =
      Setting.input("--previous-network", "previousNetwork", "FILE");

  /** The first trust root that the package is verified by. */
  public static final Setting<Path> ROOT = Setting.input("--root", "previousRoot", "FILE");

  /** Its SHA-256, from a source that is trusted. */
  public static final Setting<String> ROOT_SHA256 =
      Setting.value("--root-sha256", "previousRootSha256", "HEX");

  /** Factory record of a device, which names the root's SHA-256 too. */
  public static final Setting<Path> FACTORY = Setting.input("--factory", "previousFactory", "FILE");

  /** Successors of the root, in order. */
  public static final Setting<List<Path>> NEWER_ROOTS =
      Setting.inputs("--newer-root", "previousNewerRoots", "FILE");

  private final Settings given;
  private final RootChain roots;

  PreviousSettings(Settings given) throws CommandException {
    this.given = given;
    this.roots = new RootChain(given, new RootChain.Names(ROOT, ROOT_SHA256, FACTORY, NEWER_ROOTS));
    if (given.has(NETWORK) && !given.has(PREVIOUS)) {
      throw given.wrong(
          given.name(NETWORK) + " is of the last release; name it with " + given.form(PREVIOUS));
    }
  }

  @Nullable PreviousRelease read() throws CommandException {
    Path file = given.get(PREVIOUS);
    if (file == null) {
      return null;
    }
    return given.read(PREVIOUS, file, () -> PreviousPackage.isPackage(file))
        ? released(file)
        : ofSbom(file);
  }

  private PreviousRelease ofSbom(Path file) throws CommandException {
    PreviousRelease last = given.parse(PREVIOUS, file, PreviousRelease::ofSbom);
    Path network = given.get(NETWORK);
    return network == null
        ? last
        : given.read(NETWORK, network, () -> last.withNetwork(NetworkProfile.read(network)));
  }

  /** A package brings its own profile, which is signed; another beside it would be a claim. */
  private PreviousRelease released(Path file) throws CommandException {
    if (!roots.isGiven()) {
      throw given.wrong(
          "the last release "
              + file
              + " is a package, which is verified: give "
              + given.form(ROOT)
              + " and "
              + given.form(ROOT_SHA256));
    }
    if (given.has(NETWORK)) {
      throw given.wrong(
          given.name(NETWORK)
              + " is for a last release that is an SBOM; the package "
              + file
              + " has its own profile, so leave it out");
    }
    TrustedRoot root = roots.last();
    return given.read(PREVIOUS, file, () -> PreviousPackage.read(file, root));
  }
}
