package dev.cachet.cli.release;

import dev.cachet.cli.option.AsOf;
import dev.cachet.cli.option.Asked;
import dev.cachet.cli.option.RootInForce;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.Progress;
import dev.cachet.cli.output.Version;
import dev.cachet.command.Settings;
import dev.cachet.command.release.FirewallDiffRequest;
import dev.cachet.command.release.HandoverRequest;
import dev.cachet.phrase.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "handover",
    mixinStandardHelpOptions = true,
    description = {
      "Verify a package and write the folder that a hospital gets with it: firewall rules, flows,"
          + " matrix of data streams, MUD file, SBOM to read, support timeline, update annex,"
          + " report, digests of the installed files, and an index with the digest of every file.",
      "With --diff, print what changes in the firewall from one package to the next."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cachet handover release-7.cachet --root root-1.json --factory factory.json --site"
          + " binding.json --out pump-7",
      "  cachet handover --diff release-6.cachet release-7.cachet --root root-1.json --factory"
          + " factory.json"
    })
public final class HandoverCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "PACKAGE",
      description = "A released package; leave it out with --diff.")
  @Nullable Path file;

  @Option(
      names = "--diff",
      arity = "2",
      paramLabel = "FILE",
      description = "Two packages of one product: the one in use, then the new one.")
  List<Path> diff = List.of();

  @Mixin RootInForce roots;

  @Option(
      names = "--site",
      paramLabel = "FILE",
      description = "Binding of a site, see docs/network.md; without it there are no rules.")
  @Nullable Path site;

  @Option(names = "--out", paramLabel = "FOLDER", description = "A folder that is not there yet.")
  @Nullable Path out;

  @Option(
      names = "--lang",
      split = ",",
      paramLabel = "LANGUAGE",
      description =
          "Languages of the pages, with commas between: ${COMPLETION-CANDIDATES}; default both. The"
              + " first is that of index.html.")
  List<Language> languages = List.of(Language.EN, Language.FR);

  @Mixin AsOf asOf;

  @Override
  public Integer call() throws Exception {
    if (!diff.isEmpty()) {
      return compare();
    }
    if (file == null || out == null || out.toString().equals("-")) {
      throw new ParameterException(
          spec.commandLine(), "give PACKAGE and --out FOLDER, or --diff OLD NEW");
    }
    Settings given = given().set(HandoverRequest.PACKAGE, file);
    HandoverRequest request = new HandoverRequest(given);
    String wrote =
        Progress.during(
            "verifying",
            spec.commandLine().getErr(),
            () -> request.write(Version.ofBuild(), () -> {}));
    spec.commandLine().getOut().println(wrote);
    return ExitCode.DONE;
  }

  private int compare() throws Exception {
    if (file != null) {
      throw new ParameterException(
          spec.commandLine(), "--diff takes two packages; leave PACKAGE " + file + " out");
    }
    Settings given =
        given()
            .set(FirewallDiffRequest.DIFF, diff.get(0))
            .set(HandoverRequest.PACKAGE, diff.get(1));
    FirewallDiffRequest request = new FirewallDiffRequest(given);
    Progress.during("verifying", spec.commandLine().getErr(), request::lines)
        .forEach(spec.commandLine().getOut()::println);
    return ExitCode.DONE;
  }

  private Settings given() {
    return asOf.into(roots.into(Asked.settings()))
        .set(HandoverRequest.SITE, site)
        .set(HandoverRequest.OUT, out)
        .set(HandoverRequest.LANGUAGES, languages.stream().map(Language::tag).toList());
  }
}
