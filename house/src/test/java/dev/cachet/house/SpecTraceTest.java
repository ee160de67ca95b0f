package dev.cachet.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every MUST of the specifications has a test, and no test names a clause that does not exist. */
class SpecTraceTest {
  private static final Pattern CLAUSE = Pattern.compile("\\*\\*([A-Z]{3,4}-\\d+)\\.\\*\\*");
  private static final Pattern TAG = Pattern.compile("@Tag\\(\"([A-Z]{3,4}-\\d+)\"\\)");
  private static final Pattern CITED =
      Pattern.compile("(?<![A-Z-])((?:PKG|TRU|STM|NTC|JSON)-\\d+)(?![0-9])");

  @Test
  void everyMustHasATest() throws IOException {
    TreeSet<String> untested = new TreeSet<>(clauses().keySet());
    untested.removeAll(tags().keySet());
    assertEquals(new TreeSet<>(), untested, "clauses without a test");
  }

  @Test
  void noTestNamesAnUnknownClause() throws IOException {
    Map<String, List<Path>> unknown = tags();
    unknown.keySet().removeAll(clauses().keySet());
    assertEquals(new TreeMap<>(), unknown, "tags that no specification knows");
  }

  @Test
  void codeAndDocumentsCiteOnlyClausesThatExist() throws IOException {
    TreeMap<String, List<Path>> unknown = new TreeMap<>();
    List<Path> files = files(Module.ROOT.resolve("docs"), ".md");
    for (Module module : Module.values()) {
      files.addAll(files(module.root().resolve("src/main"), ".java"));
    }
    for (Path file : files) {
      collect(CITED, file, unknown);
    }
    unknown.keySet().removeAll(clauses().keySet());
    assertEquals(new TreeMap<>(), unknown, "clauses cited that no specification knows");
  }

  @Test
  void everyClauseIsOneMustAndStandsOnce() throws IOException {
    Map<String, List<Path>> clauses = clauses();
    assertFalse(clauses.isEmpty());
    clauses.values().removeIf(places -> places.size() == 1);
    assertEquals(new TreeMap<>(), clauses, "clauses defined twice");
    List<String> without = new ArrayList<>();
    for (Path spec : files(Module.ROOT.resolve("docs/spec"), ".md")) {
      for (String line : Files.readAllLines(spec)) {
        if (CLAUSE.matcher(line).find() && !line.contains("MUST")) {
          without.add(line);
        }
      }
    }
    assertEquals(List.of(), without, "clauses without a MUST");
  }

  private static Map<String, List<Path>> clauses() throws IOException {
    TreeMap<String, List<Path>> clauses = new TreeMap<>();
    for (Path spec : files(Module.ROOT.resolve("docs/spec"), ".md")) {
      collect(CLAUSE, spec, clauses);
    }
    return clauses;
  }

  private static Map<String, List<Path>> tags() throws IOException {
    TreeMap<String, List<Path>> tags = new TreeMap<>();
    for (Module module : Module.values()) {
      for (Path test : files(module.root().resolve("src/test/java"), ".java")) {
        collect(TAG, test, tags);
      }
    }
    return tags;
  }

  private static void collect(Pattern pattern, Path file, Map<String, List<Path>> into)
      throws IOException {
    Matcher matcher = pattern.matcher(Files.readString(file));
    while (matcher.find()) {
      into.computeIfAbsent(matcher.group(1), id -> new ArrayList<>())
          .add(Module.ROOT.relativize(file));
    }
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    if (!Files.isDirectory(folder)) {
      return new ArrayList<>();
    }
    try (Stream<Path> found = Files.walk(folder)) {
      return new ArrayList<>(
          found.filter(file -> file.toString().endsWith(ending)).sorted().toList());
    }
  }
}
