package dev.cachet.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.lifecycle.report.SupportFindings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The manual lists the rules, the answers and the levels of support that there are. */
class RuleTableTest {
  private static final Path RULES = Path.of("src/main/resources/dev/cachet/finding/rules.tsv");
  private static final Path MANUAL = Path.of("../docs/findings.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+\\.[^`]+)` \\| (.*) \\|$");

  @Test
  void manualAndHelpTextsSayTheSameOfEachRule() throws IOException {
    List<String> manual =
        ROW.matcher(Files.readString(MANUAL))
            .results()
            .map(row -> row.group(1) + "\t" + row.group(2).replace(" | ", "\t"))
            .toList();
    assertEquals(Files.readAllLines(RULES), manual);
  }

  @Test
  void everyStateHasARule() throws IOException {
    List<String> rules =
        Files.readAllLines(RULES).stream().map(row -> row.substring(0, row.indexOf('\t'))).toList();
    List<String> states = Arrays.stream(SupportState.values()).map(SupportFindings::rule).toList();
    assertEquals(states, rules.subList(0, states.size()));
  }

  @Test
  void manualHasEveryAnswerAndEveryStateUnderItsLevel() throws IOException {
    String manual = Files.readString(MANUAL);
    for (SupportAnswer answer : SupportAnswer.values()) {
      assertTrue(manual.contains("\n| `" + answer + "` |"), answer.toString());
    }
    for (SupportLevel level : SupportLevel.values()) {
      List<String> states =
          Arrays.stream(SupportState.values())
              .filter(state -> state != SupportState.WAIVED)
              .filter(state -> !state.name().startsWith("ENDS_"))
              .filter(state -> SupportLevel.of(state) == level)
              .map(state -> "`" + state + "`")
              .toList();
      String row = "\n| " + level.words() + " | " + String.join(", ", states);
      assertTrue(manual.contains(row), row);
    }
  }
}
