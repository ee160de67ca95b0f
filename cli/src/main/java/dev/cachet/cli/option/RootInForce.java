package dev.cachet.cli.option;

import dev.cachet.command.Settings;
import dev.cachet.command.release.PreviousSettings;
import dev.cachet.command.release.RootChain;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The first trust root and its successors, up to the one that is followed by another. */
public final class RootInForce {
  @Mixin Anchor anchor;

  @Option(
      names = "--newer-root",
      paramLabel = "FILE",
      description =
          "A successor of the first root; in order, may be given several times. 'seal' puts it into"
              + " the package; 'verify' and 'examine' judge as a device that has it.")
  List<Path> newerRoots = List.of();

  public Settings into(Settings settings) {
    return anchor.into(settings).set(RootChain.NEWER_ROOTS, newerRoots);
  }

  /** Tells them as the roots that the last release is verified by. */
  public Settings ofPrevious(Settings settings) {
    return settings
        .set(PreviousSettings.ROOT, anchor.root)
        .set(PreviousSettings.ROOT_SHA256, anchor.digest)
        .set(PreviousSettings.FACTORY, anchor.factory)
        .set(PreviousSettings.NEWER_ROOTS, newerRoots.isEmpty() ? null : newerRoots);
  }

  public RootChain roots() {
    return new RootChain(into(Asked.settings()));
  }
}
