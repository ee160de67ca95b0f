package dev.cachet.cli;

import dev.cachet.device.FactoryRecordException;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.TrustChain;
import dev.cachet.trust.TrustedRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The first trust root and its successors, up to the one that is followed by another. */
final class RootInForce {
  @Mixin Anchor anchor;

  @Option(
      names = "--newer-root",
      paramLabel = "FILE",
      description = "A successor of the first root; in order, may be given several times.")
  List<Path> newerRoots = List.of();

  boolean isGiven() {
    return anchor.root != null
        || anchor.digest != null
        || anchor.factory != null
        || !newerRoots.isEmpty();
  }

  TrustedRoot last() throws IOException, PackageRefusedException, FactoryRecordException {
    List<byte[]> newer = new ArrayList<>();
    for (Path root : newerRoots) {
      newer.add(Input.read(root));
    }
    return TrustChain.follow(anchor.trustedRoot(), newer);
  }
}
