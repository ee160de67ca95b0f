package dev.cachet.manual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class ManualPagesTest {
  @Command(
      name = "tool",
      description = "Do things.",
      exitCodeListHeading = "Exit codes:",
      exitCodeList = "0:done",
      subcommands = {Cut.class, Secret.class})
  static final class Tool {}

  @Command(
      name = "cut",
      description = {".start with a dot \\ and \"quotes\" at 5 %% of 'it'.", "Another~paragraph."},
      footer = "  tool cut --in a-b '.x'")
  static final class Cut {
    @Option(
        names = {"-i", "--in"},
        required = true,
        paramLabel = "FILE",
        description = "From here.")
    Path in;

    @Option(
        names = "--out",
        paramLabel = "FILE",
        description = "'Where to; default ${DEFAULT-VALUE}.",
        defaultValue = "-")
    Path out;

    @Parameters(paramLabel = "WORD", description = "Caf\u00e9.")
    String word;
  }

  @Command(name = "secret", hidden = true)
  static final class Secret {}

  private static final Map<String, String> PAGES =
      ManualPages.of(new CommandLine(new Tool()), "1.2", "2026-11-23");
  private static final String CUT = PAGES.get("tool-cut.1");

  @Test
  void eachCommandThatIsNotHiddenHasAPage() {
    assertEquals(Set.of("tool.1", "tool-cut.1"), PAGES.keySet());
  }

  @Test
  void wordsOfADescriptionAreNeverTakenForMacros() {
    assertTrue(
        CUT.contains("\n\\&.start with a dot \\e and \"quotes\" at 5 % of \\(aqit\\(aq.\n"), CUT);
    assertTrue(CUT.contains("Another\\(tiparagraph."), CUT);
    assertTrue(CUT.contains("\n\\(aqWhere to; default \\-.\n"), CUT);
    for (String line : CUT.lines().filter(one -> one.startsWith(".")).toList()) {
      assertTrue(List.of("TH", "SH", "TP", "PP", "nf", "fi").contains(line.substring(1, 3)), line);
    }
  }

  @Test
  void aPageIsAsciiWithHyphensThatCanBeCopied() {
    assertTrue(CUT.chars().allMatch(letter -> letter < 0x80), CUT);
    assertTrue(CUT.contains("Caf\\[u00E9]."), CUT);
    assertTrue(CUT.contains("  tool cut \\-\\-in a\\-b \\(aq.x\\(aq"), CUT);
    assertTrue(CUT.contains(".TH \"TOOL\\-CUT\" \"1\" \"2026\\-11\\-23\" \"tool 1.2\""), CUT);
  }

  @Test
  void aPageHasArgumentsOptionsExitCodesAndItsParent() {
    List<String> heads = CUT.lines().filter(line -> line.startsWith(".SH")).toList();
    assertEquals(
        List.of(
            ".SH \"NAME\"",
            ".SH \"SYNOPSIS\"",
            ".SH \"DESCRIPTION\"",
            ".SH \"ARGUMENTS\"",
            ".SH \"OPTIONS\"",
            ".SH \"EXAMPLES\"",
            ".SH \"EXIT STATUS\"",
            ".SH \"SEE ALSO\""),
        heads);
    assertTrue(CUT.contains("\\fB\\-i, \\-\\-in\\fR=FILE\n"), CUT);
    assertTrue(CUT.contains("Required.\n"), CUT);
    assertTrue(CUT.endsWith("\\fBtool\\fR(1)\n"), CUT);
    assertTrue(PAGES.get("tool.1").contains("\\fBtool\\-cut\\fR(1)\n"), PAGES.get("tool.1"));
  }
}
