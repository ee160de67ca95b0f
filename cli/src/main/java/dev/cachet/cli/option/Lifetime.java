package dev.cachet.cli.option;

import dev.cachet.issue.StatementSheet;
import dev.cachet.issue.UnsignedStatement;
import dev.cachet.statement.Validity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** From when until when a statement is good. */
public final class Lifetime {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--until",
      required = true,
      paramLabel = "TIME",
      description = "The last instant, such as 2026-12-20T00:00:00Z; judged with a clock only.")
  public Instant until;

  @Mixin AsOf asOf;

  /** From the instant of --as-of on. */
  public Validity validity() {
    Instant from = asOf.instant();
    Instant last = until.truncatedTo(ChronoUnit.SECONDS);
    if (!last.isAfter(from)) {
      throw wrong(java.util.Objects.requireNonNull(spec), "--until is not after --as-of: " + until);
    }
    return new Validity(from, last);
  }

  public static ParameterException wrong(CommandSpec spec, String why) {
    return new ParameterException(spec.commandLine(), why);
  }

  /** Shows what was drafted, and how it is signed. */
  public static void drafted(CommandSpec spec, UnsignedStatement draft, Path folder)
      throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    StatementSheet.of(draft).lines().forEach(out::println);
    out.println(
        "to sign it: "
            + spec.parent().qualifiedName()
            + " sign "
            + folder
            + " --sha256 "
            + draft.sha256());
  }
}
