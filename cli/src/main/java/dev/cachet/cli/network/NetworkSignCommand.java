package dev.cachet.cli.network;

import dev.cachet.cli.key.Keys;
import dev.cachet.cli.option.AsOf;
import dev.cachet.cli.option.Input;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.Output;
import dev.cachet.signer.Signer;
import dev.cachet.signer.cms.DetachedSignature;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    description =
        "Sign a MUD file (RFC 8520): a detached CMS signature in DER over its exact bytes.",
    footerHeading = "%nExample:%n",
    footer =
        "  cachet network sign pump.json --key mud.pem --certificate mud-chain.pem --out pump.p7s")
final class NetworkSignCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A MUD file; its bytes are signed as they are.")
  Path file;

  @Mixin Keys keys;

  @Option(
      names = "--certificate",
      required = true,
      paramLabel = "FILE",
      description = "Certificate of the key, then those that it leads to; PEM or DER.")
  Path certificate;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The signature.")
  String out;

  @Mixin AsOf asOf;

  @Override
  public Integer call() throws Exception {
    if (out.equals("-")) {
      throw new ParameterException(
          spec.commandLine(), "--out - is not for this command: a signature is no text");
    }
    byte[] document = Input.read(file);
    byte[] chain = Input.read(certificate);
    List<byte[]> made = new ArrayList<>();
    keys.each(key -> made.add(sign(document, key, chain)));
    if (made.size() != 1) {
      throw new ParameterException(spec.commandLine(), "give one key: a MUD file has one signer");
    }
    Output.write(spec, out, made.get(0));
    spec.commandLine().getOut().println("signed " + file + " in " + out);
    return ExitCode.DONE;
  }

  private byte[] sign(byte[] document, Signer key, byte[] chain) throws Exception {
    return DetachedSignature.sign(document, key, chain, asOf.instant());
  }
}
