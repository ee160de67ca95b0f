package dev.cachet.cli;

import dev.cachet.cli.option.AsOf;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.Version;
import dev.cachet.edition.Edition;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "version",
    mixinStandardHelpOptions = true,
    description = {
      "Print the version, and with --editions the edition of each standard and law that a rule"
          + " rests on.",
      "With --max-age the exit code is 3 if one was last checked longer ago."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  cachet version", "  cachet version --editions --max-age 180"})
final class VersionCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(
      names = "--editions",
      description = "Print the editions, and the day on which each was last checked.")
  boolean editions;

  @Option(
      names = "--max-age",
      paramLabel = "DAYS",
      description = "Most days since the last check of an edition.")
  @Nullable Integer maximumAge;

  @Mixin AsOf asOf;

  @Override
  public Integer call() {
    if (maximumAge != null && (!editions || maximumAge < 0)) {
      throw new ParameterException(
          spec.commandLine(), "--max-age takes 0 or more days, together with --editions");
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("cachet " + Version.ofBuild());
    if (!editions) {
      return ExitCode.DONE;
    }
    Edition.all().forEach(each -> out.println(each.text()));
    List<Edition> due = maximumAge == null ? List.of() : Edition.due(asOf.day(), maximumAge);
    for (Edition each : due) {
      spec.commandLine()
          .getErr()
          .println(
              each.name()
                  + " was last checked on "
                  + each.checked()
                  + ", not within "
                  + maximumAge
                  + " days before "
                  + asOf.day()
                  + "; look for a newer edition and update editions.tsv");
    }
    return due.isEmpty() ? ExitCode.DONE : ExitCode.UNREADABLE;
  }
}
