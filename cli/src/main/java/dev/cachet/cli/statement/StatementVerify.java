package dev.cachet.cli.statement;

import dev.cachet.cli.option.AsOf;
import dev.cachet.cli.option.Input;
import dev.cachet.cli.option.RootInForce;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.device.DeviceIdentity;
import dev.cachet.device.DeviceTime;
import dev.cachet.statement.SpentStatements;
import dev.cachet.statement.StatementRequest;
import dev.cachet.statement.StatementVerifier;
import dev.cachet.trust.TrustedRoot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges a statement as the device that wrote a request would. */
abstract class StatementVerify implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A sealed statement.")
  Path file;

  @Option(
      names = "--request",
      required = true,
      paramLabel = "FILE",
      description = "The request of the device, as 'device request' wrote it.")
  Path request;

  @Mixin RootInForce root;

  @Mixin AsOf asOf;

  /** Says what was found, or refuses. */
  abstract String judged(byte[] sealed, StatementRequest asked, StatementVerifier verifier)
      throws Exception;

  @Override
  public final Integer call() throws Exception {
    byte[] asked = Input.read(request);
    StatementRequest read = Judged.naming(request, () -> StatementRequest.read(asked));
    TrustedRoot last = root.roots().last();
    StatementVerifier verifier =
        new StatementVerifier(
            last, device(read, last), spent(read), DeviceTime.trusted(asOf.instant()));
    byte[] sealed = Input.read(file);
    spec.commandLine().getOut().println("as of " + asOf.instant());
    spec.commandLine().getOut().println(judged(sealed, read, verifier));
    return ExitCode.DONE;
  }

  /** Statements do not depend on the hardware. */
  private static DeviceIdentity device(StatementRequest asked, TrustedRoot root) {
    return new DeviceIdentity(
        asked.manufacturer(),
        asked.product(),
        asked.udiDi(),
        "not-in-a-request",
        0,
        asked.serial(),
        root.document().environment());
  }

  private static SpentStatements spent(StatementRequest asked) {
    return new SpentStatements(
        asked.installSeq(),
        asked.floor(),
        asked.binding().nonce(),
        List.of(),
        false,
        Optional.empty(),
        Set.of());
  }
}
