package dev.cachet.matching;

import dev.cachet.catalogue.TableBeside;
import dev.cachet.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far the versions of matched components went, by {@code series.tsv}. */
public final class VersionSteps {
  private static final Pattern NUMBERS = Pattern.compile("^[A-Za-z_.-]*(\\d+(?:\\.\\d+)*)");
  private static final Pattern DATE = Pattern.compile("(?:19|20)\\d{2}(?:[01]\\d[0-3]\\d)?");
  private static final int COUNT = -1;
  private static final List<Row> ROWS = read();

  private VersionSteps() {}

  private record Row(Pattern name, int major, int series) {}

  /**
   * Compares the versions of a pair.
   *
   * @param pair two components that are the same thing
   * @return how far it went
   */
  public static VersionStep of(MatchedPair pair) {
    String before = pair.before().version();
    String after = pair.after().version();
    if (before.equals(after)) {
      return VersionStep.SAME;
    }
    // What moved between ecosystems has the version of its author in common, and nothing else.
    boolean alike = pair.before().scheme() == pair.after().scheme();
    VersionScheme scheme = alike ? pair.after().scheme() : VersionScheme.PLAIN;
    String old = pair.before().scheme().upstream(before);
    String now = pair.after().scheme().upstream(after);
    if (old.equals(now)) {
      boolean older = alike && scheme.compare(before, after).map(order -> order > 0).orElse(false);
      return older ? VersionStep.DOWNGRADE : VersionStep.REBUILT;
    }
    Optional<Integer> upstream = scheme.compare(old, now);
    Optional<Integer> whole = alike ? scheme.compare(before, after) : upstream;
    if (pair.kind() == MatchKind.MOVED && whole.isEmpty()) {
      return VersionStep.UNKNOWN;
    }
    if (whole.isEmpty() || whole.get() == 0) {
      return VersionStep.UNKNOWN;
    }
    if (whole.get() > 0) {
      return VersionStep.DOWNGRADE;
    }
    boolean hides = upstream.map(order -> order > 0).orElse(false);
    return hides ? VersionStep.HIDDEN_DOWNGRADE : step(pair.after(), old, now);
  }

  /**
   * The first numbers of a version, for example the series of a kernel.
   *
   * @param facts a component
   * @param numbers how many
   * @return with dots between; fewer if the version has not so many
   */
  public static String prefix(ComponentFacts facts, int numbers) {
    List<String> all = numbers(facts.scheme().upstream(facts.version()));
    return String.join(".", all.subList(0, Math.min(numbers, all.size())));
  }

  private static VersionStep step(ComponentFacts facts, String before, String after) {
    List<String> old = numbers(before);
    List<String> now = numbers(after);
    if (old.isEmpty() || now.isEmpty()) {
      return VersionStep.UNKNOWN;
    }
    Row row = row(facts);
    if (row.major() == COUNT) {
      return VersionStep.RELEASE_COUNT;
    }
    boolean dated = DATE.matcher(old.get(0)).matches() && DATE.matcher(now.get(0)).matches();
    boolean semanticZero =
        facts.scheme() == VersionScheme.SEMANTIC
            && old.get(0).equals("0")
            && now.get(0).equals("0");
    int major = semanticZero ? row.major() + 1 : row.major();
    if (!first(old, major).equals(first(now, major))) {
      return dated ? VersionStep.SERIES : VersionStep.MAJOR;
    }
    int series = oldOpenSsl(facts, now) ? row.series() + 1 : row.series();
    return first(old, series).equals(first(now, series)) ? VersionStep.PATCH : VersionStep.SERIES;
  }

  /** Until 1.1.1 three numbers were a series and letters its patches. */
  private static boolean oldOpenSsl(ComponentFacts facts, List<String> now) {
    return (facts.name().startsWith("openssl") || facts.source().startsWith("openssl"))
        && (now.get(0).equals("0") || now.get(0).equals("1"));
  }

  private static List<String> first(List<String> numbers, int count) {
    List<String> first = new ArrayList<>(numbers);
    while (first.size() < count) {
      first.add("0");
    }
    return first.subList(0, count);
  }

  private static List<String> numbers(String version) {
    Matcher numbers = NUMBERS.matcher(version);
    return numbers.find() ? List.of(numbers.group(1).split("\\.", -1)) : List.of();
  }

  private static Row row(ComponentFacts facts) {
    for (Row row : ROWS) {
      for (String name : List.of(facts.name(), facts.source(), facts.path())) {
        if (name.length() < 200 && row.name().matcher(name.toLowerCase(Locale.ROOT)).matches()) {
          return row;
        }
      }
    }
    return new Row(Pattern.compile(""), 1, 2);
  }

  private static List<Row> read() {
    List<Row> rows = new ArrayList<>();
    for (var row : TableBeside.rows(VersionSteps.class, "series.tsv", 4)) {
      rows.add(new Row(Pattern.compile(row.get(0)), count(row.get(1)), count(row.get(2))));
    }
    return List.copyOf(rows);
  }

  private static int count(String cell) {
    return cell.equals("count") ? COUNT : Integer.parseInt(cell);
  }
}
