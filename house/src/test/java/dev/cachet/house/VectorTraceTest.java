package dev.cachet.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.refusal.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every clause and refusal code of format 1 has a vector, or a reason why it has none. */
class VectorTraceTest {
  private static final Path VECTORS = Module.CORE.root().resolve("src/test/vectors");
  private static final Pattern CLAUSE =
      Pattern.compile("(?m)^- \\*\\*((?:PKG|TRU|JSON)-\\d+)\\.\\*\\* (.*)$");
  private static final Pattern CODES = Pattern.compile("\\((`[A-Z_]+`(?:, `[A-Z_]+`)*)\\)$");
  private static final Pattern CODE = Pattern.compile("`([A-Z_]+)`");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z_]+(?:-\\d+)?) \\|");
  private static final Pattern LINE = Pattern.compile("(?m)^(clause|expect|attack): (.*)$");
  private static final Pattern ATTACK = Pattern.compile("A\\d\\d");

  @Test
  void everyClauseHasAVectorForEachCodeThatItsViolationCauses() throws IOException {
    Set<String> missing = new TreeSet<>(demanded());
    missing.removeAll(shown());
    missing.removeIf(pair -> excused(pair.replaceFirst(" .*", "")));
    assertEquals(Set.of(), missing, "clauses without a vector of that verdict");
  }

  @Test
  void everyRefusalCodeHasAVector() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (Reason reason : Reason.values()) {
      missing.add(reason.name());
    }
    missing.removeAll(values("expect"));
    missing.removeIf(VectorTraceTest::excused);
    assertEquals(Set.of(), missing, "codes without a vector");
  }

  @Test
  void whatIsSaidToHaveNoVectorHasNone() throws IOException {
    Set<String> listed = new TreeSet<>(excuses());
    assertTrue(!listed.isEmpty(), "nothing is listed");
    Set<String> clauses = new TreeSet<>(listed);
    clauses.retainAll(clauses());
    Set<String> codes = new TreeSet<>(listed);
    codes.removeAll(clauses);
    codes.removeIf(code -> Stream.of(Reason.values()).anyMatch(r -> r.name().equals(code)));
    assertEquals(Set.of(), codes, "neither clause nor code");
    listed.retainAll(shown().stream().map(pair -> pair.replaceFirst(" .*", "")).toList());
    assertEquals(Set.of(), listed, "listed, and there is a vector");
  }

  @Test
  void vectorsNameOnlyClausesCodesAndAttacksThatExist() throws IOException {
    Set<String> unknown = new TreeSet<>(values("clause"));
    unknown.removeAll(clauses());
    assertEquals(Set.of(), unknown, "clauses that no specification knows");
    String threats = Files.readString(Module.ROOT.resolve("docs/threat-model.md"));
    Set<String> attacks = new TreeSet<>();
    for (String line : values("attack")) {
      ATTACK.matcher(line).results().map(MatchResult::group).forEach(attacks::add);
    }
    attacks.removeIf(attack -> threats.contains("| " + attack + " |"));
    assertEquals(Set.of(), attacks, "attacks that the threat model does not know");
  }

  /** {@code PKG-1 CONTAINER_MALFORMED}; {@code PKG-17 ACCEPTED} where nothing is refused. */
  private static Set<String> demanded() throws IOException {
    Set<String> pairs = new TreeSet<>();
    Set<String> shown = shown();
    Matcher clause = CLAUSE.matcher(specification());
    while (clause.find()) {
      Matcher codes = CODES.matcher(clause.group(2));
      if (codes.find()) {
        Matcher code = CODE.matcher(codes.group(1));
        while (code.find()) {
          pairs.add(clause.group(1) + " " + code.group(1));
        }
      } else if (shown.stream().noneMatch(pair -> pair.startsWith(clause.group(1) + " "))) {
        pairs.add(clause.group(1) + " any verdict");
      }
    }
    return pairs;
  }

  private static Set<String> clauses() throws IOException {
    return CLAUSE
        .matcher(specification())
        .results()
        .map(clause -> clause.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> shown() throws IOException {
    Set<String> pairs = new TreeSet<>();
    for (String text : vectors()) {
      List<String> expected = lines(text, "expect");
      for (String clauses : lines(text, "clause")) {
        for (String clause : clauses.split(" ", -1)) {
          pairs.add(clause + " " + expected.get(0));
        }
      }
    }
    return pairs;
  }

  private static Set<String> values(String key) throws IOException {
    Set<String> values = new TreeSet<>();
    for (String text : vectors()) {
      for (String line : lines(text, key)) {
        values.addAll(key.equals("clause") ? List.of(line.split(" ", -1)) : List.of(line));
      }
    }
    return values;
  }

  private static List<String> lines(String text, String key) {
    return LINE.matcher(text)
        .results()
        .filter(line -> line.group(1).equals(key))
        .map(line -> line.group(2))
        .toList();
  }

  private static List<String> vectors() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(VECTORS)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".vec")).toList()) {
        texts.add(Files.readString(file));
      }
    }
    assertTrue(!texts.isEmpty(), "no vector");
    return texts;
  }

  private static boolean excused(String name) {
    try {
      return excuses().contains(name);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> excuses() throws IOException {
    return ROW.matcher(Files.readString(VECTORS.resolve("without-vector.md")))
        .results()
        .map(row -> row.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String specification() throws IOException {
    Path specs = Module.ROOT.resolve("docs/spec");
    return Files.readString(specs.resolve("package.md"))
        + Files.readString(specs.resolve("trust.md"));
  }
}
