package dev.cachet.maven;

import dev.cachet.command.Settings;
import dev.cachet.command.release.RootChain;
import java.io.File;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that starts from a trust root, and needs to know that it is the right one. */
abstract class AnchoredMojo extends CachetMojo {
  /** The first trust root. */
  @Parameter(property = "cachet.root", required = true)
  File root;

  /** Its SHA-256, from a source that you trust; or give factory. */
  @Parameter(property = "cachet.rootSha256")
  @Nullable String rootSha256;

  /** Factory record of a device: names the root's SHA-256 and the device. */
  @Parameter(property = "cachet.factory")
  @Nullable File factory;

  /** Successors of the root, in order; seal puts them into the package. */
  @Parameter(property = "cachet.newerRoots")
  @Nullable List<File> newerRoots;

  /** The settings, with the roots. */
  final Settings anchored() {
    return settings()
        .set(RootChain.ROOT, root)
        .set(RootChain.ROOT_SHA256, rootSha256)
        .set(RootChain.FACTORY, factory)
        .set(RootChain.NEWER_ROOTS, newerRoots);
  }
}
