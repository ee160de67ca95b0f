package dev.cachet.cli;

import dev.cachet.device.FactoryRecord;
import dev.cachet.device.FactoryRecordException;
import dev.cachet.digest.Sha256;
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

  TrustedRoot trustedRoot() throws IOException, RefusedFileException {
    if (root == null || (digest == null && factory == null)) {
      throw new ParameterException(
          spec.commandLine(),
          "no trust root: give --root FILE, and either --root-sha256 HEX or --factory FILE");
    }
    Sha256 expected =
        digest == null ? factoryRecord().root1() : HexDigest.read(spec, "--root-sha256", digest);
    if (factory != null && !expected.equals(factoryRecord().root1())) {
      throw new ParameterException(
          spec.commandLine(), "--root-sha256 and --factory name different roots");
    }
    byte[] envelope = Input.read(root);
    return RefusedFileException.naming(root, () -> TrustChain.anchor(envelope, expected));
  }

  /** Read once, so that one run judges by one record whatever happens to the file meanwhile. */
  FactoryRecord factoryRecord() throws IOException {
    if (read == null) {
      Path file = Objects.requireNonNull(factory);
      read = factoryRecord(file, Input.read(file));
    }
    return read;
  }

  /** Names the file that was given, which need not be called as on a device. */
  static FactoryRecord factoryRecord(Path file, byte[] json) throws UnusableFileException {
    try {
      return FactoryRecord.read(json);
    } catch (FactoryRecordException e) {
      throw new UnusableFileException(file, Objects.requireNonNullElse(e.getCause(), e));
    }
  }
}
