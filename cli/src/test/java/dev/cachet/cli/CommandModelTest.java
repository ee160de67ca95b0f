package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What holds for every command and option, whoever adds it. */
class CommandModelTest {
  private static final Pattern SECRET =
      Pattern.compile("pass(word|phrase|code)|secret|\\bpin\\b|credential|private key");

  @Test
  void everyCommandHasAnExampleOfItself() {
    assertTrue(commands().count() > 20, "the whole tree is looked at");
    commands()
        .forEach(
            line -> {
              List<List<String>> examples = Example.of(line);
              String name = line.getCommandSpec().qualifiedName();
              assertFalse(examples.isEmpty(), name + " has no example in its help");
              String first = String.join(" ", examples.get(0));
              assertTrue((first + " ").startsWith(name + " "), name + " shows " + first);
              String help = line.getUsageMessage();
              assertTrue(help.contains("Example"), name + " does not head its examples");
            });
    assertTrue(Cachet.done("--help").out().contains("70"), "exit codes are listed");
  }

  @Test
  void everyExampleIsACommandLineThatCanBeRead() {
    commands()
        .flatMap(line -> Example.of(line).stream())
        .forEach(
            example -> {
              assertEquals("cachet", example.get(0), example.toString());
              String[] words = example.subList(1, example.size()).toArray(String[]::new);
              Main.commandLine(words).parseArgs(words);
            });
  }

  @Test
  void noSecretIsTakenFromTheCommandLine() {
    List<String> secret = new ArrayList<>();
    commands()
        .forEach(
            line ->
                line.getCommandSpec().args().stream()
                    .filter(CommandModelTest::namesASecret)
                    .forEach(
                        arg -> {
                          String where = line.getCommandSpec().qualifiedName() + " " + name(arg);
                          secret.add(where);
                          assertTrue(
                              holdsPaths(arg) || !takesValue(arg), where + " takes a secret");
                        }));
    assertTrue(secret.contains("cachet sign --key"), "keys are seen: " + secret);
    assertTrue(secret.contains("cachet key new --passphrase-file"), "so are passphrases");
    assertTrue(secret.contains("cachet sign --pin-file"), "and the PIN of a token");
  }

  @Test
  void everyFormatIsTextUnlessAskedOtherwise() {
    List<String> formats = new ArrayList<>();
    commands()
        .forEach(
            line -> {
              OptionSpec format = line.getCommandSpec().findOption("--format");
              if (format != null) {
                String where = line.getCommandSpec().qualifiedName();
                formats.add(where);
                assertEquals("text", format.defaultValue(), where);
                assertEquals("FORMAT", format.paramLabel(), where);
                assertTrue(choices(format).contains("text"), where + choices(format));
                assertTrue(
                    choices(format).contains("json") || choices(format).contains("jsonl"), where);
              }
            });
    assertTrue(
        formats.containsAll(
            List.of(
                "cachet sbom check",
                "cachet gate",
                "cachet verify",
                "cachet examine",
                "cachet key show",
                "cachet device status")),
        formats.toString());
  }

  @Test
  void aChoiceIsOfferedAsPeopleTypeIt() {
    List<String> offered = new ArrayList<>();
    commands()
        .flatMap(line -> line.getCommandSpec().args().stream())
        .filter(CommandModelTest::isChoice)
        .forEach(
            arg -> {
              List<String> choices = choices(arg);
              assertFalse(choices.isEmpty(), arg + " offers nothing");
              choices.forEach(one -> assertEquals(one.toLowerCase(Locale.ROOT), one, name(arg)));
              offered.add(name(arg));
            });
    assertTrue(offered.containsAll(List.of("--format", "--report", "--state", "SHELL")));
  }

  private static boolean isChoice(ArgSpec arg) {
    return arg.type().isEnum() || Stream.of(arg.auxiliaryTypes()).limit(1).anyMatch(Class::isEnum);
  }

  @Test
  void everyCommandCanBeQuietOrVerbose() {
    commands()
        .forEach(
            line -> {
              String where = line.getCommandSpec().qualifiedName();
              assertTrue(line.getCommandSpec().findOption("--quiet") != null, where);
              assertTrue(line.getCommandSpec().findOption("--verbose") != null, where);
            });
  }

  @Test
  void helpIsTheSameWhetherOneCommandIsBuiltOrAll() {
    commands()
        .filter(line -> line.getParent() != null)
        .forEach(
            line -> {
              String[] path = line.getCommandSpec().qualifiedName().split(" ");
              String[] words = Stream.of(path).skip(1).toArray(String[]::new);
              Object[] asked = Stream.concat(Stream.of(words), Stream.of("--help")).toArray();
              assertEquals(line.getUsageMessage(), Cachet.done(asked).out());
            });
    assertEquals(Cachet.done("help").out(), Cachet.done("--help").out());
  }

  @Test
  void helpKnowsEveryCommandByAllItsWords() {
    commands()
        .forEach(
            line -> {
              String[] path = line.getCommandSpec().qualifiedName().split(" ");
              Object[] asked = Stream.concat(Stream.of("help"), Stream.of(path).skip(1)).toArray();
              assertEquals(line.getUsageMessage(), Cachet.done(asked).out());
            });
  }

  private static Stream<CommandLine> commands() {
    return below(Main.commandLine());
  }

  private static Stream<CommandLine> below(CommandLine line) {
    return Stream.concat(
        Stream.of(line), line.getSubcommands().values().stream().flatMap(CommandModelTest::below));
  }

  private static boolean namesASecret(ArgSpec arg) {
    String said = name(arg) + " " + arg.paramLabel() + " " + String.join(" ", arg.description());
    return SECRET.matcher(said.toLowerCase(Locale.ROOT)).find();
  }

  private static boolean holdsPaths(ArgSpec arg) {
    return arg.type() == Path.class || Stream.of(arg.auxiliaryTypes()).allMatch(Path.class::equals);
  }

  private static boolean takesValue(ArgSpec arg) {
    return arg.arity().max() > 0;
  }

  private static List<String> choices(ArgSpec arg) {
    List<String> choices = new ArrayList<>();
    if (arg.completionCandidates() != null) {
      arg.completionCandidates().forEach(choices::add);
    }
    return choices;
  }

  private static String name(ArgSpec arg) {
    return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
  }
}
