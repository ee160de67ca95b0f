package dev.cachet.cli.output;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The version that the build wrote into the jar. */
public final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"cachet " + ofBuild()};
  }

  public static String ofBuild() {
    String version = Version.class.getPackage().getImplementationVersion();
    return Objects.requireNonNullElse(version, "unpacked-build");
  }

  /** Whether the first command, or one below it, was asked for the version. */
  static boolean isAsked(ParseResult parsed) {
    List<CommandLine> named = parsed.asCommandLineList();
    return named.stream().anyMatch(CommandLine::isVersionHelpRequested)
        && named.stream().noneMatch(CommandLine::isUsageHelpRequested);
  }

  /**
   * Prints the version. Whoever means the version of a device has asked for work beside it, which
   * the framework would leave undone and call a success.
   */
  static int print(ParseResult parsed) {
    List<CommandLine> named = parsed.asCommandLineList();
    Set<String> alone =
        new HashSet<>(Set.of("-V", "--version", "-q", "--quiet", "-v", "--verbose"));
    named.forEach(each -> alone.add(each.getCommandName()));
    CommandLine last = named.get(named.size() - 1);
    Optional<String> beside =
        parsed.originalArgs().stream().filter(word -> !alone.contains(word)).findFirst();
    if (beside.isPresent()) {
      throw new ParameterException(
          last,
          "--version prints the version of cachet and does nothing else, so '"
              + beside.get()
              + "' cannot stand beside it");
    }
    last.getOut().println("cachet " + ofBuild());
    return ExitCode.DONE;
  }
}
