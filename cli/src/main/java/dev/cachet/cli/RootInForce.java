package dev.cachet.cli;

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
      description =
          "A successor of the first root; in order, may be given several times. 'seal' puts it into"
              + " the package; 'verify' and 'examine' judge as a device that has it.")
  List<Path> newerRoots = List.of();

  boolean isGiven() {
    return anchor.root != null
        || anchor.digest != null
        || anchor.factory != null
        || !newerRoots.isEmpty();
  }

  /** The first root and its successors, each accepted by the one before. */
  List<TrustedRoot> chain() throws IOException, RefusedFileException {
    TrustedRoot last = anchor.trustedRoot();
    List<TrustedRoot> chain = new ArrayList<>(List.of(last));
    for (Path file : newerRoots) {
      TrustedRoot old = last;
      byte[] envelope = Input.read(file);
      last = RefusedFileException.naming(file, () -> TrustChain.next(old, envelope));
      chain.add(last);
    }
    return chain;
  }

  TrustedRoot last() throws IOException, RefusedFileException {
    List<TrustedRoot> chain = chain();
    return chain.get(chain.size() - 1);
  }
}
