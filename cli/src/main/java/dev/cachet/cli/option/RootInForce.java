package dev.cachet.cli.option;

import dev.cachet.command.Settings;
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

  public RootChain roots() {
    return new RootChain(into(Asked.settings()));
  }
}
