package dev.cachet.author;

import dev.cachet.author.payload.FileSource;
import dev.cachet.change.ChangeClaim;
import dev.cachet.change.ChangeClass;
import dev.cachet.claim.Category;
import dev.cachet.gate.input.DeclaredRelease;
import dev.cachet.manifest.FileKind;
import dev.cachet.manifest.Manifest;
import dev.cachet.network.InvalidNetworkFileException;
import dev.cachet.network.NetworkProfile;
import dev.cachet.policy.DeviceCategory;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a description declares, in the form in which the gate judges it. */
public final class DescribedRelease {
  private DescribedRelease() {}

  /**
   * Reads what a description declares, and the network profile that it names.
   *
   * @param description the description
   * @return what it declares
   * @throws InvalidNetworkFileException if the network profile cannot be used
   * @throws IOException if the network profile cannot be read
   */
  public static DeclaredRelease of(PackageDescription description)
      throws IOException, InvalidNetworkFileException {
    Manifest manifest = ManifestDraft.declared(description);
    Optional<NetworkProfile> network = Optional.empty();
    for (FileSource file : description.files()) {
      if (file.kind() == FileKind.NETWORK) {
        network = Optional.of(NetworkProfile.read(file.file()));
      }
    }
    List<String> udiDis =
        description.udiDis().isEmpty()
            ? List.copyOf(manifest.target().udiDi())
            : description.udiDis();
    return new DeclaredRelease(
        manifest.product(),
        manifest.counter(),
        ChangeClass.valueOf(manifest.change().changeClass().name()),
        ChangeClaim.UdiDi.valueOf(manifest.change().udiDi().name()),
        udiDis,
        category(manifest),
        network);
  }

  /** What a manifest says of its device, in the words of a policy. */
  static DeviceCategory category(Manifest manifest) {
    return manifest.category().map(DescribedRelease::category).orElse(DeviceCategory.NONE);
  }

  private static DeviceCategory category(Category category) {
    return new DeviceCategory(
        category.mdr().map(each -> each.text()),
        category.ivdr().map(each -> each.text()),
        category.iec62304().map(each -> each.text()),
        Optional.empty());
  }
}
