package dev.cachet.cli.release;

import dev.cachet.cli.option.AsOf;
import dev.cachet.cli.option.Asked;
import dev.cachet.cli.option.RootInForce;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.Progress;
import dev.cachet.command.release.SealRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "seal",
    mixinStandardHelpOptions = true,
    description = "Write the released package once all required signatures are there.",
    footerHeading = "%nExample:%n",
    footer =
        "  cachet seal release-7 --root root-1.json --root-sha256 9f...c2 --out release-7.cachet")
public final class SealCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "FOLDER",
      description = "A folder that 'pack' wrote, with its signatures.")
  Path folder;

  @Mixin RootInForce roots;
  @Mixin AsOf asOf;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The package to write.")
  Path out;

  @Override
  public Integer call() throws Exception {
    SealRequest request =
        new SealRequest(
            roots
                .into(asOf.into(Asked.settings()))
                .set(SealRequest.FOLDER, folder)
                .set(SealRequest.OUT, out));
    String sealed =
        Progress.during("sealing", spec.commandLine().getErr(), () -> request.seal(() -> {}));
    spec.commandLine().getOut().println(sealed);
    return ExitCode.DONE;
  }
}
