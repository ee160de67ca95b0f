package dev.cachet.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.lifecycle.SupportState;
import dev.cachet.lifecycle.report.SupportFindings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule that the code names has its help text, which the manual repeats. */
class RuleIdTest {
  private static final Path LISTED =
      Module.ROOT.resolve("lifecycle/src/main/resources/dev/cachet/finding/rules.tsv");

  @Test
  void everyRuleOfTheCodeHasItsHelpText() throws IOException {
    Set<String> listed =
        Files.readAllLines(LISTED).stream()
            .map(row -> row.substring(0, row.indexOf('\t')))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> families =
        listed.stream()
            .map(rule -> rule.substring(0, rule.indexOf('.')))
            .collect(Collectors.toSet());
    Pattern literal =
        Pattern.compile("\"((?:" + String.join("|", families) + ")\\.[a-z0-9-]*[a-z0-9])\"");
    Set<String> named = new TreeSet<>();
    for (SupportState state : SupportState.values()) {
      named.add(SupportFindings.rule(state));
    }
    try (Stream<Path> files = Files.walk(Module.ROOT)) {
      files
          .filter(file -> file.toString().contains("/src/main/java/"))
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(
              file ->
                  literal.matcher(read(file)).results().forEach(rule -> named.add(rule.group(1))));
    }
    named.removeIf(name -> name.endsWith(".json"));
    // A row of the policy by level, not a rule.
    named.remove("network.profile");
    assertTrue(named.size() > 50, "rules are found: " + named);
    named.removeAll(listed);
    assertEquals(Set.of(), named, "rules without a row in " + LISTED);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
