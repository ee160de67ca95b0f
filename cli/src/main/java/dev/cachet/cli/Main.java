package dev.cachet.cli;

import dev.cachet.cli.device.DeviceCommand;
import dev.cachet.cli.gate.GateCommand;
import dev.cachet.cli.gate.PackCommand;
import dev.cachet.cli.gate.PolicyCommand;
import dev.cachet.cli.gate.TripwireCommand;
import dev.cachet.cli.key.KeyCommand;
import dev.cachet.cli.lifecycle.LifecycleCommand;
import dev.cachet.cli.network.NetworkCommand;
import dev.cachet.cli.output.Loudness;
import dev.cachet.cli.output.ShownOutput;
import dev.cachet.cli.output.Version;
import dev.cachet.cli.release.ExamineCommand;
import dev.cachet.cli.release.HandoverCommand;
import dev.cachet.cli.release.ReportCommand;
import dev.cachet.cli.release.SealCommand;
import dev.cachet.cli.release.SignCommand;
import dev.cachet.cli.release.VerifyCommand;
import dev.cachet.cli.sbom.SbomCommand;
import dev.cachet.cli.statement.DowngradeCommand;
import dev.cachet.cli.statement.GrantCommand;
import dev.cachet.cli.statement.SiteCommand;
import dev.cachet.cli.trust.TrustCommand;
import dev.cachet.cli.udi.UdiCommand;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Entry point of the command {@code cachet}. */
@Command(
    name = "cachet",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Signed vendor updates, SBOMs and end-of-support checks for medical devices.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cachet lifecycle check --rootfs /",
      "  cachet sbom generate --rootfs build/rootfs --out sbom.cdx.json",
      "  cachet help sbom check"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:refused, or a policy is violated",
      "2:usage error, or a missing path",
      "3:data unreadable or too old, or output not writable",
      "4:too many unknowns",
      "5:not now, try again",
      "70:internal error (bug)"
    })
public final class Main implements Runnable {
  private static final int HELP_WIDTH = 80;

  /** What may stand before a command and takes no value. */
  private static final Set<String> LOUDNESS = Set.of("-q", "--quiet", "-v", "--verbose");

  /** No more words than this are looked at for the names of a command and of one below it. */
  private static final int MAX_LEADING = 6;

  /** In the order of the help. */
  private static final List<Class<?>> COMMANDS =
      List.of(
          KeyCommand.class,
          TrustCommand.class,
          SbomCommand.class,
          LifecycleCommand.class,
          UdiCommand.class,
          TripwireCommand.class,
          NetworkCommand.class,
          PolicyCommand.class,
          GateCommand.class,
          PackCommand.class,
          SignCommand.class,
          SealCommand.class,
          VerifyCommand.class,
          ExamineCommand.class,
          SiteCommand.class,
          GrantCommand.class,
          DowngradeCommand.class,
          ReportCommand.class,
          HandoverCommand.class,
          DeviceCommand.class,
          ExampleCommand.class,
          VersionCommand.class,
          CompletionCommand.class,
          ManualCommand.class,
          HelpCommand.class);

  @Spec private CommandSpec spec;

  // Set by picocli, and found by its name.
  @SuppressWarnings("UnusedVariable")
  @Mixin(name = Loudness.NAME)
  private final Loudness loudness = new Loudness();

  Main() {}

  /**
   * Runs one command and ends the process with its exit code.
   *
   * @param args the words of the command line
   */
  public static void main(String[] args) {
    // From JDK 22 on there is a console even in a pipe, unless the one of java.base is asked for.
    System.setProperty("jdk.console", "java.base");
    UnsafeWarning.leaveOut();
    System.exit(new ProcessExit(System.out, System.err).after((out, err) -> run(out, err, args)));
  }

  /**
   * Runs one command in this process.
   *
   * @param out takes the answer
   * @param err takes errors and notes
   * @param args the words of the command line
   * @return the exit code
   */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    try (ShownOutput shown = new ShownOutput(out, false);
        ShownOutput told = new ShownOutput(err, true)) {
      return commandLine(args)
          .setOut(shown)
          .setErr(told)
          .setParameterExceptionHandler(Failures::usage)
          .setExecutionExceptionHandler(Failures::failed)
          .execute(args);
    }
  }

  /** The whole tree of commands. */
  static CommandLine commandLine() {
    return configured(COMMANDS, List.of());
  }

  /** The commands that these words can be about, as the program runs them. */
  static CommandLine commandLine(String... args) {
    return configured(namedFirst(args), commandWords(args));
  }

  /** What is left of the words without the options that may stand before a command. */
  private static List<String> commandWords(String... args) {
    return Stream.of(args).limit(MAX_LEADING).filter(word -> !LOUDNESS.contains(word)).toList();
  }

  /**
   * The commands that these words can be about. To build the model of all commands costs more than
   * most of them; whoever names one does not see the others.
   */
  private static List<Class<?>> namedFirst(String... args) {
    if (args.length == 1 && Set.of("--version", "-V").contains(args[0])) {
      return List.of();
    }
    List<String> words = commandWords(args);
    List<Class<?>> named =
        words.isEmpty()
            ? List.of()
            : COMMANDS.stream().filter(one -> nameOf(one).equals(words.get(0))).toList();
    return named.isEmpty() || named.contains(HelpCommand.class) ? COMMANDS : named;
  }

  private static String nameOf(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  /** Likewise a group with the one command of it that the words name, or with all of them. */
  private static Object namedSecond(Class<?> command, List<String> words) {
    Class<?>[] below = command.getAnnotation(Command.class).subcommands();
    Optional<Class<?>> named =
        Stream.of(below)
            .filter(one -> words.size() > 1 && nameOf(one).equals(words.get(1)))
            .findFirst();
    return named.isEmpty()
        ? command
        : new CommandLine(CommandSpec.create().mixinStandardHelpOptions(true))
            .addSubcommand(nameOf(named.get()), named.get());
  }

  private static CommandLine configured(List<Class<?>> commands, List<String> words) {
    CommandLine line = new CommandLine(new Main());
    commands.forEach(one -> line.addSubcommand(nameOf(one), namedSecond(one, words)));
    Choices.inLowerCase(line.getCommandSpec());
    Values.readBy(line);
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(HELP_WIDTH)
        .setExecutionStrategy(Loudness::execute);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
