package dev.cachet.cli.statement;

import dev.cachet.cli.option.RootInForce;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.Loudness;
import dev.cachet.cli.output.Output;
import dev.cachet.issue.UnsignedStatement;
import dev.cachet.jose.PublicJwk;
import dev.cachet.signer.PublicKeyFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies and joins the signatures of a statement. */
abstract class StatementSeal implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "FOLDER",
      description = "A draft with the signatures that came in, in its folder signatures.")
  Path folder;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Or - for standard output.")
  String out;

  @Mixin RootInForce root;

  @Option(
      names = "--public",
      paramLabel = "FILE",
      description =
          "Public half of a key that may sign and is not in the root, such as one of a site; JWK or"
              + " PEM; repeatable.")
  List<Path> keys = List.of();

  byte[] sealed(UnsignedStatement draft) throws Exception {
    return draft.seal();
  }

  @Override
  public final Integer call() throws Exception {
    UnsignedStatement draft = UnsignedStatement.open(folder);
    requireSigned(draft);
    Output.write(spec, out, sealed(draft));
    if (!out.equals("-")) {
      spec.commandLine()
          .getOut()
          .println(draft.kind().text() + " " + draft.sha256() + " in " + out);
    }
    return ExitCode.DONE;
  }

  /** What a carrier exchanged is found here and not by the first device that gets it. */
  private void requireSigned(UnsignedStatement draft) throws Exception {
    List<PublicJwk> known = new ArrayList<>();
    if (root.roots().isGiven()) {
      root.roots().last().document().keys().forEach(key -> known.add(key.jwk()));
    }
    for (Path file : keys) {
      known.add(PublicKeyFile.read(file));
    }
    if (known.isEmpty()) {
      Loudness.errors(spec.commandLine())
          .println(
              "cachet: warning: the signatures were not verified; give --root FILE with"
                  + " --root-sha256 HEX, or --public FILE for each key");
    } else {
      draft.requireSignedBy(known);
    }
  }
}
