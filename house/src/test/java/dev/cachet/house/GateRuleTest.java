package dev.cachet.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.override.WayRound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the gate: those of its code, those of its table, and those that tests fire. */
class GateRuleTest {
  private static final Pattern RULE = Pattern.compile("\\b(?:gate|drift)\\.[a-z0-9-]*[a-z0-9]\\b");

  /** A rule that left the code and stayed in the table would be answered "passed" for ever. */
  @Test
  void theTableHasTheRulesOfTheCodeAndNoOther() throws IOException {
    Set<String> code = new TreeSet<>();
    for (String module : List.of("gate", "sbom")) {
      code.addAll(named(Module.ROOT.resolve(module + "/src/main/java"), "\"", "\""));
    }
    code.removeIf(rule -> rule.endsWith(".json"));
    assertTrue(code.size() > 50, code.toString());
    assertEquals(code, new TreeSet<>(WayRound.rules()));
  }

  @Test
  void aTestNamesEachRule() throws IOException {
    Set<String> tested = new TreeSet<>();
    for (String module : List.of("gate", "sbom")) {
      tested.addAll(named(Module.ROOT.resolve(module + "/src/test/java"), "", ""));
    }
    Set<String> rules = new TreeSet<>(WayRound.rules());
    rules.removeAll(tested);
    assertEquals(Set.of(), rules, "rules that no test of the gate or of the comparison names");
  }

  private static Set<String> named(Path folder, String before, String after) throws IOException {
    Pattern pattern = Pattern.compile(before + RULE.pattern() + after);
    Set<String> named = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        pattern
            .matcher(Files.readString(file))
            .results()
            .map(MatchResult::group)
            .map(rule -> rule.replace("\"", ""))
            .forEach(named::add);
      }
    }
    return named;
  }
}
