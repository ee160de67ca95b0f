package dev.cachet.previous;

import dev.cachet.chunk.ChunkReading;
import dev.cachet.device.DeviceTime;
import dev.cachet.gate.input.PreviousRelease;
import dev.cachet.manifest.FileKind;
import dev.cachet.manifest.Manifest;
import dev.cachet.manifest.PackageFile;
import dev.cachet.network.InvalidNetworkFileException;
import dev.cachet.network.NetworkProfile;
import dev.cachet.pack.PackageLayout;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.TrustedRoot;
import dev.cachet.verification.PackageAuditor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Takes SBOM, network profile and identity out of a released package that verifies. */
public final class PreviousPackage {
  private static final int MAGIC_AT = 257;
  private static final String MAGIC = "ustar";

  private PreviousPackage() {}

  /**
   * Whether a file looks like a package; an SBOM is text.
   *
   * @param file a file
   * @return whether it has the magic of the container
   * @throws IOException if it cannot be read
   */
  public static boolean isPackage(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(MAGIC_AT + MAGIC.length());
      return head.length == MAGIC_AT + MAGIC.length()
          && new String(head, MAGIC_AT, MAGIC.length(), StandardCharsets.US_ASCII).equals(MAGIC);
    }
  }

  /**
   * Verifies a package and takes from it what the next release is compared with. It may have
   * expired since, and chunks may be absent.
   *
   * @param file the package
   * @param root by whose keys it was signed, or their successors in the package
   * @return what is known of the release
   * @throws PackageRefusedException if it does not verify
   * @throws InvalidNetworkFileException if its network profile cannot be read
   * @throws IOException if it cannot be read
   */
  public static PreviousRelease read(Path file, TrustedRoot root)
      throws IOException, PackageRefusedException, InvalidNetworkFileException {
    try (ReceivedPackage received = ReceivedPackage.open(file)) {
      Manifest manifest =
          new PackageAuditor(root)
              .verify(received, DeviceTime.unknown(), ChunkReading.stored())
              .manifest();
      PackageLayout layout = PackageLayout.of(received, manifest);
      Optional<NetworkProfile> network = Optional.empty();
      for (PackageFile each : manifest.files()) {
        if (each.kind() == FileKind.NETWORK) {
          network = Optional.of(NetworkProfile.read(layout.readFile(each)));
        }
      }
      return PreviousRelease.ofPackage(
          layout.readFile(manifest.sbom()),
          new PreviousRelease.Package(
              manifest.identity().hex(),
              manifest.product(),
              manifest.version(),
              manifest.counter(),
              List.copyOf(manifest.target().udiDi())),
          network);
    }
  }
}
