package dev.cachet.cli;

import dev.cachet.device.FactoryRecord;
import dev.cachet.device.FactoryRecordException;
import dev.cachet.digest.Sha256;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.TrustChain;
import dev.cachet.trust.TrustedRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The trust root that a command starts from, and by what it is known to be the right one. */
final class Anchor {
  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

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

  private @Nullable FactoryRecord read;

  TrustedRoot trustedRoot() throws IOException, PackageRefusedException, FactoryRecordException {
    if (root == null || (digest == null && factory == null)) {
      throw new ParameterException(
          spec.commandLine(),
          "no trust root: give --root FILE, and either --root-sha256 HEX or --factory FILE");
    }
    Sha256 expected = digest == null ? factoryRecord().root1() : given(digest);
    if (factory != null && !expected.equals(factoryRecord().root1())) {
      throw new ParameterException(
          spec.commandLine(), "--root-sha256 and --factory name different roots");
    }
    return TrustChain.anchor(Input.read(root), expected);
  }

  /** Read once, so that one run judges by one record whatever happens to the file meanwhile. */
  FactoryRecord factoryRecord() throws IOException, FactoryRecordException {
    if (read == null) {
      read = FactoryRecord.read(Input.read(Objects.requireNonNull(factory)));
    }
    return read;
  }

  private Sha256 given(String hex) {
    if (!Sha256.isHex(hex)) {
      throw new ParameterException(
          spec.commandLine(), "--root-sha256 takes 64 digits of 0-9a-f, not " + hex);
    }
    return Sha256.fromHex(hex);
  }
}
