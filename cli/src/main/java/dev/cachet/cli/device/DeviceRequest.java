package dev.cachet.cli.device;

import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.Output;
import dev.cachet.digest.Sha256;
import dev.cachet.installation.FolderDevice;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.statement.Binding;
import dev.cachet.statement.StatementRequest;
import java.nio.file.Path;
import java.security.SecureRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "request",
    mixinStandardHelpOptions = true,
    description = {
      "Write a request: what a grant or downgrade for a package has to name.",
      "The package is not verified; the request carries its identity."
    },
    footerHeading = "%nExample:%n",
    footer = "  cachet device request pump-17 release-7.cachet --out request.json")
final class DeviceRequest extends DeviceCommand.OnFolder {
  @Parameters(index = "1", paramLabel = "PACKAGE", description = "A released package.")
  Path file;

  @Option(
      names = "--nonce",
      description =
          "Name a nonce of the device instead of the number of its next installation; it stays"
              + " good until it is used.")
  boolean nonce;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Or - for standard output.")
  String out;

  @Override
  public Integer call() throws Exception {
    FolderDevice device = device();
    Sha256 packageId;
    try (ReceivedPackage received = ReceivedPackage.open(file)) {
      packageId = Sha256.of(received.manifest());
    }
    DeviceMemory memory = device.memory();
    Binding binding =
        nonce ? Binding.toNonce(memory.nonce(new SecureRandom())) : memory.nextInstallation();
    StatementRequest request = memory.request(packageId, binding);
    Output.write(spec, out, request.bytes());
    if (!out.equals("-")) {
      out().println("request of " + request.device() + ", " + binding.text() + ", in " + out);
    }
    return ExitCode.DONE;
  }
}
