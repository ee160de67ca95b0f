package dev.cachet.matching;

import dev.cachet.catalogue.TableBeside;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** The rules by which packages are renamed from one release to the next: {@code renames.tsv}. */
final class RenameRules {
  private static final String FILE = "renames.tsv";

  /** Names that go on after the number: {@code postgresql-13}, {@code php8.2-cli}. */
  private static final Pattern NUMBERED =
      Pattern.compile(
          "^(?<head>[a-z][a-z+.-]*?[a-z])-?(?<number>\\d+(?:\\.\\d+)*)(?<tail>-[a-z].*)?$");

  private static final int MAX_CHARS = 200;
  private static final List<Rule> RULES = read();

  private RenameRules() {}

  private record Rule(String scope, Pattern pattern, String replacement) {}

  /** What is left of a name when interface numbers, majors and transitions are taken away. */
  static String plain(ComponentFacts facts) {
    if (facts.type().equals("maven")) {
      return apply("maven", facts.path());
    }
    String name = apply("package", facts.name().toLowerCase(Locale.ROOT));
    return withoutMajor(name, facts);
  }

  static String plainSource(ComponentFacts facts) {
    String source = facts.source();
    return withoutMajor(apply("package", source), facts);
  }

  /** The name by which a package of the system and one of a language can be the same. */
  static String moved(ComponentFacts facts) {
    return apply("move-" + facts.type(), facts.name().toLowerCase(Locale.ROOT));
  }

  /** A number in a name is a version only if the version begins with it: bzip2 1.0.8 keeps it. */
  private static String withoutMajor(String name, ComponentFacts facts) {
    var matcher = NUMBERED.matcher(name);
    if (name.length() > MAX_CHARS || !matcher.matches()) {
      return name;
    }
    String number = matcher.group("number");
    String upstream = facts.scheme().upstream(facts.version());
    boolean begins = upstream.equals(number) || upstream.matches(Pattern.quote(number) + "\\D.*");
    String tail = Objects.requireNonNullElse(matcher.group("tail"), "");
    return begins ? matcher.group("head") + tail : name;
  }

  private static String apply(String scope, String name) {
    String text = name;
    for (Rule rule : RULES) {
      if (rule.scope().equals(scope) && text.length() <= MAX_CHARS) {
        text = rule.pattern().matcher(text).replaceFirst(rule.replacement());
      }
    }
    return text;
  }

  private static List<Rule> read() {
    List<Rule> rules = new ArrayList<>();
    for (List<String> row : TableBeside.rows(RenameRules.class, FILE, 4)) {
      rules.add(new Rule(row.get(0), Pattern.compile(row.get(1)), row.get(2)));
    }
    return List.copyOf(rules);
  }
}
