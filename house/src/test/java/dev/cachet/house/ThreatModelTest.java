package dev.cachet.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The threat model has every line, and each test that a document names is there. */
class ThreatModelTest {
  private static final Path DOCS = Module.ROOT.resolve("docs");
  private static final Path THREAT_MODEL = DOCS.resolve("threat-model.md");
  private static final int LINES = 68;
  private static final Pattern TEST =
      Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|Properties|IT))(?:\\.([a-z][A-Za-z0-9]*))?`");

  private static final Pattern NAME =
      Pattern.compile("@DisplayName\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern ADVISORY =
      Pattern.compile("CVE-\\d{4}-\\d+|GHSA(?:-[0-9a-z]{4}){3}");

  @Test
  void everyTestThatADocumentNamesExists() throws IOException {
    Map<String, String> sources = testSources();
    List<String> missing = new ArrayList<>();
    int named = 0;
    for (Path document : documents()) {
      Matcher test = TEST.matcher(Files.readString(document));
      while (test.find()) {
        named++;
        String source = sources.getOrDefault(test.group(1), "");
        String method = test.group(2);
        if (source.isEmpty() || (method != null && !source.contains(" " + method + "("))) {
          missing.add(document.getFileName() + " " + test.group());
        }
      }
    }
    assertTrue(named > 0, "no document names a test");
    assertEquals(List.of(), missing, "tests that a document names and nobody wrote");
  }

  @Test
  void everyLineOfTheCatalogueIsThereOnceAndInOrder() throws IOException {
    List<String> expected =
        IntStream.rangeClosed(1, LINES)
            .mapToObj(number -> String.format(Locale.ROOT, "A%02d", number))
            .toList();
    assertEquals(expected, rows().stream().map(row -> row.get(0)).toList());
  }

  @Test
  void everyLineOfTheCatalogueSaysWhatShowsIt() throws IOException {
    assertFalse(Files.readString(THREAT_MODEL).contains("TBD"), "a test is still to be named");
    List<String> silent =
        rows().stream()
            .filter(row -> row.size() != 5 || row.get(4).isEmpty())
            .map(row -> row.get(0))
            .toList();
    assertEquals(List.of(), silent, "lines without test, plan or reason");
  }

  /** An attack is tried by a test or a vector that carries its line, and its advisories if any. */
  @Test
  void everyPromiseIsTriedUnderTheNameOfItsLine() throws IOException {
    String tried = namesOfTests() + attacksOfVectors();
    List<String> untried = new ArrayList<>();
    for (List<String> row : rows()) {
      if (row.get(2).startsWith("promise")) {
        List<String> names = new ArrayList<>(List.of(row.get(0)));
        ADVISORY.matcher(row.get(1)).results().map(MatchResult::group).forEach(names::add);
        names.removeIf(tried::contains);
        names.forEach(name -> untried.add(row.get(0) + " " + name));
      }
    }
    assertEquals(List.of(), untried, "lines and advisories that no test and no vector names");
  }

  private static String namesOfTests() throws IOException {
    return testSources().values().stream()
        .flatMap(source -> NAME.matcher(source).results())
        .map(name -> name.group(1))
        .collect(Collectors.joining("\n"));
  }

  private static String attacksOfVectors() throws IOException {
    StringBuilder attacks = new StringBuilder();
    try (Stream<Path> files = Files.walk(Module.CORE.root().resolve("src/test/vectors"))) {
      for (Path file : files.filter(file -> file.toString().endsWith(".vec")).toList()) {
        Files.readAllLines(file).stream()
            .filter(line -> line.startsWith("attack: "))
            .forEach(line -> attacks.append(line).append('\n'));
      }
    }
    return attacks.toString();
  }

  private static List<List<String>> rows() throws IOException {
    return Files.readAllLines(THREAT_MODEL).stream()
        .filter(line -> line.matches("\\| A[0-9]{2} \\|.*\\|"))
        .map(line -> line.substring(2, line.length() - 1).split("\\|", -1))
        .map(cells -> Arrays.stream(cells).map(String::strip).toList())
        .toList();
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(DOCS)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  private static Map<String, String> testSources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    List<Path> roots = new ArrayList<>(List.of(Module.ROOT.resolve("house")));
    for (Module module : Module.values()) {
      roots.add(module.root());
    }
    for (Path root : roots) {
      Path tests = root.resolve("src/test/java");
      if (Files.isDirectory(tests)) {
        read(tests, sources);
      }
    }
    return sources;
  }

  private static void read(Path tests, Map<String, String> into) throws IOException {
    try (Stream<Path> files = Files.walk(tests)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
        String name = String.valueOf(file.getFileName());
        into.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
      }
    }
  }
}
