package dev.cachet.cli.option;

import dev.cachet.command.Settings;
import dev.cachet.command.release.RootChain;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The trust root that a command starts from, and by what it is known to be the right one. */
final class Anchor {
  @Option(names = "--root", paramLabel = "FILE", description = "The first trust root.")
  @Nullable Path root;

  @Option(
      names = "--root-sha256",
      paramLabel = "HEX",
      description = "Its SHA-256, from a source that you trust; or give --factory.")
  @Nullable String digest;

  @Option(
      names = "--factory",
      paramLabel = "FILE",
      description = "Factory record of a device: names the root's SHA-256 and the device.")
  @Nullable Path factory;

  Settings into(Settings settings) {
    return settings
        .set(RootChain.ROOT, root)
        .set(RootChain.ROOT_SHA256, digest)
        .set(RootChain.FACTORY, factory);
  }
}
