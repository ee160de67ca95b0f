package dev.cachet.cli.device;

import dev.cachet.author.MemberLine;
import dev.cachet.cli.option.Input;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.jose.ReceiptToken;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "receipt",
    mixinStandardHelpOptions = true,
    description = "Verify one receipt and show every value of it.",
    footerHeading = "%nExample:%n",
    footer = "  cachet device receipt pump-17/receipts/0000000001.jwt --public pump-17.jwk")
final class DeviceReceipt implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A receipt, as the device keeps it.")
  Path file;

  @Mixin DeviceKeyOption key;

  @Override
  public Integer call() throws Exception {
    String token = new String(Input.read(file), StandardCharsets.US_ASCII).strip();
    ReceiptToken receipt = ReceiptToken.read(token, key.read());
    spec.commandLine().getOut().println("signed by the device " + key.read());
    for (MemberLine line : MemberLine.of(receipt.payload())) {
      spec.commandLine().getOut().println(line);
    }
    return ExitCode.DONE;
  }
}
