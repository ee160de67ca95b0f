package dev.cachet.maven;

import dev.cachet.device.FactoryRecord;
import dev.cachet.digest.Sha256;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.TrustChain;
import dev.cachet.trust.TrustedRoot;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
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

  final Inputs anchor() throws MojoExecutionException {
    return inputs().set("rootSha256", rootSha256).file(existing("root", root)).file(factory);
  }

  final TrustedRoot trustedRoot() throws MojoExecutionException, MojoFailureException {
    Path file = existing("root", root);
    byte[] envelope = read("root", file, () -> Files.readAllBytes(file));
    try {
      return TrustChain.anchor(envelope, expected());
    } catch (PackageRefusedException e) {
      throw refused("root " + root, e);
    }
  }

  private Sha256 expected() throws MojoExecutionException {
    if (rootSha256 == null && factory == null) {
      throw wrong("neither rootSha256 nor factory says which root is the right one; give one");
    }
    if (rootSha256 == null) {
      return factoryRecord().root1();
    }
    Sha256 given = digest("rootSha256", rootSha256);
    if (factory != null && !given.equals(factoryRecord().root1())) {
      throw wrong("rootSha256 and factory " + factory + " name different roots");
    }
    return given;
  }

  final FactoryRecord factoryRecord() throws MojoExecutionException {
    Path file = existing("factory", factory);
    return read("factory", file, () -> FactoryRecord.read(Files.readAllBytes(file)));
  }

  final MojoFailureException refused(String what, PackageRefusedException why) {
    return new MojoFailureException(
        goal()
            + ": "
            + what
            + ": refused: "
            + why.getMessage()
            + "; see "
            + why.refusal().reason().name()
            + " in docs/errors.md",
        why);
  }
}
